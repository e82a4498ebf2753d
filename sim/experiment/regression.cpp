#include <cuakhau/experiment/regression.hpp>

#include <cmath>

#include <Eigen/Dense>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// Of a column that the others determine less than this of its length is left.
constexpr double k_collinear = 1e-10;
// Of a constant column rounding leaves less than this when its mean is taken off.
constexpr double k_constant = 1e-13;

/// Columns about their means, each of length 1, or 0 where it does not vary.
struct Standardised {
  Matrix columns;
  Vector means;
  Vector lengths;
};

Standardised standardised(const PointTable& x) {
  const auto rows = static_cast<Eigen::Index>(x.size());
  const auto width = static_cast<Eigen::Index>(x.width());
  Standardised found{Eigen::Map<const RowMajor>(x.values().data(), rows, width), Vector(width),
                     Vector(width)};
  for (Eigen::Index j = 0; j < width; ++j) {
    auto column = found.columns.col(j);
    const double whole = column.norm();
    found.means[j] = column.mean();
    column.array() -= found.means[j];
    const double length = column.norm();
    const bool varies = length > k_constant * whole;
    found.lengths[j] = varies ? length : 1.0;
    if (varies)
      column /= length;
    else
      column.setZero();
  }
  return found;
}

using Decomposition = Eigen::ColPivHouseholderQR<Matrix>;

Decomposition decomposed(const Matrix& columns) {
  Decomposition found(columns.rows(), columns.cols());
  found.setThreshold(k_collinear);
  found.compute(columns);
  return found;
}

/// The slopes of the columns that are kept, in the order of the pivots, on the standard scale.
class Fit {
 public:
  Fit(const Vector& y, const Standardised& x)
      : x_(x), decomposed_(decomposed(x.columns)), rank_(decomposed_.rank()) {
    const Vector turned = decomposed_.householderQ().adjoint() * y;
    const auto triangle =
        decomposed_.matrixR().topLeftCorner(rank_, rank_).triangularView<Eigen::Upper>();
    inverse_ = triangle.solve(Matrix::Identity(rank_, rank_));
    slopes_ = triangle.solve(turned.head(rank_));
    residual_ = turned.tail(turned.size() - rank_).squaredNorm();
  }

  [[nodiscard]] Eigen::Index rank() const { return rank_; }
  [[nodiscard]] double residual_squares() const { return residual_; }
  /// The column that pivot k stands for.
  [[nodiscard]] Eigen::Index column(Eigen::Index k) const {
    return decomposed_.colsPermutation().indices()[k];
  }
  [[nodiscard]] double slope(Eigen::Index k) const { return slopes_[k] / x_.lengths[column(k)]; }
  /// Its standard error where the residuals have a standard deviation of 1.
  [[nodiscard]] double unit_error(Eigen::Index k) const {
    return inverse_.row(k).norm() / x_.lengths[column(k)];
  }
  /// The variance of Σ bⱼ x̄ⱼ, likewise.
  [[nodiscard]] double unit_variance_at_means() const {
    Vector means(rank_);
    for (Eigen::Index k = 0; k < rank_; ++k) means[k] = x_.means[column(k)] / x_.lengths[column(k)];
    return (inverse_.transpose() * means).squaredNorm();
  }

 private:
  const Standardised& x_;
  Decomposition decomposed_;
  Eigen::Index rank_;
  Matrix inverse_;
  Vector slopes_;
  double residual_ = 0.0;
};

}  // namespace

Regression regress(std::span<const double> y, const PointTable& x) {
  CUAKHAU_CHECK(y.size() == x.size() && y.size() >= x.width() + 2, "{} values, {} rows of {}",
                y.size(), x.size(), x.width());
  const auto columns = standardised(x);
  Vector centred = Eigen::Map<const Vector>(y.data(), static_cast<Eigen::Index>(y.size()));
  const double mean = centred.mean();
  centred.array() -= mean;
  const Fit fit{centred, columns};

  Regression found;
  found.freedom = static_cast<std::uint32_t>(centred.size() - 1 - fit.rank());
  found.residual_sd = std::sqrt(fit.residual_squares() / found.freedom);
  const double squares = centred.squaredNorm();
  if (squares > 0.0) found.r_squared = 1.0 - fit.residual_squares() / squares;
  found.slopes.assign(x.width(), {0.0, 0.0, true});
  found.intercept.value = mean;
  for (Eigen::Index k = 0; k < fit.rank(); ++k) {
    found.slopes[static_cast<std::size_t>(fit.column(k))] = {
        fit.slope(k), found.residual_sd * fit.unit_error(k), false};
    found.intercept.value -= fit.slope(k) * columns.means[fit.column(k)];
  }
  found.intercept.error = found.residual_sd * std::sqrt(1.0 / static_cast<double>(centred.size()) +
                                                        fit.unit_variance_at_means());
  return found;
}

}  // namespace cuakhau::experiment
