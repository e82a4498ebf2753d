#include <cuakhau/experiment/most_likely_process.hpp>

#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

#include <nlopt.hpp>

#include <cuakhau/experiment/estimate.hpp>

namespace cuakhau::experiment {
namespace {

// In ranges of a coordinate: below the one every point stands alone, above the other the field is a
// plane.
constexpr double k_shortest = 0.02;
constexpr double k_longest = 10.0;
constexpr std::array k_starts{0.1, 0.3, 1.0};
// Of the variance of the values.
constexpr double k_least_variance = 1e-3;
constexpr double k_most_variance = 1e3;
constexpr double k_close = 1e-6;  // of logarithms
constexpr int k_evaluations_each = 200;

/// What is searched for: the logarithms of the variance and of each length.
using Logs = std::vector<double>;

struct Question {
  const Observations& seen;
  Trend trend;
};

Covariance covariance_at(const Logs& logs) {
  Covariance law{std::exp(logs.front()), {}};
  for (std::size_t i = 1; i < logs.size(); ++i) law.lengths.push_back(std::exp(logs[i]));
  return law;
}

double likelihood_at(const Logs& logs, Logs& /*gradient*/, void* question) {
  const auto& asked = *static_cast<const Question*>(question);
  return GaussianProcess{asked.seen, covariance_at(logs), asked.trend}.log_likelihood();
}

/// The range of each coordinate; 1 where all points have the same.
std::vector<double> ranges_of(const PointTable& points) {
  std::vector<double> ranges;
  for (std::size_t i = 0; i < points.width(); ++i) {
    const auto range = range_of(points, i);
    ranges.push_back(range.high > range.low ? range.high - range.low : 1.0);
  }
  return ranges;
}

Logs logs_of(double variance, const std::vector<double>& ranges, double lengths) {
  Logs logs{std::log(variance)};
  for (const double range : ranges) logs.push_back(std::log(lengths * range));
  return logs;
}

/// Goes uphill from `place`; where rounding ends the search it stays at the best place so far.
double climb(nlopt::opt& search, Logs& place) {
  double found = 0.0;
  try {
    search.optimize(place, found);
  } catch (const nlopt::roundoff_limited&) {
    return search.last_optimum_value();
  }
  return found;
}

}  // namespace

GaussianProcess most_likely_process(const Observations& observations, Trend trend) {
  const auto ranges = ranges_of(observations.points);
  const double sd = *mean_of(observations.values, k_confidence).sd;
  const double variance = sd > 0.0 ? sd * sd : 1.0;

  Question question{observations, trend};
  const auto dimensions = static_cast<unsigned>(ranges.size() + 1);
  nlopt::opt search{nlopt::LN_BOBYQA, dimensions};
  search.set_max_objective(likelihood_at, &question);
  search.set_lower_bounds(logs_of(k_least_variance * variance, ranges, k_shortest));
  search.set_upper_bounds(logs_of(k_most_variance * variance, ranges, k_longest));
  search.set_xtol_abs(k_close);
  search.set_maxeval(k_evaluations_each * static_cast<int>(dimensions));

  Logs best;
  double most = 0.0;
  for (const double start : k_starts) {
    auto place = logs_of(variance, ranges, start);
    const double found = climb(search, place);
    if (best.empty() || found > most) {
      best = place;
      most = found;
    }
  }
  return {observations, covariance_at(best), trend};
}

}  // namespace cuakhau::experiment
