#include <cuakhau/experiment/best.hpp>

#include <algorithm>
#include <limits>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment {
namespace {

constexpr double k_infinite = std::numeric_limits<double>::infinity();

/// The lead of scenario i over j and how far it may be off, for each pair.
class Leads {
 public:
  Leads(std::span<const Contributions> scenarios, Goal goal, double confidence)
      : scenarios_(scenarios), sign_(goal == Goal::largest ? 1.0 : -1.0) {
    // One-sided, against each of the others at once.
    const double each = (1.0 - confidence) / static_cast<double>(scenarios.size() - 1);
    level_ = 1.0 - 2.0 * each;
  }

  [[nodiscard]] std::size_t count() const { return scenarios_.size(); }
  [[nodiscard]] double lead(std::size_t i, std::size_t j) const {
    return sign_ * (scenarios_[i].value - scenarios_[j].value);
  }
  [[nodiscard]] double error(std::size_t i, std::size_t j) const {
    return difference(scenarios_[j], scenarios_[i], level_).interval->half_width();
  }

 private:
  std::span<const Contributions> scenarios_;
  double sign_;
  double level_;
};

/// The smallest of what `bound` gives for all others that may be best.
template <class Bound>
double smallest(const std::vector<AgainstBest>& all, std::size_t i, Bound bound) {
  double least = k_infinite;
  for (std::size_t j = 0; j < all.size(); ++j)
    if (j != i && all[j].may_be_best) least = std::min(least, bound(j));
  return least;
}

}  // namespace

std::vector<AgainstBest> against_best(std::span<const Contributions> scenarios, Goal goal,
                                      double confidence) {
  CUAKHAU_CHECK(scenarios.size() >= 2 && scenarios.front().errors.size() >= 2,
                "the best of {} scenarios", scenarios.size());
  const Leads leads{scenarios, goal, confidence};
  std::vector<AgainstBest> all(leads.count());
  for (auto& one : all) one.may_be_best = true;
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].lead = smallest(all, i, [&](std::size_t j) { return leads.lead(i, j); });
    const double above =
        smallest(all, i, [&](std::size_t j) { return leads.lead(i, j) + leads.error(i, j); });
    all[i].interval.high = std::max(0.0, above);
  }
  // The scenario that leads has an upper end above 0, or shares the lead.
  for (auto& one : all) one.may_be_best = one.interval.high > 0.0 || one.lead >= 0.0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double below =
        smallest(all, i, [&](std::size_t j) { return leads.lead(i, j) - leads.error(i, j); });
    all[i].interval.low = std::min(0.0, below);
    if (below == k_infinite) all[i].interval.low = 0.0;  // nobody else may be best
  }
  return all;
}

}  // namespace cuakhau::experiment
