#pragma once

// Values with what is known about them: {value: 5 min, assumed: [4 min, 7 min], note: …}. An
// assumed range must hold the value; that of a law is a range of its mean.

#include <cstdint>
#include <optional>
#include <vector>

#include <cuakhau/model/plan.hpp>

#include "scenario/detail/reading.hpp"

namespace cuakhau::scenario::detail {

/// Which words the bounds of an assumed range are.
enum class BoundWord : std::uint8_t {
  none,
  duration,
  rate,
  share,
  count,
  number,
  money,
  money_rate,
  fuel_rate,
  carbon_content
};

/// A value as one number, to compare it with an assumed range.
struct Magnitude {
  BoundWord word = BoundWord::none;
  double value = 0.0;
};

template <class T>
[[nodiscard]] Magnitude magnitude_of(const T&) {
  return {};
}
[[nodiscard]] Magnitude magnitude_of(const Duration& span);
[[nodiscard]] Magnitude magnitude_of(const model::PerHour& rate);
[[nodiscard]] Magnitude magnitude_of(const model::Probability& share);
[[nodiscard]] Magnitude magnitude_of(const model::DatedShare& share);
[[nodiscard]] Magnitude magnitude_of(const model::Factor& factor);
[[nodiscard]] Magnitude magnitude_of(const model::Count& count);
[[nodiscard]] Magnitude magnitude_of(const model::Threshold& threshold);
[[nodiscard]] Magnitude magnitude_of(const double& number);
[[nodiscard]] Magnitude magnitude_of(const std::uint32_t& number);
[[nodiscard]] Magnitude magnitude_of(const model::Money& money);
[[nodiscard]] Magnitude magnitude_of(const model::MoneyRate& rate);
[[nodiscard]] Magnitude magnitude_of(const model::FuelRate& rate);
[[nodiscard]] Magnitude magnitude_of(const model::CarbonContent& content);
[[nodiscard]] Magnitude magnitude_of(const model::DurationLaw& law);
[[nodiscard]] Magnitude magnitude_of(const model::CountLaw& law);
[[nodiscard]] Magnitude magnitude_of(const model::ServiceLaw& law);
[[nodiscard]] Magnitude magnitude_of(const std::vector<model::ServerGroup>& servers);
template <class T>
[[nodiscard]] Magnitude magnitude_of(const std::optional<T>& value) {
  return value ? magnitude_of(*value) : Magnitude{};
}

/// Whether an entry says where a map's values are from, and is none of them.
[[nodiscard]] bool is_annotation(const Entry& entry);

/// The `value` of an annotated value; null when the node is none.
[[nodiscard]] const Node* annotated_value(const Node& node);

/// Checks the annotation of a value that was read, and remembers its assumption.
void check_assumed(Reading& reading, const Cursor& at, const Magnitude& magnitude);

/// Checks the bounds that the description gives to a number.
void check_bounds(Reading& reading, const Cursor& at, const Magnitude& magnitude);
template <class T>
void check_bounds(Reading& reading, const Cursor& at, const T& value) {
  check_bounds(reading, at, magnitude_of(value));
}

}  // namespace cuakhau::scenario::detail
