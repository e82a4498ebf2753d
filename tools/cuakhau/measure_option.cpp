#include "measure_option.hpp"

#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/bracket_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/scenario/value_text.hpp>

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

Parsed<WantedMeasure> wanted_measure(const std::string& text, std::string_view option) {
  auto parts = split_outside_brackets(text, ',');
  std::optional<std::string> want;
  std::erase_if(parts, [&](const std::string& part) {
    const bool is_want = part.starts_with("want=");
    if (is_want) want = part.substr(5);
    return is_want;
  });
  auto measure = experiment::parse_measure(join(parts, ","));
  if (!measure) return Unexpected{UsageError{fmt::format("{}: {}", option, measure.error())}};
  WantedMeasure wanted{std::move(*measure), std::nullopt};
  if (want == "max") wanted.want = experiment::Goal::largest;
  if (want == "min") wanted.want = experiment::Goal::smallest;
  if (want && !wanted.want)
    return Unexpected{UsageError{
        fmt::format("{}: expected want=max or want=min, found {}", option, quote(*want))}};
  return wanted;
}

Parsed<experiment::BestRequest> best_measure(const std::string& text, std::string_view option) {
  auto wanted = wanted_measure(text, option);
  if (!wanted) return Unexpected{std::move(wanted).error()};
  auto& [measure, want] = *wanted;
  const auto goal = want ? want : experiment::usual_goal(measure.measure);
  if (!goal) {
    const auto near = experiment::near_measure_with_goal(measure.measure);
    return Unexpected{UsageError{fmt::format(
        "{}: is more of {} better or worse? add want=max or want=min{}", option,
        quote(measure.measure), near ? fmt::format("; or did you mean {}?", quote(*near)) : "")}};
  }
  return experiment::BestRequest{std::move(measure), *goal};
}

Parsed<SaidThreshold> measure_size(const std::string& text, std::string_view option) {
  const auto equals = text.rfind('=');
  const auto size = equals == std::string::npos
                        ? std::nullopt
                        : scenario::bound_in(std::string_view{text}.substr(equals + 1));
  if (!size || size->value <= 0.0)
    return Unexpected{UsageError{
        fmt::format("{}: expected MEASURE=SIZE, above 0, such as \"wait=10 min\", found {}", option,
                    quote(text))}};
  auto measure = experiment::parse_measure(trimmed(std::string_view{text}.substr(0, equals)));
  if (!measure) return Unexpected{UsageError{fmt::format("{}: {}", option, measure.error())}};
  return SaidThreshold{std::move(*measure), *size};
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
