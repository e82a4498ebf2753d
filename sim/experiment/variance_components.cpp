#include <cuakhau/experiment/variance_components.hpp>

#include <algorithm>
#include <limits>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment {
namespace {

struct GroupSquares {
  double between = 0.0;  // sums
  double within = 0.0;
};

GroupSquares group_squares(const PointTable& cells, std::span<const double> means, double mean) {
  GroupSquares sum;
  for (std::size_t group = 0; group < means.size(); ++group) {
    sum.between +=
        static_cast<double>(cells.width()) * (means[group] - mean) * (means[group] - mean);
    for (const double value : cells[group])
      sum.within += (value - means[group]) * (value - means[group]);
  }
  return sum;
}

/// The middle `confidence` of a law.
template <class Law>
Interval middle_of(const Law& law, double confidence) {
  const double tail = (1.0 - confidence) / 2.0;
  return {boost::math::quantile(law, tail),
          boost::math::quantile(boost::math::complement(law, tail))};
}

/// The share of the groups when the ratio of the mean squares is this often the one of no groups.
double share_at(double ratio, double replications) {
  if (ratio == std::numeric_limits<double>::infinity()) return 1.0;
  return std::max(0.0, (ratio - 1.0) / (replications + ratio - 1.0));
}

}  // namespace

VarianceComponents variance_components(const PointTable& cells, double confidence) {
  CUAKHAU_CHECK(cells.size() >= 2 && cells.width() >= 2, "{} groups of {}", cells.size(),
                cells.width());
  const auto means = row_means(cells);
  VarianceComponents found;
  found.mean = mean_of(means, confidence);
  const auto sums = group_squares(cells, means, found.mean.value);
  const auto each = static_cast<double>(cells.width());
  const double between_freedom = static_cast<double>(cells.size()) - 1.0;
  const double within_freedom = static_cast<double>(cells.size()) * (each - 1.0);
  const double between = sums.between / between_freedom;
  const double within = sums.within / within_freedom;

  const boost::math::chi_squared between_law{between_freedom};
  const boost::math::chi_squared within_law{within_freedom};
  const auto chi_within = middle_of(within_law, confidence);
  found.within = {within, {sums.within / chi_within.high, sums.within / chi_within.low}};

  const auto chi = middle_of(between_law, confidence);
  const auto f = middle_of(boost::math::fisher_f{between_freedom, within_freedom}, confidence);
  const auto beyond = [&](double quantile) {
    return std::max(0.0, sums.between - quantile * between_freedom * within) / each;
  };
  found.between = {std::max(0.0, between - within) / each,
                   {beyond(f.high) / chi.high, beyond(f.low) / chi.low}};

  // Where nothing varies at all, nothing of it is the groups'.
  const double boundless = between > 0.0 ? std::numeric_limits<double>::infinity() : 0.0;
  const double ratio = within > 0.0 ? between / within : boundless;
  found.share = {share_at(ratio, each),
                 {share_at(ratio / f.high, each), share_at(ratio / f.low, each)}};
  return found;
}

}  // namespace cuakhau::experiment
