#include <cuakhau/experiment/point_search.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include <nlopt.hpp>

#include <cuakhau/experiment/unit_points.hpp>

namespace cuakhau::experiment {
namespace {

constexpr std::uint32_t k_looks = 1'024;
constexpr std::size_t k_climbs = 6;
constexpr int k_steps_each = 60;      // of a climb, by coordinate
constexpr double k_near = 1e-4;       // of shares of a range
constexpr std::size_t k_rounds = 8;   // of climbing and exchanging in turn
constexpr std::size_t k_values = 16;  // of a list or of whole numbers that are all tried
constexpr double k_never = -std::numeric_limits<double>::infinity();

struct Place {
  std::vector<double> point;
  double score = k_never;
};

class PointSearch {
 public:
  PointSearch(std::span<const SearchedFactor> factors, const PointScore& score)
      : factors_(factors), score_(score) {
    for (std::size_t k = 0; k < factors.size(); ++k) {
      if (!factors[k].varies) continue;
      const auto& factor = factors[k].factor;
      (factor.is_range() && factor.kind == FactorKind::number ? smooth_ : stepped_).push_back(k);
    }
  }

  [[nodiscard]] std::optional<std::vector<double>> find() const {
    Place best;
    for (auto place : starts()) {
      for (std::size_t round = 0; round < k_rounds; ++round) {
        const double before = place.score;
        climb(place);
        exchange(place);
        if (!(place.score > before)) break;
      }
      if (place.score > best.score) best = std::move(place);
    }
    if (best.point.empty()) return std::nullopt;
    return best.point;
  }

 private:
  [[nodiscard]] double score_of(const std::vector<double>& point) const {
    return score_(point).value_or(k_never);
  }

  /// The best of points all over the space.
  [[nodiscard]] std::vector<Place> starts() const {
    const auto shares = sobol_points(factors_.size(), k_looks, std::nullopt);
    std::vector<Place> places;
    for (std::size_t row = 0; row < shares.size(); ++row) {
      Place place;
      for (std::size_t k = 0; k < factors_.size(); ++k)
        place.point.push_back(factors_[k].varies ? value_at(factors_[k].factor, shares[row][k])
                                                 : factors_[k].value);
      place.score = score_of(place.point);
      if (place.score > k_never) places.push_back(std::move(place));
    }
    std::ranges::stable_sort(places, std::ranges::greater{}, &Place::score);
    if (places.size() > k_climbs) places.resize(k_climbs);
    return places;
  }

  /// What a climb asks for: the score with these shares of the smooth factors.
  struct Question {
    const PointSearch& search;
    Place best;
  };

  static double ask(const std::vector<double>& shares, std::vector<double>& /*gradient*/,
                    void* question) {
    auto& [search, best] = *static_cast<Question*>(question);
    auto point = best.point;
    for (std::size_t k = 0; k < shares.size(); ++k)
      point[search.smooth_[k]] = value_at(search.factors_[search.smooth_[k]].factor, shares[k]);
    const double score = search.score_of(point);
    if (score > best.score) best = {std::move(point), score};
    return std::isfinite(score) ? score : -std::numeric_limits<double>::max();
  }

  void climb(Place& place) const {
    if (smooth_.empty()) return;
    std::vector<double> shares;
    for (const auto k : smooth_)
      shares.push_back(std::clamp(share_of(factors_[k].factor, place.point[k]), 0.0, 1.0));
    Question question{*this, place};
    nlopt::opt search{nlopt::LN_SBPLX, static_cast<unsigned>(smooth_.size())};
    search.set_max_objective(ask, &question);
    search.set_lower_bounds(0.0);
    search.set_upper_bounds(1.0);
    constexpr double first_step = 0.05;
    search.set_initial_step(first_step);
    search.set_xtol_abs(k_near);
    search.set_maxeval(k_steps_each * static_cast<int>(smooth_.size()));
    try {
      double found = 0.0;
      search.optimize(shares, found);
    } catch (const nlopt::roundoff_limited&) {  // NOLINT(bugprone-empty-catch)
      // The best place so far is in the question.
    }
    place = std::move(question.best);
  }

  /// Other values that a factor could have: all of a few, else the neighbours.
  [[nodiscard]] std::vector<double> others(std::size_t factor, double value) const {
    const auto& one = factors_[factor].factor;
    const double low = one.is_range() ? one.low : 0.0;
    const double high = one.is_range() ? one.high : static_cast<double>(one.choices.size()) - 1.0;
    const bool are_few = high - low < static_cast<double>(k_values);
    std::vector<double> values;
    for (double other = are_few ? low : std::max(low, value - 1.0);
         other <= (are_few ? high : std::min(high, value + 1.0)); other += 1.0)
      if (other != value) values.push_back(other);
    return values;
  }

  void exchange(Place& place) const {
    for (const auto factor : stepped_)
      for (const double value : others(factor, place.point[factor])) {
        auto point = place.point;
        point[factor] = value;
        const double score = score_of(point);
        if (score > place.score) place = {std::move(point), score};
      }
  }

  std::span<const SearchedFactor> factors_;
  const PointScore& score_;
  std::vector<std::size_t> smooth_;   // ranges of numbers
  std::vector<std::size_t> stepped_;  // all others that vary
};

}  // namespace

std::optional<std::vector<double>> best_point(std::span<const SearchedFactor> factors,
                                              const PointScore& score) {
  return PointSearch{factors, score}.find();
}

}  // namespace cuakhau::experiment
