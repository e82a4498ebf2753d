#include <cuakhau/experiment/metamodel.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cuakhau/base/normal.hpp>
#include <cuakhau/experiment/most_likely_process.hpp>

namespace cuakhau::experiment {
namespace {

// The law is found from so many points at most: each try of it costs the cube of them.
constexpr std::size_t k_points_for_law = 150;
constexpr double k_good = 0.9;
constexpr double k_within = 1.96;
constexpr double k_by_chance = 0.01;
// In standard errors: what is nearer to 0 has no logarithm that its noise leaves alone.
constexpr double k_surely_above = 3.0;

double square(double value) { return value * value; }

double sum_of_squares(std::span<const double> values) {
  return std::transform_reduce(values.begin(), values.end(), 0.0, std::plus{}, square);
}

/// The variance of the mean of these replications.
double variance_of(const Contributions& over) {
  const auto n = static_cast<double>(over.errors.size());
  return sum_of_squares(over.errors) / (n * (n - 1.0));
}

double mean_over(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The observations in these rows alone.
Observations part_of(const Observations& seen, std::span<const std::size_t> rows) {
  Observations part{PointTable{seen.points.width()}, {}, {}};
  for (const auto row : rows) {
    part.points.add(seen.points[row]);
    part.values.push_back(seen.values[row]);
    part.noise.push_back(seen.noise[row]);
  }
  return part;
}

/// Answers that are less sure than this were not tested by leaving out points. The noise of a point
/// is in its prediction and not in an answer.
double tested_error_of(const Observations& seen, const LeaveOneOut& left_out) {
  if (left_out.predictions.size() < k_fewest_tests) return 0.0;
  std::vector<double> variances;
  for (std::size_t k = 0; k < left_out.predictions.size(); ++k)
    variances.push_back(left_out.predictions[k].variance - seen.noise[k]);
  const auto last = variances.begin() + (k_fewest_tests - 1);
  std::ranges::nth_element(variances, last, std::greater{});
  return std::sqrt(std::max(*last, 0.0));
}

Trust trust_in(const ModelQuality& quality) {
  if (quality.q_squared >= k_good) return quality.is_within_too_low ? Trust::narrow : Trust::good;
  constexpr double mostly = 0.5;
  return quality.noise >= mostly ? Trust::noisy : Trust::coarse;
}

ModelQuality quality_of(const Observations& seen, const GaussianProcess& process,
                        std::size_t replications) {
  const auto left_out = process.leave_one_out();
  ModelQuality quality{.points = seen.values.size(), .q_squared = left_out.q_squared};
  quality.tested_error = tested_error_of(seen, left_out);
  const auto n = static_cast<double>(quality.points);
  double errors = 0.0;
  double inside = 0.0;
  for (std::size_t k = 0; k < quality.points; ++k) {
    const auto& [value, variance] = left_out.predictions[k];
    const double error = square(seen.values[k] - value);
    errors += error;
    inside += error <= square(k_within) * variance ? 1.0 : 0.0;
  }
  const double noise = mean_over(seen.noise) * n;
  quality.error = std::sqrt(errors / n);
  quality.noise = errors > 0.0 ? std::min(noise / errors, 1.0) : 0.0;
  quality.within = inside / n;
  // Where noise is most of the error, and known from a few replications, errors follow Student's
  // law.
  const boost::math::students_t_distribution<double> law{static_cast<double>(replications) - 1.0};
  const double share = 1.0 - 2.0 * boost::math::cdf(boost::math::complement(law, k_within));
  const boost::math::binomial_distribution<double> by_chance{n, share};
  quality.is_within_too_low = boost::math::cdf(by_chance, inside) < k_by_chance;
  quality.trust = trust_in(quality);
  return quality;
}

}  // namespace

/// The points that have a value, as they were measured.
struct Metamodel::Seen {
  Observations values;
  std::vector<double> common;  // see Fitted
  std::vector<std::vector<double>> errors;
  std::size_t lower_bounds = 0;
  std::size_t replications = std::numeric_limits<std::size_t>::max();  // the fewest of a point

  Seen(const FactorSpace& space, const PointTable& points,
       std::span<const std::optional<SweptValue>> found)
      : values{PointTable{space.width()}, {}, {}} {
    for (std::size_t row = 0; row < points.size(); ++row) {
      if (!found[row]) continue;
      const auto& [over, is_lower_bound] = *found[row];
      values.points.add(space.coordinates(points[row]));
      values.values.push_back(over.value);
      values.noise.push_back(over.errors.size() > 1 ? variance_of(over) : 0.0);
      errors.push_back(over.errors);
      lower_bounds += is_lower_bound ? 1U : 0U;
      replications = std::min(replications, over.errors.size());
    }
  }

  /// Parts the noise into what is common and what is not.
  void part_noise(double correlation) {
    if (correlation <= 0.0) return;
    for (auto& noise : values.noise) {
      common.push_back(correlation * noise);
      noise *= 1.0 - correlation;
    }
  }

  [[nodiscard]] bool is_surely_positive() const {
    for (std::size_t k = 0; k < values.values.size(); ++k) {
      const double noise = values.noise[k] + (common.empty() ? 0.0 : common[k]);
      const double value = values.values[k];
      if (value <= 0.0 || value < k_surely_above * std::sqrt(noise)) return false;
    }
    return true;
  }

  /// By the delta method.
  void take_logarithms() {
    for (std::size_t k = 0; k < values.values.size(); ++k) {
      auto& value = values.values[k];
      values.noise[k] /= square(value);
      if (!common.empty()) common[k] /= square(value);
      value = std::log(value);
    }
  }
};

double common_correlation(std::span<const std::vector<double>> errors) {
  std::map<std::size_t, std::size_t> counts;
  for (const auto& one : errors) ++counts[one.size()];
  const auto usual =
      std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  if (usual == counts.end()) return 0.0;
  std::vector<double> sums(usual->first);  // over points, of errors of length 1
  double points = 0.0;
  for (const auto& one : errors) {
    const double length = std::sqrt(sum_of_squares(one));
    if (one.size() != sums.size() || length == 0.0) continue;
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += one[k] / length;
    points += 1.0;
  }
  if (points < 2.0) return 0.0;
  // Of all pairs, less those of a point with itself.
  return std::max(0.0, (sum_of_squares(sums) - points) / (points * (points - 1.0)));
}

Metamodel::Fitted Metamodel::fit_on(ResponseScale scale, const Seen& seen) {
  auto scaled = seen;
  double turned = 0.0;  // what the logarithm adds to the density of the values
  if (scale == ResponseScale::logarithmic) scaled.take_logarithms();
  auto& values = scaled.values;
  const auto rows = spread_points(values.points, k_points_for_law);
  auto process = most_likely_process(part_of(values, rows), Trend::constant);
  for (const auto row : rows)
    turned += scale == ResponseScale::logarithmic ? values.values[row] : 0.0;
  const double likelihood = process.log_likelihood() - turned;
  if (rows.size() < values.values.size())
    process = GaussianProcess{values, process.covariance(), Trend::constant};
  return {scale, std::move(values), std::move(scaled.common), std::move(process), likelihood};
}

Metamodel::Metamodel(FactorSpace space, Fitted fitted, const Seen& seen)
    : space_(std::move(space)),
      scale_(fitted.scale),
      seen_(std::move(fitted.seen)),
      replications_(seen.replications),
      common_(std::move(fitted.common)),
      process_(std::move(fitted.process)),
      quality_(quality_of(seen_, process_, replications_)) {
  quality_.lower_bounds = seen.lower_bounds;
}

Expected<Metamodel, NoModel> Metamodel::fit(const FactorSpace& space, const PointTable& points,
                                            std::span<const std::optional<SweptValue>> values,
                                            RandomNumbers random_numbers) {
  Seen seen{space, points, values};
  if (seen.errors.size() < space.width() + 2) return Unexpected{NoModel::too_few_points};
  if (seen.replications < 2) return Unexpected{NoModel::no_noise};
  const auto [least, most] = std::ranges::minmax(seen.values.values);
  if (least == most) return Unexpected{NoModel::same_everywhere};
  if (random_numbers == RandomNumbers::common) seen.part_noise(common_correlation(seen.errors));
  auto fitted = fit_on(ResponseScale::linear, seen);
  if (seen.is_surely_positive()) {
    auto other = fit_on(ResponseScale::logarithmic, seen);
    if (other.log_likelihood > fitted.log_likelihood) fitted = std::move(other);
  }
  return Metamodel{space, std::move(fitted), seen};
}

double Metamodel::common_variance(std::span<const double> where) const {
  if (common_.empty()) return 0.0;
  // By the weights of the covariance, of which the largest is made 1, however far all points are.
  std::vector<double> distances;
  for (std::size_t row = 0; row < common_.size(); ++row) {
    double distance = 0.0;
    for (std::size_t k = 0; k < where.size(); ++k)
      distance += square((where[k] - seen_.points[row][k]) / lengths()[k]);
    distances.push_back(distance);
  }
  const double nearest = std::ranges::min(distances);
  double weights = 0.0;
  double sum = 0.0;
  for (std::size_t row = 0; row < common_.size(); ++row) {
    const double weight = std::exp((nearest - distances[row]) / 2.0);
    weights += weight;
    sum += weight * common_[row];
  }
  return sum / weights;
}

Prediction Metamodel::predict(std::span<const double> point) const {
  return process_.extrapolate(space_.coordinates(point));
}

bool Metamodel::was_run(std::span<const double> where) const {
  for (std::size_t row = 0; row < quality_.points; ++row)
    if (std::ranges::equal(seen_.points[row], where)) return true;
  return false;
}

Answer Metamodel::answer(std::span<const double> point, double confidence) const {
  const auto where = space_.coordinates(point);
  const auto [value, alone] = process_.extrapolate(where);
  const double factor = common_.empty()
                            ? det::normal_quantile((1.0 + confidence) / 2.0)
                            : student_factor(static_cast<std::uint32_t>(replications_), confidence);
  const double half = factor * std::sqrt(alone + common_variance(where));
  const bool is_untested = std::sqrt(alone) > quality_.tested_error && !was_run(where);
  if (scale_ == ResponseScale::linear) return {value, {value - half, value + half}, is_untested};
  return {std::exp(value), {std::exp(value - half), std::exp(value + half)}, is_untested};
}

void Metamodel::believe(std::span<const double> point) {
  const auto where = space_.coordinates(point);
  const double value = process_.extrapolate(where).value;
  const double noise = mean_over(seen_.noise);
  if (!common_.empty()) common_.push_back(mean_over(common_));
  seen_.points.add(where);
  seen_.values.push_back(value);
  seen_.noise.push_back(noise);
  process_ = GaussianProcess{seen_, process_.covariance(), Trend::constant};
}

std::vector<double> Metamodel::expected_at_points() const {
  std::vector<double> values;
  for (std::size_t row = 0; row < seen_.points.size(); ++row)
    values.push_back(process_.extrapolate(seen_.points[row]).value);
  return values;
}

}  // namespace cuakhau::experiment
