#pragma once

// Whether one measure moved: what is said of it, and what that rests on.

#include <cstdint>
#include <optional>
#include <string_view>

#include <cuakhau/experiment/best.hpp>
#include <cuakhau/experiment/comparison.hpp>
#include <cuakhau/experiment/equivalence.hpp>
#include <cuakhau/experiment/paired.hpp>

namespace cuakhau::experiment {

enum class ShiftVerdict : std::uint8_t {
  same,          // shown to be within the tolerance
  better,        // by more than the tolerance
  worse,         // by more than the tolerance
  changed,       // by more than the tolerance, of a measure that has no good direction
  not_worse,     // not worse by more than the tolerance; perhaps better
  cannot_tell,   // with the budget given
  not_measured,  // it has no number any more
};
[[nodiscard]] std::string_view word(ShiftVerdict verdict);

/// One measure against its baseline, in its unit.
struct Shift {
  model::MeasureKey key;
  std::optional<Goal> better;
  double tolerance = 0.0;
  Estimate before;
  Estimate after;
  std::optional<MeanDifference> difference;
  std::optional<Interval> interval;  // of the difference, of this measure alone
  std::uint32_t pairs = 0;           // that it rests on; 0 where it is compared unpaired
  bool is_identical = false;         // the same number in every replication of the baseline
  Bound bound = Bound::none;
  double p_same = 1.0;     // of the equivalence tests, times the looks
  double p_changed = 1.0;  // times the looks, then by Holm over all measures that are compared
  /// A true difference of that size is found with k_power, at the last look there can be.
  std::optional<double> detectable;
  /// The chance that a true difference of 0 is called the same, at the last look there can be.
  std::optional<double> power_of_same;
  /// With about how many pairs it would be decided with k_power, if the difference is what it
  /// seems. Nothing where no more can run, or a million would not do.
  std::optional<std::uint32_t> needed;
  ShiftVerdict verdict = ShiftVerdict::cannot_tell;

  /// Whether the difference is one for the better; false where none has been said to be.
  [[nodiscard]] bool is_gain() const;
};

/// The numbers of a measure in a baseline and now.
struct ShiftSamples {
  Sample before;
  Sample after;  // of the same replications first; further ones have no partner
  model::Pooling pooling = model::Pooling::ratio;
};

/// Of pairs where both have as many readings, else of two independent samples (Welch). Nothing when
/// fewer than two readings are left. The error is 0 only where nothing varies at all.
[[nodiscard]] std::optional<MeanDifference> shift_between(const ShiftSamples& samples);

/// Where one of both numbers is only a bound, neither more nor less is said than that. Where both
/// are, of waits that had not ended by the end of the run, they are compared as they are.
/// @param significance for each claim, all looks taken into account by the p values
[[nodiscard]] ShiftVerdict verdict_of(const Shift& shift, double significance);

/// The same where no more will come: who is not shown to be worse may pass.
/// @param looks by which p values are multiplied
[[nodiscard]] ShiftVerdict last_verdict_of(const Shift& shift, double significance, double looks);

}  // namespace cuakhau::experiment
