#include "measure_option.hpp"

#include <fmt/format.h>

namespace cuakhau::tool {

Parsed<std::vector<model::MeasureKey>> read_measures(const ParsedLine& line) {
  std::vector<model::MeasureKey> measures;
  for (const auto& text : line.values("measure")) {
    auto measure = experiment::parse_measure(text);
    if (!measure) return Unexpected{UsageError{"--measure: " + measure.error()}};
    measures.push_back(std::move(*measure));
  }
  return measures;
}

Parsed<std::vector<model::MeasureKey>> known_measures(
    std::span<const experiment::Contender> scenarios, std::span<const model::MeasureKey> wanted,
    std::string_view option) {
  auto keys = experiment::find_measures(scenarios, wanted);
  if (keys) return std::move(*keys);
  std::string text;
  for (const auto& unknown : keys.error()) {
    text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", option, unknown.message);
    for (const auto& help : unknown.help) text += "\nhelp: " + help;
  }
  return Unexpected{UsageError{std::move(text)}};
}

}  // namespace cuakhau::tool
