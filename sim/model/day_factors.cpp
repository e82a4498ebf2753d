#include "model/detail/day_factors.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <cuakhau/base/elementary.hpp>
#include <cuakhau/base/normal.hpp>
#include <cuakhau/kernel/distribution.hpp>

namespace cuakhau::model::detail {

DayFactors::DayFactors(DayEffect effect, CivilDate first, kernel::StreamKey key)
    : effect_(std::move(effect)),
      key_(key),
      first_(first.days_since_epoch()),
      z_(normal(first_)),
      factors_{factor()} {}

double DayFactors::normal(std::int64_t day) const {
  return det::normal_quantile(kernel::uniform(key_, static_cast<std::uint64_t>(day), 0, 0));
}

double DayFactors::at(CivilDate date) {
  const double rho = effect_.autocorrelation.value;
  const auto wanted = static_cast<std::size_t>(date.days_since_epoch() - first_);
  while (factors_.size() <= wanted) {
    const std::int64_t day = first_ + std::ssize(factors_);
    z_ = rho * z_ + std::sqrt(1.0 - rho * rho) * normal(day);
    factors_.push_back(factor());
  }
  return factors_[wanted];
}

double DayFactors::factor() const {
  const double cv = effect_.cv.value;
  if (cv == 0.0) return 1.0;
  if (effect_.law == DayEffectLaw::gamma)
    return gamma_quantile(1.0 / (cv * cv), det::normal_cdf(z_));
  const double variance = det::log(1.0 + cv * cv);
  return det::exp(std::sqrt(variance) * z_ - 0.5 * variance);
}

namespace {

struct Bracket {
  double low = 0.0;
  double high = 0.0;
  [[nodiscard]] double middle() const { return 0.5 * (low + high); }
};

// To 1e-12 relative, by about 45 questions.
Bracket bisect(double high, auto&& is_below_root) {
  Bracket bracket{.high = high};
  while (bracket.high - bracket.low > 1e-12 * bracket.high && bracket.high > 1e-300) {
    const double middle = bracket.middle();
    (is_below_root(middle) ? bracket.low : bracket.high) = middle;
  }
  return bracket;
}

// A root of a rising function between 0 and `high`, to a few units in the last place where it has a
// slope, by the Illinois method (Dowell & Jarratt 1971): about ten values.
double near_root(double high, auto&& value_at) {
  double from = 0.0;
  double to = high;
  double value_from = value_at(from);
  double value_to = value_at(to);
  for (int step = 0; step < 30 && value_to != value_from; ++step) {
    const double next = to - value_to * (to - from) / (value_to - value_from);
    const double value = value_at(next);
    if ((value < 0.0) != (value_to < 0.0)) {
      from = to;
      value_from = value_to;
    } else {
      value_from *= 0.5;
    }
    const double moved = next - to;
    to = next;
    value_to = value;
    if (value == 0.0 || std::abs(moved) < 1e-14 * to) break;
  }
  return to;
}

}  // namespace

// Bisection on a bracket that doubles. Its questions are answered by a root found faster, and its
// answer is kept if the root lies in it; so it is the same as if each had been asked.
double gamma_quantile(double shape, double p) {
  const kernel::Distribution law{kernel::Gamma{.shape = shape, .mean = 1.0}};
  double high = 1.0;
  while (kernel::cdf(law, high) < p && high < 1e6) high *= 2.0;
  const double near = near_root(high, [&](double x) { return kernel::cdf(law, x) - p; });
  const Bracket found = bisect(high, [&](double x) { return x < near; });
  if (kernel::cdf(law, found.low) < p && kernel::cdf(law, found.high) >= p) return found.middle();
  return bisect(high, [&](double x) { return kernel::cdf(law, x) < p; }).middle();
}

// Flows that name the same effect share its stream.
DayFactors* DayEffects::of(const Arrivals& arrivals, const std::string& flow, CivilDate first) {
  if (!arrivals.day_effect) return nullptr;
  const DayEffect& effect = *arrivals.day_effect;
  const kernel::StreamKey key = effect.shared.empty()
                                    ? root_.with("day effect").with(flow)
                                    : root_.with("shared day effect").with(effect.shared);
  const auto found = std::ranges::find_if(
      factors_, [&](const DayFactors& one) { return one.is_of(effect, first, key); });
  return found == factors_.end() ? &factors_.emplace_back(effect, first, key) : &*found;
}

}  // namespace cuakhau::model::detail
