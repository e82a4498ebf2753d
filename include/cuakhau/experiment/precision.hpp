#pragma once

// Precision on demand: how many replications make a result precise enough.
//
// Sequential stopping (Chow & Robbins 1965; Law, section 9.4.1): go on until the half-width of
// every target is at most γ' = γ / (1 + γ) of its mean, so that the true relative error is at most
// γ. Two guards against stopping by luck: never before `first` replications, and the rule must hold
// for 5 % of max(n, 100) further ones (Hoad, Robinson & Davies 2010).

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <cuakhau/experiment/estimator.hpp>

namespace cuakhau::experiment {

struct Precision {
  double relative = 0.02;      // γ, in (0, 1)
  std::uint32_t first = 10;    // no stop before so many replications, or pairs of them
  std::uint32_t most = 1'000;  // replications or pairs: the cap, then "not reached"
};

/// Half-width over |mean|: 0 for a constant, infinite where the mean is 0 or there is no interval.
/// Nothing when there is no value at all.
[[nodiscard]] std::optional<double> relative_half_width(const Estimate& estimate);

/// γ'.
[[nodiscard]] double bound_on_half_width(const Precision& precision);

/// For how many replications more the rule must hold that holds at n.
[[nodiscard]] std::uint32_t look_ahead(std::uint32_t n);

/// Decides after each replication. The decision depends on the replications alone, never on how
/// many of them run at a time.
class StoppingRule {
 public:
  /// @param estimator must outlive the rule, which looks at whole units of it alone: the first and
  /// the most replications are so many units
  /// @param targets entries of its catalogue that must be precise
  StoppingRule(const Precision& precision, const Estimator& estimator,
               std::vector<std::size_t> targets);

  /// Looks at the replications that came since the last call. @param measured all so far
  void look_at(Measured measured);

  [[nodiscard]] bool is_reached() const { return is_reached_; }
  /// How many replications to have before the next look; as many as now when it is over. No stop is
  /// possible before that number, so none is run for nothing.
  [[nodiscard]] std::uint32_t wanted() const;

 private:
  [[nodiscard]] bool holds(Measured measured) const;

  Precision precision_;
  const Estimator& estimator_;
  std::vector<std::size_t> targets_;
  std::uint32_t seen_ = 0;  // units, as all that follows
  std::optional<std::uint32_t> holds_since_;
  bool is_reached_ = false;
};

}  // namespace cuakhau::experiment
