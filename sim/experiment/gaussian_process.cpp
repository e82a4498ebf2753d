#include <cuakhau/experiment/gaussian_process.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include <Eigen/Dense>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/base/normal.hpp>

namespace cuakhau::experiment {
namespace {

using Root = Eigen::LLT<Eigen::MatrixXd>;

// What is added first to each variance of a matrix without a root, in parts of s²; then doubled.
constexpr double k_first_jitter = 1e-12;
// Below this reciprocal condition a root is rounding.
constexpr double k_sound = 1e-14;

double covariance_of(const Covariance& law, std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double distance = (a[i] - b[i]) / law.lengths[i];
    sum += distance * distance;
  }
  return law.variance * std::exp(-sum / 2.0);
}

Eigen::MatrixXd covariance_matrix(const Observations& seen, const Covariance& law) {
  const auto n = static_cast<Eigen::Index>(seen.values.size());
  Eigen::MatrixXd matrix(n, n);
  for (Eigen::Index row = 0; row < n; ++row) {
    const auto point = seen.points[static_cast<std::size_t>(row)];
    for (Eigen::Index column = 0; column < row; ++column)
      matrix(row, column) =
          covariance_of(law, point, seen.points[static_cast<std::size_t>(column)]);
    matrix(row, row) = law.variance + seen.noise[static_cast<std::size_t>(row)];
  }
  matrix.triangularView<Eigen::StrictlyUpper>() = matrix.transpose();
  return matrix;
}

[[nodiscard]] bool is_sound(const Root& root) {
  return root.info() == Eigen::Success && root.rcond() > k_sound;
}

/// The root of a matrix.
/// @param jitter what is added to its diagonal, as little as it takes
Root rooted(Eigen::MatrixXd matrix, double variance, double& jitter) {
  Root root{matrix};
  while (!is_sound(root)) {
    const double more = jitter == 0.0 ? k_first_jitter * variance : jitter;
    CUAKHAU_CHECK(more < variance, "no root of {} points with {} added", matrix.rows(), more);
    matrix.diagonal().array() += more;
    jitter += more;
    root.compute(matrix);
  }
  return root;
}

/// The observations, which must fit the covariance.
Observations checked(Observations seen, const Covariance& law) {
  CUAKHAU_CHECK(seen.values.size() >= 2 && seen.values.size() == seen.points.size() &&
                    seen.noise.size() == seen.values.size(),
                "{} points, {} values, {} variances", seen.points.size(), seen.values.size(),
                seen.noise.size());
  CUAKHAU_CHECK(law.lengths.size() == seen.points.width() && law.variance > 0.0 &&
                    std::ranges::all_of(law.lengths, [](double length) { return length > 0.0; }),
                "a covariance of {} with {} lengths in {} dimensions", law.variance,
                law.lengths.size(), seen.points.width());
  return seen;
}

}  // namespace

struct GaussianProcess::Fit {
  Fit(Observations observations, Covariance law, Trend kind)
      : seen(checked(std::move(observations), law)),
        covariance(std::move(law)),
        trend(kind),
        root(rooted(covariance_matrix(seen, covariance), covariance.variance, jitter)),
        ones(root.solve(Eigen::VectorXd::Ones(static_cast<Eigen::Index>(seen.values.size())))),
        precision(ones.sum()) {
    const Eigen::Index n = ones.size();
    const Eigen::Map<const Eigen::VectorXd> y{seen.values.data(), n};
    if (trend == Trend::constant) level = ones.dot(y) / precision;
    weights = root.solve(y) - level * ones;
    const double squares = weights.dot(y - Eigen::VectorXd::Constant(n, level));
    const double log_determinant = 2.0 * root.matrixLLT().diagonal().array().log().sum();
    log_likelihood =
        -(squares + log_determinant + static_cast<double>(n) * std::log(2.0 * std::numbers::pi)) /
        2.0;
  }

  Observations seen;
  Covariance covariance;
  Trend trend;
  double jitter = 0.0;
  Root root;                // of the matrix K of the observations
  Eigen::VectorXd ones;     // K⁻¹ 1
  double precision;         // 1' K⁻¹ 1
  double level = 0.0;       // of the trend
  Eigen::VectorXd weights;  // K⁻¹ (y − level)
  double log_likelihood = 0.0;
};

GaussianProcess::GaussianProcess(Observations observations, Covariance covariance, Trend trend)
    : fit_(std::make_shared<const Fit>(std::move(observations), std::move(covariance), trend)) {}

Expected<Prediction, Extrapolation> GaussianProcess::predict(std::span<const double> point) const {
  for (std::size_t i = 0; i < point.size(); ++i) {
    const auto range = range_of(fit_->seen.points, i);
    if (!(range.low <= point[i] && point[i] <= range.high))
      return Unexpected{Extrapolation{i, point[i], range}};
  }
  return extrapolate(point);
}

Prediction GaussianProcess::extrapolate(std::span<const double> point) const {
  const auto& fit = *fit_;
  CUAKHAU_CHECK(point.size() == fit.seen.points.width(), "a point of {} in {} dimensions",
                point.size(), fit.seen.points.width());
  Eigen::VectorXd shared(static_cast<Eigen::Index>(fit.seen.points.size()));
  for (Eigen::Index row = 0; row < shared.size(); ++row)
    shared[row] =
        covariance_of(fit.covariance, point, fit.seen.points[static_cast<std::size_t>(row)]);
  Prediction found{fit.level + shared.dot(fit.weights),
                   fit.covariance.variance - fit.root.matrixL().solve(shared).squaredNorm()};
  if (fit.trend == Trend::constant) {
    const double unknown = 1.0 - fit.ones.dot(shared);
    found.variance += unknown * unknown / fit.precision;
  }
  found.variance = std::max(found.variance, 0.0);
  return found;
}

LeaveOneOut GaussianProcess::leave_one_out() const {
  const auto& fit = *fit_;
  const auto n = static_cast<Eigen::Index>(fit.seen.values.size());
  // The diagonal of K⁻¹, less the trend's part: predictions without a point follow from those with
  // it (Dubrule 1983).
  Eigen::VectorXd diagonal = fit.root.solve(Eigen::MatrixXd::Identity(n, n)).diagonal();
  if (fit.trend == Trend::constant) diagonal -= fit.ones.cwiseAbs2() / fit.precision;
  const Eigen::Map<const Eigen::VectorXd> y{fit.seen.values.data(), n};
  LeaveOneOut found;
  double errors = 0.0;
  for (Eigen::Index k = 0; k < n; ++k) {
    const double error = fit.weights[k] / diagonal[k];
    errors += error * error;
    found.predictions.push_back({y[k] - error, 1.0 / diagonal[k]});
  }
  const double squares = (y.array() - y.mean()).square().sum();
  if (squares > 0.0) found.q_squared = 1.0 - errors / squares;
  return found;
}

double GaussianProcess::log_likelihood() const { return fit_->log_likelihood; }
double GaussianProcess::trend() const { return fit_->level; }
const Covariance& GaussianProcess::covariance() const { return fit_->covariance; }
double GaussianProcess::jitter() const { return fit_->jitter; }

double expected_improvement(const Prediction& prediction, double best) {
  const double lead = best - prediction.value;
  if (prediction.variance <= 0.0) return std::max(lead, 0.0);
  const double sd = std::sqrt(prediction.variance);
  const double z = lead / sd;
  const double density = std::exp(-z * z / 2.0) / std::sqrt(2.0 * std::numbers::pi);
  return lead * det::normal_cdf(z) + sd * density;
}

}  // namespace cuakhau::experiment
