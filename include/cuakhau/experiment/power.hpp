#pragma once

// What a paired t-test can see: with how many pairs a difference is shown, and which difference a
// number of pairs shows. An effect is a difference in standard deviations of one pair.

#include <cstdint>
#include <optional>

namespace cuakhau::experiment {

/// The chance with which a true difference shall be shown, here and in what is printed.
inline constexpr double k_power = 0.8;

/// The chance that n ≥ 2 pairs show an effect ≥ 0 in a two-sided test at `significance`, by the
/// noncentral t law.
[[nodiscard]] double paired_power(std::uint32_t n, double effect, double significance);

/// The smallest number of pairs that shows this effect with k_power; nothing when that takes more
/// than a million.
[[nodiscard]] std::optional<std::uint32_t> pairs_needed(double effect, double significance);

/// The smallest effect that n ≥ 2 pairs show with k_power.
[[nodiscard]] double detectable_effect(std::uint32_t n, double significance);

}  // namespace cuakhau::experiment
