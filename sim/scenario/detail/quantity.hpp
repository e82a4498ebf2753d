#pragma once

// Words for quantities: "90 s", "20 /h", "75 %", "450", "unlimited", "true". One function a type;
// each gives the value or says what was expected.

#include <cstdint>
#include <string_view>

#include <cuakhau/base/time.hpp>
#include <cuakhau/model/plan.hpp>
#include <cuakhau/model/units.hpp>

#include "scenario/detail/complaint.hpp"

namespace cuakhau::scenario::detail {

[[nodiscard]] Parsed<Duration> duration_of(std::string_view text);
/// A duration as a parameter of a law: not rounded to ticks.
[[nodiscard]] Parsed<double> milliseconds_of(std::string_view text);
[[nodiscard]] Parsed<model::PerHour> rate_of(std::string_view text);
/// From 0 % to 100 %.
[[nodiscard]] Parsed<model::Probability> share_of(std::string_view text);
/// From 0 % up.
[[nodiscard]] Parsed<model::Factor> factor_of(std::string_view text);
/// A whole number or "unlimited".
[[nodiscard]] Parsed<model::Count> count_of(std::string_view text);
[[nodiscard]] Parsed<model::Threshold> threshold_of(std::string_view text);
[[nodiscard]] Parsed<std::uint32_t> whole_number_of(std::string_view text);
[[nodiscard]] Parsed<double> number_of(std::string_view text);
/// "true" or "false".
[[nodiscard]] Parsed<bool> flag_of(std::string_view text);
/// "900 M VND"; k, M, bn and tn are thousand, million, 10^9 and 10^12.
[[nodiscard]] Parsed<model::Money> money_of(std::string_view text);
/// "700000 VND/d".
[[nodiscard]] Parsed<model::MoneyRate> money_rate_of(std::string_view text);
/// "2.5 l/h"; by the time units of durations.
[[nodiscard]] Parsed<model::FuelRate> fuel_rate_of(std::string_view text);
/// "2.69 kg/l".
[[nodiscard]] Parsed<model::CarbonContent> carbon_content_of(std::string_view text);
/// A number and perhaps a unit: "900", "90 %", "2 h".
[[nodiscard]] Parsed<model::MeasureBound> measure_bound_of(std::string_view text);

/// A text cut behind the number that it starts with.
struct NumberAndUnit {
  std::string_view number;
  std::string_view unit;
};
[[nodiscard]] NumberAndUnit split_unit(std::string_view text);

}  // namespace cuakhau::scenario::detail
