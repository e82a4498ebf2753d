#pragma once

// Quantities of a plan that are not times: rates, shares, counts, and the laws that random
// quantities follow. Each is a type of its own, so that the type alone tells a reader which units
// to accept and a writer which to print.

#include <compare>
#include <cstdint>
#include <map>
#include <string>

#include <cuakhau/kernel/distribution.hpp>

namespace cuakhau::model {

/// Events per hour, not negative. Text: "9 /h", "400 /d", "2 /min".
struct PerHour {
  double value = 0.0;
  friend bool operator==(const PerHour&, const PerHour&) = default;
};

/// A share between 0 and 1. Text: "75 %".
struct Probability {
  double value = 0.0;
  friend bool operator==(const Probability&, const Probability&) = default;
};

/// A factor of at least 0 that may exceed one. Text: "150 %".
struct Factor {
  double value = 1.0;
  friend bool operator==(const Factor&, const Factor&) = default;
};

/// A whole number of things, or as many as wanted. Text: "450" or "unlimited".
struct Count {
  std::uint32_t value = 0;
  bool is_unlimited = false;

  [[nodiscard]] static constexpr Count unlimited() { return {0xffffffffU, true}; }
  /// What to compare with: the number itself, or the largest there is.
  [[nodiscard]] constexpr std::uint32_t limit() const { return is_unlimited ? 0xffffffffU : value; }
  friend bool operator==(const Count&, const Count&) = default;
};

/// Fuel by time, not negative. Text: "2.5 l/h", "17 l/d".
struct FuelRate {
  double litres_per_hour = 0.0;
  friend bool operator==(const FuelRate&, const FuelRate&) = default;
};

/// Carbon dioxide in a litre of fuel, not negative. Text: "2.69 kg/l".
struct CarbonContent {
  double kg_per_litre = 0.0;
  friend bool operator==(const CarbonContent&, const CarbonContent&) = default;
};

/// The law of a random duration; its numbers are in milliseconds. Text: "exponential(12 min)".
struct DurationLaw {
  kernel::Distribution law;
  friend bool operator==(const DurationLaw&, const DurationLaw&) = default;
};

/// The law of a random whole number of at least 1. Text: "discrete(1: 50 %, 3: 30 %, 8: 20 %)" or
/// "4".
struct CountLaw {
  kernel::Distribution law;
  friend bool operator==(const CountLaw&, const CountLaw&) = default;
};

/// How long a service lasts, by the truck's commodity. Text: a law, or "{fruit: LAW, otherwise:
/// LAW}".
struct ServiceLaw {
  DurationLaw otherwise;
  std::map<std::string, DurationLaw> by_commodity;
  friend bool operator==(const ServiceLaw&, const ServiceLaw&) = default;
};

}  // namespace cuakhau::model
