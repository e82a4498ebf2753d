#include <cuakhau/experiment/infill.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/experiment/point_search.hpp>

namespace cuakhau::experiment {
namespace {

// Of the range of a factor of numbers: nearer points are the same.
constexpr double k_same = 0.005;
// Of a standard deviation, beside what is expected: where nothing is, what is least known.
constexpr double k_curiosity = 1e-6;

std::vector<SearchedFactor> searched(const FactorSpace& space) {
  std::vector<SearchedFactor> factors;
  for (std::size_t k = 0; k < space.factors().size(); ++k)
    factors.push_back({space.factors()[k], space.varies(k), space.value_at_start(k)});
  return factors;
}

/// As if less were better.
Prediction turned(Prediction prediction, Goal goal) {
  if (goal == Goal::largest) prediction.value = -prediction.value;
  return prediction;
}

bool are_same(const FactorSpace& space, std::span<const double> a, std::span<const double> b) {
  for (std::size_t k = 0; k < a.size(); ++k) {
    const auto& factor = space.factors()[k];
    const bool is_smooth = factor.is_range() && factor.kind == FactorKind::number;
    if (!space.varies(k)) continue;
    if (is_smooth ? std::abs(share_of(factor, a[k]) - share_of(factor, b[k])) > k_same
                  : a[k] != b[k])
      return false;
  }
  return true;
}

bool is_known(const FactorSpace& space, const PointTable& known, std::span<const double> point) {
  for (std::size_t row = 0; row < known.size(); ++row)
    if (are_same(space, known[row], point)) return true;
  return false;
}

/// To the nearest of them; infinite where there is none.
double squared_distance_to(const PointTable& coordinates, std::span<const double> where) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t row = 0; row < coordinates.size(); ++row)
    least = std::min(least, squared_distance(coordinates[row], where));
  return least;
}

PointTable coordinates_of(const FactorSpace& space, const PointTable& points) {
  PointTable all{space.width()};
  for (std::size_t row = 0; row < points.size(); ++row) all.add(space.coordinates(points[row]));
  return all;
}

/// Which points may be chosen.
class Eligible {
 public:
  Eligible(const FactorSpace& space, RunPoints run)
      : space_(space),
        silent_(coordinates_of(space, run.silent)),
        answered_(coordinates_of(space, run.answered)),
        known_(std::move(run.answered)) {
    for (std::size_t row = 0; row < run.silent.size(); ++row) known_.add(run.silent[row]);
  }

  [[nodiscard]] bool is(std::span<const double> point) const {
    if (is_known(space_, known_, point)) return false;
    if (silent_.size() == 0) return true;
    const auto where = space_.coordinates(point);
    return squared_distance_to(answered_, where) < squared_distance_to(silent_, where);
  }
  /// Not to be chosen again; whether it has an answer is not known.
  void add(std::span<const double> point) { known_.add(point); }

 private:
  const FactorSpace& space_;
  PointTable silent_;    // coordinates
  PointTable answered_;  // coordinates
  PointTable known_;     // values of both
};

/// The least that the model expects at a point it knows.
double least_expected(const Metamodel& model, Goal goal) {
  const auto values = model.expected_at_points();
  return goal == Goal::smallest ? std::ranges::min(values) : -std::ranges::max(values);
}

}  // namespace

std::vector<double> best_by_model(const Metamodel& model, Goal goal) {
  const auto found = best_point(searched(model.space()), [&](std::span<const double> point) {
    return std::optional{-turned(model.predict(point), goal).value};
  });
  CUAKHAU_CHECK(found, "no point of {} coordinates", model.space().width());
  return *found;
}

PointTable infill_points(std::vector<Metamodel> models, RunPoints run,
                         const InfillRequest& request) {
  const auto space = models.front().space();
  Eligible eligible{space, std::move(run)};
  PointTable chosen{space.factors().size()};
  while (chosen.size() < request.points) {
    const double best = request.goal ? least_expected(models.front(), *request.goal) : 0.0;
    const auto score = [&](std::span<const double> point) -> std::optional<double> {
      if (!eligible.is(point)) return std::nullopt;
      if (request.goal) {
        const auto prediction = turned(models.front().predict(point), *request.goal);
        return expected_improvement(prediction, best) +
               k_curiosity * std::sqrt(prediction.variance);
      }
      double unknown = 0.0;
      for (const auto& model : models) unknown += model.predict(point).variance / model.variance();
      return unknown;
    };
    const auto found = best_point(searched(space), score);
    if (!found) break;
    chosen.add(*found);
    eligible.add(*found);
    for (auto& model : models) model.believe(*found);
  }
  return chosen;
}

}  // namespace cuakhau::experiment
