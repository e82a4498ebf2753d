#pragma once

// Values as YAML on one line: words as they are, maps and lists in braces and brackets.

#include <concepts>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>
#include <cuakhau/scenario/value_text.hpp>

#include "scenario/detail/yaml_text.hpp"

namespace cuakhau::scenario::detail {

template <class T>
concept WordText = requires(const T& value) { value_text(value); };

template <WordText T>
[[nodiscard]] std::string flow_text(const T& value, const model::Sides&) {
  return yaml_text(value_text(value));
}
[[nodiscard]] std::string flow_text(std::same_as<bool> auto flag, const model::Sides&) {
  return flag ? "true" : "false";
}
[[nodiscard]] std::string flow_text(const std::string& text, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::Side& side, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::Moment& moment, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::PolicyDate& date, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::Hours& hours, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::PerSideFlag& flags, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::PerSideHours& hours, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::PerDirectionName& names, const model::Sides&);
[[nodiscard]] std::string flow_text(const model::CommodityMix& mix, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::ServiceLaw& law, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::WeeklyHours& hours, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::WeekdayFactors& factors, const model::Sides&);
[[nodiscard]] std::string flow_text(const model::DateFactors& factors, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::DatedShare& share, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::DailyTotal& total, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::ServerGroup& group, const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::CalendarException& exception,
                                    const model::Sides& sides);
[[nodiscard]] std::string flow_text(const model::SettingValue& value, const model::Sides& sides);

template <class T>
  requires requires(const T& value, const model::Sides& sides) { flow_text(value, sides); }
[[nodiscard]] std::string flow_text(const std::vector<T>& values, const model::Sides& sides) {
  std::string text;
  for (const T& value : values) text += (text.empty() ? "" : ", ") + flow_text(value, sides);
  return '[' + text + ']';
}

template <class T>
concept FlowText = requires(const T& value, const model::Sides& sides) {
  { flow_text(value, sides) } -> std::same_as<std::string>;
};

/// Whether there is nothing to write: no text, no items, no factors that differ from 100 %.
template <class T>
[[nodiscard]] bool is_blank(const T& value) {
  if constexpr (requires { value.empty(); })
    return value.empty();
  else
    return false;
}
[[nodiscard]] inline bool is_blank(const model::CommodityMix& mix) { return mix.shares.empty(); }
[[nodiscard]] inline bool is_blank(const model::DateFactors& factors) {
  return factors.dates.empty();
}
[[nodiscard]] inline bool is_blank(const model::WeekdayFactors& factors) {
  return factors == model::WeekdayFactors{};
}
[[nodiscard]] inline bool is_blank(const model::PerDirectionName& names) {
  return names == model::PerDirectionName{};
}

}  // namespace cuakhau::scenario::detail
