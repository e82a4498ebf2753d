#pragma once

// What it costs that trucks wait less: the money that a policy takes, by the truck-hours of waiting
// that it saves.

#include <optional>
#include <string>

#include <cuakhau/experiment/paired.hpp>

namespace cuakhau::experiment {

/// What one scenario pays and how long its trucks wait, over the same replications as another.
struct Spending {
  Contributions cost;           // of staff and policies, in millions a day
  Contributions waiting_hours;  // of all trucks, a day
};

struct Price {
  std::string currency{};
  Difference cost;                   // more than the base, in millions a day
  Difference saved;                  // truck-hours a day less than in the base
  std::optional<double> value;       // of a truck-hour saved, in units of the currency
  std::optional<Interval> interval;  // both only where it is shown that waiting is saved
};

/// Of the ratio of two means from the same replications: the values that a t test of
/// numerator − value · denominator does not reject (Fieller 1954). Nothing where the denominator
/// may be 0, for then the values have an end on one side at most.
[[nodiscard]] std::optional<Interval> fieller(const Contributions& numerator,
                                              const Contributions& denominator, double confidence);

[[nodiscard]] Price price_of_waiting_saved(const Spending& base, const Spending& other,
                                           double confidence);

}  // namespace cuakhau::experiment
