#include "model/detail/day_factors.hpp"

#include <cmath>
#include <utility>

#include <cuakhau/base/elementary.hpp>
#include <cuakhau/base/normal.hpp>
#include <cuakhau/kernel/distribution.hpp>

namespace cuakhau::model::detail {

DayFactors::DayFactors(DayEffect effect, CivilDate first, kernel::StreamKey key)
    : effect_(std::move(effect)), key_(key), day_(first.days_since_epoch()), z_(normal(day_)) {}

double DayFactors::normal(std::int64_t day) const {
  return det::normal_quantile(kernel::uniform(key_, static_cast<std::uint64_t>(day), 0, 0));
}

double DayFactors::at(CivilDate date) {
  const double rho = effect_.autocorrelation.value;
  for (const std::int64_t wanted = date.days_since_epoch(); day_ < wanted;) {
    ++day_;
    z_ = rho * z_ + std::sqrt(1.0 - rho * rho) * normal(day_);
  }
  return factor();
}

double DayFactors::factor() const {
  const double cv = effect_.cv.value;
  if (cv == 0.0) return 1.0;
  if (effect_.law == DayEffectLaw::gamma)
    return gamma_quantile(1.0 / (cv * cv), det::normal_cdf(z_));
  const double variance = det::log(1.0 + cv * cv);
  return det::exp(std::sqrt(variance) * z_ - 0.5 * variance);
}

// Bisection on a bracket that doubles: about 60 steps, once a day.
double gamma_quantile(double shape, double p) {
  const kernel::Distribution law{kernel::Gamma{.shape = shape, .mean = 1.0}};
  double high = 1.0;
  while (kernel::cdf(law, high) < p && high < 1e6) high *= 2.0;
  double low = 0.0;
  while (high - low > 1e-12 * high && high > 1e-300) {
    const double middle = 0.5 * (low + high);
    if (kernel::cdf(law, middle) < p)
      low = middle;
    else
      high = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace cuakhau::model::detail
