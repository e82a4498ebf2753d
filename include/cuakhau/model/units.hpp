#pragma once

// Quantities of a plan that are not times: rates, shares, counts, and the laws that random
// quantities follow. Each is a type of its own, so that the type alone tells a reader which units
// to accept and a writer which to print.

#include <cmath>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
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

/// A number of trucks at which something begins or ends, or a share of the places that there are.
/// Text: "30" or "90 %".
struct Threshold {
  Count trucks;
  std::optional<Probability> share{};

  constexpr Threshold() = default;
  constexpr Threshold(Count number) : trucks{number} {}
  constexpr Threshold(Probability of_places) : share{of_places} {}

  /// The least number of trucks that reaches it.
  [[nodiscard]] std::uint32_t of(Count places) const {
    if (!share) return trucks.limit();
    if (places.is_unlimited) return places.limit();
    constexpr double k_rounding = 1e-12;  // 7 % of 100 places are 7
    const double part = share->value * static_cast<double>(places.value);
    return static_cast<std::uint32_t>(std::ceil(part * (1.0 - k_rounding)));
  }
  friend bool operator==(const Threshold&, const Threshold&) = default;
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

/// How long a service lasts, by the truck's commodity or by what a check has found out about it,
/// which goes first. Text: a law, or "{fruit: LAW, otherwise: LAW}".
struct ServiceLaw {
  DurationLaw otherwise;
  std::map<std::string, DurationLaw> by_name;
  friend bool operator==(const ServiceLaw&, const ServiceLaw&) = default;
};

}  // namespace cuakhau::model
