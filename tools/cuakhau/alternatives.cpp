#include "alternatives.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include <cuakhau/base/bracket_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/files/text_file.hpp>

#include "measure_option.hpp"

namespace cuakhau::tool {
namespace {

using Error = std::optional<UsageError>;

constexpr std::array k_alternatives{"policy", "alternative", "alternatives-from", "combine"};
constexpr std::size_t k_most_combined = 8;  // 255 choices

/// "unified-hours" of "lib:lang-son/policies/unified-hours" and of "policies/unified-hours.yaml".
std::string stem_of(const std::string& file) {
  const auto path = file.starts_with("lib:") ? file.substr(4) : file;
  const auto stem = std::filesystem::path{path}.stem().string();
  return stem.empty() ? file : stem;
}

void add_part(std::string part, ContenderOptions& one) {
  (part.find('=') == std::string::npos ? one.policies : one.set).push_back(std::move(part));
}

/// "NAME=PART,PART": each a file of policies, or PATH=VALUE. @param said where: "--alternative"
Parsed<ContenderOptions> alternative(const std::string& text, const std::string& file,
                                     const std::string& said) {
  const UsageError error{fmt::format(
      "{}: expected NAME=PART,PART with parts that are files of policies or PATH=VALUE, found {}",
      said, quote(text))};
  const auto equals = text.find('=');
  if (equals == std::string::npos) return Unexpected{error};
  ContenderOptions one{
      std::string{trimmed(std::string_view{text}.substr(0, equals))}, file, {}, {}};
  if (one.name.empty()) return Unexpected{error};
  for (auto& part : split_outside_brackets(std::string_view{text}.substr(equals + 1), ',')) {
    if (part.empty()) return Unexpected{error};
    add_part(std::move(part), one);
  }
  return one;
}

/// An alternative a line, as of --alternative; empty lines and those that begin with # are none.
Error add_listed(const std::string& path, std::vector<ContenderOptions>& contenders) {
  const auto read = files::read_text(path);
  if (!read)
    return UsageError{fmt::format("--alternatives-from: {}: {}", path, read.error().message)};
  const auto file = contenders.front().file;
  std::string_view rest = *read;
  for (int number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.starts_with('#')) continue;
    auto one = alternative(std::string{line}, file, fmt::format("{}:{}", path, number));
    if (!one) return std::move(one).error();
    contenders.push_back(std::move(*one));
  }
  return std::nullopt;
}

/// Every choice of some of the parts, each called like its parts; none of them is the base.
Error add_combined(const std::string& text, std::vector<ContenderOptions>& contenders) {
  const auto parts = split_outside_brackets(text, ',');
  const bool has_empty =
      std::ranges::any_of(parts, [](const std::string& part) { return part.empty(); });
  if (has_empty || parts.size() < 2 || parts.size() > k_most_combined)
    return UsageError{fmt::format(
        "--combine: expected 2 to {} parts between commas that are files of policies or "
        "PATH=VALUE, found {}",
        k_most_combined, quote(text))};
  const auto file = contenders.front().file;
  for (std::uint32_t choice = 1; choice < 1U << parts.size(); ++choice) {
    ContenderOptions one{{}, file, {}, {}};
    for (std::size_t k = 0; k < parts.size(); ++k) {
      if ((choice >> k & 1U) == 0) continue;
      const bool is_policy = parts[k].find('=') == std::string::npos;
      one.name += (one.name.empty() ? "" : " + ") + (is_policy ? stem_of(parts[k]) : parts[k]);
      add_part(parts[k], one);
    }
    contenders.push_back(std::move(one));
  }
  return std::nullopt;
}

Error add_alternatives(const ParsedLine& line, std::vector<ContenderOptions>& contenders) {
  const auto file = contenders.front().file;
  for (const auto& policy : line.values("policy"))
    contenders.push_back({stem_of(policy), file, {policy}, {}});
  for (const auto& text : line.values("alternative")) {
    auto one = alternative(text, file, "--alternative");
    if (!one) return std::move(one).error();
    contenders.push_back(std::move(*one));
  }
  for (const auto& path : line.values("alternatives-from"))
    if (auto error = add_listed(path, contenders)) return error;
  for (const auto& text : line.values("combine"))
    if (auto error = add_combined(text, contenders)) return error;
  return std::nullopt;
}

Error name_twice(const std::vector<ContenderOptions>& contenders) {
  for (auto one = contenders.begin(); one != contenders.end(); ++one) {
    const auto other = std::find_if(contenders.begin(), one, [&](const ContenderOptions& before) {
      return before.name == one->name;
    });
    if (other != one)
      return UsageError{fmt::format(
          "two of the scenarios are called {}: give one another name by --alternative NAME=FILE",
          quote(one->name))};
  }
  return std::nullopt;
}

UsageError nothing_to_compare(const CommandLine& command) {
  std::vector<std::string> ways;
  for (const auto& option : command.options)
    if (std::ranges::find(k_alternatives, option.name) != k_alternatives.end())
      ways.push_back(fmt::format("--{} {}", option.name, option.value));
  return UsageError{
      fmt::format("expected something to compare with: {} or another scenario", join(ways, ", "))};
}

}  // namespace

Parsed<std::vector<ContenderOptions>> contenders_of(const CommandLine& command,
                                                    const ParsedLine& line) {
  if (line.files.empty()) return Unexpected{UsageError{"expected a scenario file"}};
  const bool has_alternatives =
      std::ranges::any_of(k_alternatives, [&](const char* option) { return line.has(option); });
  std::vector<ContenderOptions> all;
  if (line.files.size() == 1) {
    if (!has_alternatives) return Unexpected{nothing_to_compare(command)};
    all.push_back({"base", line.files.front(), {}, {}});
    if (auto error = add_alternatives(line, all)) return Unexpected{std::move(*error)};
  } else {
    if (has_alternatives)
      return Unexpected{UsageError{
          "--policy and --alternative make alternatives of one scenario; for policies in each of "
          "several use --with"}};
    for (const auto& file : line.files) all.push_back({stem_of(file), file, {}, {}});
  }
  if (auto error = name_twice(all)) return Unexpected{std::move(*error)};
  return all;
}

}  // namespace cuakhau::tool
