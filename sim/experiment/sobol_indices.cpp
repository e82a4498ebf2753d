#include <cuakhau/experiment/sobol_indices.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include <cuakhau/base/contract.hpp>

#include "experiment/detail/bootstrap.hpp"
#include "experiment/detail/dice.hpp"
#include "experiment/detail/two_way.hpp"

namespace cuakhau::experiment {
namespace {

/// Half the square of what a row has more than another in the mean, less what is noise of it.
double half_square(std::span<const double> a, std::span<const double> b) {
  const auto n = static_cast<double>(a.size());
  double sum = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += b[k] - a[k];
  const double mean = sum / n;
  if (a.size() == 1) return mean * mean / 2.0;
  double squares = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) squares += (b[k] - a[k] - mean) * (b[k] - a[k] - mean);
  return (mean * mean - squares / (n * (n - 1.0))) / 2.0;
}

/// Row j of the base: what it adds to each sum. Values are about the mean of all.
struct BaseRow {
  double sum = 0.0;      // of the values at A and B
  double squares = 0.0;  // of those, less noise
};

/// The shares of a choice of rows, which may name a row twice.
class Shares {
 public:
  Shares(const PointTable& results, std::size_t factors)
      : factors_(factors), n_(results.size() / (factors + 2)), rows_(n_) {
    const auto means = row_means(results);
    mean_ = std::accumulate(means.begin(), means.begin() + 2 * signed_n(), 0.0) /
            (2.0 * static_cast<double>(n_));
    for (std::size_t j = 0; j < n_; ++j) {
      const double a = means[j] - mean_;
      const double b = means[n_ + j] - mean_;
      rows_[j] = {a + b, a * a + b * b};
      for (std::size_t i = 0; i < factors; ++i) {
        const auto mixed = results[(2 + i) * n_ + j];
        halves_.push_back(half_square(mixed, results[n_ + j]));
        halves_.push_back(half_square(mixed, results[j]));
      }
    }
  }

  [[nodiscard]] std::size_t rows() const { return n_; }
  [[nodiscard]] double mean() const { return mean_; }
  void take_off(double noise_of_mean) {
    for (auto& row : rows_) row.squares -= 2.0 * noise_of_mean;
  }

  [[nodiscard]] double variance(std::span<const std::size_t> chosen) const {
    double sum = 0.0;
    double squares = 0.0;
    for (const auto j : chosen) {
      sum += rows_[j].sum;
      squares += rows_[j].squares;
    }
    const double n = 2.0 * static_cast<double>(chosen.size());
    return squares / n - (sum / n) * (sum / n);
  }

  /// First and total of each factor in turn.
  [[nodiscard]] std::vector<double> of(std::span<const std::size_t> chosen) const {
    const double whole = variance(chosen);
    std::vector<double> found(2 * factors_, 0.0);
    if (whole <= 0.0) return found;
    for (const auto j : chosen)
      for (std::size_t i = 0; i < found.size(); ++i) found[i] += halves_[j * found.size() + i];
    for (std::size_t i = 0; i < found.size(); ++i) {
      found[i] /= static_cast<double>(chosen.size()) * whole;
      if (i % 2 == 0) found[i] = 1.0 - found[i];
    }
    return found;
  }

 private:
  [[nodiscard]] std::ptrdiff_t signed_n() const { return static_cast<std::ptrdiff_t>(n_); }

  std::size_t factors_;
  std::size_t n_;
  double mean_ = 0.0;
  std::vector<BaseRow> rows_;
  std::vector<double> halves_;  // of B and of A against the mixed row, factor by factor, row by row
};

/// The shares in samples of the rows, factor by factor: a column of each sample's values.
std::vector<std::vector<double>> resampled(const Shares& shares, const Bootstrap& bootstrap,
                                           std::size_t columns) {
  std::vector<std::vector<double>> found(columns);
  std::vector<std::size_t> chosen(shares.rows());
  for (std::uint32_t sample = 0; sample < bootstrap.samples; ++sample) {
    detail::Dice dice{bootstrap.key, sample};
    for (auto& row : chosen) row = dice.below(shares.rows());
    const auto values = shares.of(chosen);
    for (std::size_t i = 0; i < columns; ++i) found[i].push_back(values[i]);
  }
  return found;
}

NoiseShare noise_share(const detail::TwoWay& parts, double variance) {
  NoiseShare noise{parts.columns + parts.rest, 0.0};
  const double whole = noise.variance + std::max(variance, 0.0);
  if (whole > 0.0) noise.share = noise.variance / whole;
  return noise;
}

}  // namespace

PointTable saltelli_points(const PointTable& base) {
  CUAKHAU_CHECK(base.width() % 2 == 0, "a base of {} coordinates", base.width());
  const auto factors = base.width() / 2;
  PointTable points{factors};
  for (std::size_t j = 0; j < base.size(); ++j) points.add(base[j].first(factors));
  for (std::size_t j = 0; j < base.size(); ++j) points.add(base[j].last(factors));
  for (std::size_t i = 0; i < factors; ++i)
    for (std::size_t j = 0; j < base.size(); ++j) {
      const auto a = base[j].first(factors);
      std::vector<double> mixed(a.begin(), a.end());
      mixed[i] = base[j][factors + i];
      points.add(mixed);
    }
  return points;
}

SobolIndices sobol_indices(const PointTable& results, std::size_t factors,
                           const Bootstrap& bootstrap) {
  CUAKHAU_CHECK(factors > 0 && results.size() > 0 && results.size() % (factors + 2) == 0,
                "{} results of {} factors", results.size(), factors);
  Shares shares{results, factors};
  std::optional<detail::TwoWay> parts;
  if (results.width() > 1) {
    const auto both = results.values().first(2 * shares.rows() * results.width());
    parts = detail::two_way(PointTable{results.width(), {both.begin(), both.end()}});
    shares.take_off(parts->rest / static_cast<double>(results.width()));
  }
  std::vector<std::size_t> all(shares.rows());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto values = shares.of(all);
  const auto samples = resampled(shares, bootstrap, values.size());

  SobolIndices found;
  found.mean = shares.mean();
  found.variance = std::max(shares.variance(all), 0.0);
  for (std::size_t i = 0; i < values.size(); i += 2)
    found.factors.push_back(
        {{values[i], detail::percentile_interval(samples[i], bootstrap.confidence)},
         {values[i + 1], detail::percentile_interval(samples[i + 1], bootstrap.confidence)}});
  if (parts) found.noise = noise_share(*parts, found.variance);
  return found;
}

}  // namespace cuakhau::experiment
