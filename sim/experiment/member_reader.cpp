#include "experiment/detail/member_reader.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

namespace cuakhau::experiment::detail {
namespace {

/// The digits of Hash128::hex.
std::optional<Hash128> hash_in(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::size_t k_half = 16;
  Hash128 hash;
  if (text.size() != 2 * k_half) return std::nullopt;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const auto digit = digits.find(text[k]);
    if (digit == std::string_view::npos) return std::nullopt;
    auto& half = k < k_half ? hash.high : hash.low;
    half = half << 4U | digit;
  }
  return hash;
}

std::string quoted_choice(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (k > 0) text += k + 1 < words.size() ? ", " : " or ";
    text += quote(words[k]);
  }
  return text;
}

}  // namespace

std::string Spot::path_of(std::string_view key) const {
  return path.empty() ? std::string{key} : fmt::format("{}.{}", path, key);
}

MemberReader::MemberReader(std::string file, std::string remedy)
    : file_(std::move(file)), remedy_(std::move(remedy)) {}

std::nullopt_t MemberReader::refuse(const Spot& at, std::string message,
                                    std::vector<std::string> help) {
  if (defect_) return std::nullopt;
  if (help.empty()) help = {remedy_};
  auto& defect = defect_.emplace();
  defect.where.file = file_;
  defect.where.line = at.node->line;
  defect.path = at.path;
  defect.message = std::move(message);
  defect.help = std::move(help);
  return std::nullopt;
}

std::nullopt_t MemberReader::refuse_member(const Spot& object, std::string_view key,
                                           std::string message, std::vector<std::string> help) {
  const auto* found = object.node->find(key);
  return refuse({found == nullptr ? object.node : found, object.path_of(key)}, std::move(message),
                std::move(help));
}

std::optional<Spot> MemberReader::member(const Spot& object, std::string_view key) {
  const auto* found = object.node->find(key);
  if (found == nullptr) return refuse_member(object, key, "is missing");
  return Spot{found, object.path_of(key)};
}

std::string MemberReader::text(const Spot& object, std::string_view key) {
  const auto found = member(object, key);
  if (!found) return {};
  if (const auto* text = found->node->text()) return *text;
  refuse(*found, "expected a text");
  return {};
}

std::uint64_t MemberReader::count(const Spot& object, std::string_view key) {
  const auto found = member(object, key);
  if (!found) return 0;
  if (const auto* count = found->node->count()) return *count;
  refuse(*found, "expected a whole number of 0 or more");
  return 0;
}

bool MemberReader::flag(const Spot& object, std::string_view key) {
  const auto found = member(object, key);
  if (!found) return false;
  if (const auto* flag = std::get_if<bool>(&found->node->value)) return *flag;
  refuse(*found, "expected true or false");
  return false;
}

std::optional<Hash128> MemberReader::hash(const Spot& object, std::string_view key) {
  const auto found = member(object, key);
  if (!found) return std::nullopt;
  return hash(*found);
}

std::optional<Hash128> MemberReader::hash(const Spot& spot) {
  const auto* text = spot.node->text();
  const auto found = text == nullptr ? std::nullopt : hash_in(*text);
  if (!found) return refuse(spot, "expected a digest of 32 hexadecimal digits");
  return found;
}

std::vector<Spot> MemberReader::items(const Spot& object, std::string_view key) {
  const auto found = member(object, key);
  if (!found) return {};
  const auto* items = found->node->items();
  if (items == nullptr) {
    refuse(*found, "expected a list");
    return {};
  }
  std::vector<Spot> spots;
  spots.reserve(items->size());
  for (std::size_t k = 0; k < items->size(); ++k)
    spots.push_back({&(*items)[k], fmt::format("{}[{}]", found->path, k)});
  return spots;
}

std::size_t MemberReader::word(const Spot& object, std::string_view key,
                               std::span<const std::string_view> words) {
  const auto said = text(object, key);
  if (has_failed()) return 0;
  const auto found = std::ranges::find(words, std::string_view{said});
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  refuse_member(object, key,
                fmt::format("expected {}, found {}", quoted_choice(words), quote(said)));
  return 0;
}

std::optional<double> MemberReader::real_or_null(const Spot& spot) {
  if (spot.node->is_null()) return std::nullopt;
  if (const auto* real = spot.node->real()) return *real;
  return refuse(spot, "expected a number or null");
}

void MemberReader::only(const Spot& object, std::span<const std::string_view> known) {
  const auto* members = std::get_if<files::JsonNode::Members>(&object.node->value);
  if (members == nullptr) {
    refuse(object, "expected an object");
    return;
  }
  for (const auto& [key, node] : *members)
    if (std::ranges::find(known, std::string_view{key}) == known.end())
      refuse(Spot{&node, object.path_of(key)}, "unknown key");
}

}  // namespace cuakhau::experiment::detail
