#include "number_option.hpp"

#include <limits>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>

namespace cuakhau::tool {
namespace {

constexpr unsigned k_most_threads = 1'024;

}  // namespace

std::optional<UsageError> read_whole(const ParsedLine& line, const WholeOption& option,
                                     std::uint64_t& target) {
  const auto text = line.value(option.name);
  if (!text) return std::nullopt;
  const auto value = parse_integer<std::uint64_t>(*text);
  if (!value || *value < option.lowest || *value > option.highest)
    return UsageError{fmt::format("--{}: expected a whole number from {} to {}, found {}",
                                  option.name, option.lowest, option.highest, quote(*text))};
  target = *value;
  return std::nullopt;
}

std::optional<UsageError> read_effort(const ParsedLine& line, Effort& effort) {
  std::uint64_t replications = effort.replications;
  std::uint64_t threads = effort.threads;
  const WholeOption seed{"seed", 0, std::numeric_limits<std::uint64_t>::max()};
  if (auto error = read_whole(line, seed, effort.seed)) return error;
  const WholeOption count{"replications", 1, k_most_replications};
  if (auto error = read_whole(line, count, replications)) return error;
  if (auto error = read_whole(line, {"threads", 1, k_most_threads}, threads)) return error;
  effort.replications = static_cast<std::uint32_t>(replications);
  effort.threads = static_cast<unsigned>(threads);
  return std::nullopt;
}

Parsed<std::optional<double>> read_share(const ParsedLine& line, const ShareOption& option) {
  const auto text = line.value(option.name);
  if (!text) return std::optional<double>{};
  UsageError error{fmt::format(
      "--{}: expected a share above {} % and up to {} %, such as {}, found {}", option.name,
      format_real(option.above), format_real(option.up_to), option.example, quote(*text))};
  std::string_view number = *text;
  if (!number.ends_with('%')) return Unexpected{std::move(error)};
  number.remove_suffix(1);
  while (number.ends_with(' ')) number.remove_suffix(1);
  const auto percent = parse_real(number);
  if (!percent || *percent <= option.above || *percent > option.up_to)
    return Unexpected{std::move(error)};
  return std::optional{*percent / 100.0};
}

std::optional<UsageError> read_confidence(const ParsedLine& line, double& confidence) {
  auto share = read_share(line, {"confidence", 50.0, 99.99, "95%"});
  if (!share) return std::move(share).error();
  confidence = share->value_or(confidence);
  return std::nullopt;
}

}  // namespace cuakhau::tool
