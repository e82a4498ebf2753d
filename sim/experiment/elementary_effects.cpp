#include <cuakhau/experiment/elementary_effects.hpp>

#include <cmath>
#include <span>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/experiment/estimate.hpp>

namespace cuakhau::experiment {
namespace {

/// The effects of one factor that were met, and what replications say of their errors.
struct Met {
  std::vector<double> effects;
  double squared_errors = 0.0;
};

/// The one coordinate in which two neighbours differ.
std::size_t moved_factor(std::span<const double> from, std::span<const double> to) {
  std::size_t factor = from.size();
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] == to[i]) continue;
    CUAKHAU_CHECK(factor == from.size(), "a step moves the coordinates {} and {}", factor, i);
    factor = i;
  }
  CUAKHAU_CHECK(factor < from.size(), "a step moves nothing");
  return factor;
}

/// The squared standard error of the mean difference of two rows, by pairs of replications.
double squared_error(std::span<const double> from, std::span<const double> to) {
  std::vector<double> differences;
  for (std::size_t k = 0; k < from.size(); ++k) differences.push_back(to[k] - from[k]);
  const double sd = mean_of(differences, k_confidence).sd.value_or(0.0);
  return sd * sd / static_cast<double>(from.size());
}

ElementaryEffect summary(const Met& met, bool has_noise) {
  CUAKHAU_CHECK(!met.effects.empty(), "a factor that no trajectory moves");
  std::vector<double> sizes;
  for (const double effect : met.effects) sizes.push_back(std::abs(effect));
  ElementaryEffect one{mean_of(met.effects, k_confidence), mean_of(sizes, k_confidence),
                       std::nullopt};
  if (has_noise)
    one.noise = std::sqrt(met.squared_errors / static_cast<double>(met.effects.size()));
  return one;
}

// The size of a normal variate, in its standard deviations: mean sqrt(2 / pi), sd sqrt(1 - 2 / pi).
constexpr double k_mean_size = 0.797'884'560'8;
constexpr double k_sd_of_size = 0.602'810'275'1;

}  // namespace

std::optional<double> size_by_noise(const ElementaryEffect& effect) {
  return effect.noise ? std::optional{*effect.noise * k_mean_size} : std::nullopt;
}

bool is_like_noise(const ElementaryEffect& effect) {
  if (!effect.noise) return false;
  const double error = k_sd_of_size / std::sqrt(static_cast<double>(effect.size.n));
  return effect.size.value <= *effect.noise * (k_mean_size + 2.0 * error);
}

std::vector<ElementaryEffect> elementary_effects(const PointTable& points,
                                                 const PointTable& results, std::size_t length) {
  CUAKHAU_CHECK(points.size() == results.size() && points.size() % length == 0,
                "{} points and {} results in trajectories of {}", points.size(), results.size(),
                length);
  const auto means = row_means(results);
  std::vector<Met> met(points.width());
  for (std::size_t row = 1; row < points.size(); ++row) {
    if (row % length == 0) continue;  // another trajectory begins
    const auto factor = moved_factor(points[row - 1], points[row]);
    const double step = points[row][factor] - points[row - 1][factor];
    met[factor].effects.push_back((means[row] - means[row - 1]) / step);
    met[factor].squared_errors += squared_error(results[row - 1], results[row]) / (step * step);
  }
  std::vector<ElementaryEffect> found;
  for (const auto& one : met) found.push_back(summary(one, results.width() > 1));
  return found;
}

}  // namespace cuakhau::experiment
