#pragma once

// The text of each type of value, as a scenario writes it. Reading it back gives an equal value.
// Moments and clock hours need the sides, whose clocks they name; they are written in whole
// seconds, since a scenario can say no finer.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::scenario {

[[nodiscard]] std::string value_text(double number);
[[nodiscard]] std::string value_text(std::uint32_t number);
[[nodiscard]] std::string value_text(Duration span);
[[nodiscard]] std::string value_text(CivilDate date);
[[nodiscard]] std::string value_text(const model::CalendarDate& date);
[[nodiscard]] std::string value_text(UtcOffset offset);
[[nodiscard]] std::string value_text(const model::PerHour& rate);
[[nodiscard]] std::string value_text(const model::Probability& share);
[[nodiscard]] std::string value_text(const model::Factor& factor);
[[nodiscard]] std::string value_text(const model::Count& count);
[[nodiscard]] std::string value_text(const model::Threshold& threshold);
[[nodiscard]] std::string value_text(const model::MeasureBound& bound);
[[nodiscard]] std::string value_text(const model::Money& money);
[[nodiscard]] std::string value_text(const model::MoneyRate& rate);
[[nodiscard]] std::string value_text(const model::FuelRate& rate);
[[nodiscard]] std::string value_text(const model::CarbonContent& content);
[[nodiscard]] std::string value_text(const model::DurationLaw& law);
[[nodiscard]] std::string value_text(const model::CountLaw& law);
[[nodiscard]] std::string value_text(const model::Discipline& discipline);
[[nodiscard]] std::string value_text(const model::DayHours& hours);
[[nodiscard]] std::string value_text(const model::Hours& hours, const model::Sides& sides);
[[nodiscard]] std::string value_text(const model::Moment& moment, const model::Sides& sides);
[[nodiscard]] std::string value_text(const model::PolicyDate& date, const model::Sides& sides);
/// The bound that such a text says, "900", "90 %" or "2 h"; nothing when it says none.
[[nodiscard]] std::optional<model::MeasureBound> bound_in(std::string_view text);
template <model::WordedEnum E>
[[nodiscard]] std::string value_text(E value) {
  return std::string(model::word(value));
}

}  // namespace cuakhau::scenario
