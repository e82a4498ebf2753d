#pragma once

// The random factor of mean 1 on each civil day's rate. A stationary Gaussian AR(1) sequence Z_d
// with the given lag-1 correlation is turned into the law of the factor: exp(s Z - s²/2) with s² =
// ln(1 + cv²), or the gamma quantile of its normal probability (a Gaussian copula).

#include <cstdint>
#include <list>
#include <string>
#include <vector>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/kernel/stream.hpp>
#include <cuakhau/model/arrivals.hpp>

namespace cuakhau::model::detail {

class DayFactors {
 public:
  DayFactors(DayEffect effect, CivilDate first, kernel::StreamKey key);

  /// @param date not before the first
  [[nodiscard]] double at(CivilDate date);

  [[nodiscard]] bool is_of(const DayEffect& effect, CivilDate first, kernel::StreamKey key) const {
    return effect == effect_ && first.days_since_epoch() == first_ && key == key_;
  }

 private:
  [[nodiscard]] double normal(std::int64_t day) const;
  [[nodiscard]] double factor() const;

  DayEffect effect_;
  kernel::StreamKey key_;
  std::int64_t first_;
  double z_;                     // of the last day that is known
  std::vector<double> factors_;  // from the first day on, as far as somebody has asked
};

/// The factors of all flows of a run. A factor takes long to find: flows that share an effect, and
/// plans that follow each other, share what has been found.
class DayEffects {
 public:
  explicit DayEffects(kernel::StreamKey root) : root_(root) {}

  /// @param first day of the run on the clock of these arrivals
  /// @return null when all days are alike; stays where it is as long as this does
  [[nodiscard]] DayFactors* of(const Arrivals& arrivals, const std::string& flow, CivilDate first);

 private:
  kernel::StreamKey root_;
  std::list<DayFactors> factors_;
};

/// The x with P(X <= x) = p for a gamma variate of mean 1, to 1e-12 relative.
/// @param shape at least 1e-4
/// @param p in (0, 1)
[[nodiscard]] double gamma_quantile(double shape, double p);

}  // namespace cuakhau::model::detail
