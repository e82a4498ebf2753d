#pragma once

// The random factor of mean 1 on each civil day's rate. A stationary Gaussian AR(1) sequence Z_d
// with the given lag-1 correlation is turned into the law of the factor: exp(s Z - s²/2) with s² =
// ln(1 + cv²), or the gamma quantile of its normal probability (a Gaussian copula).

#include <cstdint>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/kernel/stream.hpp>
#include <cuakhau/model/arrivals.hpp>

namespace cuakhau::model::detail {

class DayFactors {
 public:
  DayFactors(DayEffect effect, CivilDate first, kernel::StreamKey key);

  /// @param date not before that of the last call
  [[nodiscard]] double at(CivilDate date);

 private:
  [[nodiscard]] double normal(std::int64_t day) const;
  [[nodiscard]] double factor() const;

  DayEffect effect_;
  kernel::StreamKey key_;
  std::int64_t day_;
  double z_;
};

/// The x with P(X <= x) = p for a gamma variate of mean 1, to 1e-12 relative.
/// @param shape at least 1e-4
/// @param p in (0, 1)
[[nodiscard]] double gamma_quantile(double shape, double p);

}  // namespace cuakhau::model::detail
