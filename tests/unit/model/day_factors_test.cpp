#include "model/detail/day_factors.hpp"

#include <cmath>
#include <vector>

#include <cuakhau/kernel/moments.hpp>

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;

namespace {

// H0 of every z below: the sample comes from the stated law; 4 standard errors, alpha 6e-5 each.
constexpr double k_critical_z = 4.0;
constexpr int k_days = 20'000;

DayEffect effect(DayEffectLaw law, double cv, double autocorrelation) {
  return {.law = law, .cv = {cv}, .autocorrelation = {autocorrelation}, .shared = {}};
}

std::vector<double> factors(const DayEffect& effect, int days = k_days) {
  const CivilDate first{.year = 2000, .month = 1, .day = 1};
  DayFactors series(effect, first, kernel::StreamKey::root(5).with("day effect"));
  std::vector<double> found;
  for (int day = 0; day < days; ++day)
    found.push_back(series.at(CivilDate::from_days(first.days_since_epoch() + day)));
  return found;
}

double mean(const std::vector<double>& sample) {
  double sum = 0.0;
  for (const double x : sample) sum += x;
  return sum / static_cast<double>(sample.size());
}

double z_of_mean(const std::vector<double>& sample, double expected, double sd) {
  return (mean(sample) - expected) / (sd / std::sqrt(static_cast<double>(sample.size())));
}

}  // namespace

TEST_CASE("gamma quantiles are those of the tables") {
  // Of mean 1: chi-square quantiles with 2 k degrees of freedom over 2 k (Abramowitz and Stegun,
  // table 26.8), and the exponential's -ln(1 - p).
  CHECK(gamma_quantile(1.0, 0.5) == Approx(std::log(2.0)).epsilon(1e-11));
  CHECK(gamma_quantile(1.0, 0.99) == Approx(std::log(100.0)).epsilon(1e-11));
  CHECK(gamma_quantile(4.0, 0.95) == Approx(15.5073130559 / 8).epsilon(1e-10));
  CHECK(gamma_quantile(4.0, 0.05) == Approx(2.7326367935 / 8).epsilon(1e-9));
  CHECK(gamma_quantile(0.5, 0.95) == Approx(3.8414588207).epsilon(1e-10));
}

TEST_CASE("gamma quantiles are to the bit those that bisection alone finds") {
  const double shape = GENERATE(0.5, 1.0, 4.0, 11.1, 44.4, 400.0);
  const kernel::Distribution law{kernel::Gamma{.shape = shape, .mean = 1.0}};
  for (int percent = 1; percent < 100; ++percent) {
    const double p = percent / 100.0;
    double high = 1.0;
    while (kernel::cdf(law, high) < p) high *= 2.0;
    double low = 0.0;
    while (high - low > 1e-12 * high) {
      const double middle = 0.5 * (low + high);
      (kernel::cdf(law, middle) < p ? low : high) = middle;
    }
    REQUIRE(gamma_quantile(shape, p) == 0.5 * (low + high));
  }
}

TEST_CASE("a day's factor has mean 1 and the coefficient of variation that was asked for") {
  const DayEffectLaw law = GENERATE(DayEffectLaw::gamma, DayEffectLaw::lognormal);
  const int days = law == DayEffectLaw::gamma ? 4'000 : k_days;
  const std::vector<double> sample = factors(effect(law, 0.4, 0.0), days);
  CHECK(std::abs(z_of_mean(sample, 1.0, 0.4)) < k_critical_z);
  CHECK(std::abs(z_of_mean(sample, 1.05, 0.4)) > k_critical_z);
  // The standard error of the mean squared distance is that of the sample.
  std::vector<double> squares;
  std::vector<double> fourths;
  for (const double x : sample) {
    squares.push_back((x - 1.0) * (x - 1.0));
    fourths.push_back(squares.back() * squares.back());
  }
  const double sd = std::sqrt(mean(fourths) - mean(squares) * mean(squares));
  CHECK(std::abs(z_of_mean(squares, 0.16, sd)) < k_critical_z);
  CHECK(std::abs(z_of_mean(squares, 0.5 * 0.5, sd)) > k_critical_z);
}

TEST_CASE("the normal variable behind the factors has the correlation that was asked for") {
  const double cv = 0.3;
  const double rho = 0.6;
  const double s = std::sqrt(std::log(1.0 + cv * cv));
  double product = 0.0;
  std::vector<double> sample = factors(effect(DayEffectLaw::lognormal, cv, rho));
  for (double& x : sample) x = (std::log(x) + 0.5 * s * s) / s;
  for (std::size_t i = 1; i < sample.size(); ++i) product += sample[i] * sample[i - 1];
  const double found = product / static_cast<double>(sample.size() - 1);
  // Var of the mean product of an AR(1) sequence of variance 1: (1 + rho^2 + 4 rho^2 / (1 -
  // rho^2)) / n at most (Bartlett 1946, with known mean and variance).
  const double se = std::sqrt((1 + rho * rho + 4 * rho * rho / (1 - rho * rho)) / k_days);
  CHECK(std::abs(found - rho) < k_critical_z * se);
  CHECK(std::abs(found - 0.5) > k_critical_z * se);
}

TEST_CASE("an effect of no variation is 1, and a day's factor does not depend on the way to it") {
  CHECK(factors(effect(DayEffectLaw::gamma, 0.0, 0.5), 3) == std::vector<double>{1.0, 1.0, 1.0});
  const DayEffect some = effect(DayEffectLaw::lognormal, 0.4, 0.7);
  const CivilDate first{.year = 2000, .month = 1, .day = 1};
  DayFactors jumping(some, first, kernel::StreamKey::root(5).with("day effect"));
  CHECK(jumping.at(CivilDate{.year = 2000, .month = 1, .day = 11}) == factors(some, 11).back());
  CHECK(jumping.at(CivilDate{.year = 2000, .month = 1, .day = 3}) == factors(some, 3).back());
}

TEST_CASE("flows share the factors of an effect that has a name, and no others") {
  const CivilDate first{.year = 2000, .month = 1, .day = 1};
  DayEffects effects(kernel::StreamKey::root(5));
  Arrivals arrivals;
  CHECK(effects.of(arrivals, "a", first) == nullptr);
  arrivals.day_effect = effect(DayEffectLaw::lognormal, 0.4, 0.7);
  const DayFactors* const own = effects.of(arrivals, "a", first);
  CHECK(effects.of(arrivals, "a", first) == own);
  CHECK(effects.of(arrivals, "b", first) != own);
  CHECK(effects.of(arrivals, "a", first.plus_days(1)) != own);
  arrivals.day_effect->shared = "all";
  const DayFactors* const shared = effects.of(arrivals, "a", first);
  CHECK(shared != own);
  CHECK(effects.of(arrivals, "b", first) == shared);
  arrivals.day_effect->cv = {0.5};
  CHECK(effects.of(arrivals, "b", first) != shared);
}
