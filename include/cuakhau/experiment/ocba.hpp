#pragma once

// Optimal computing budget allocation (Chen, Lin, Yücesan & Chick 2000): where to spend a budget of
// observations so that the best by estimate is the best with the largest chance, as the budget
// grows. No chance is promised.

#include <cstdint>
#include <span>
#include <vector>

#include <cuakhau/experiment/best.hpp>

namespace cuakhau::experiment {

/// What is known of an alternative.
struct MeanSoFar {
  double mean = 0.0;
  double sd = 0.0;  // of one observation
};

/// Shares of `total` observations: Nᵢ / Nⱼ = (sᵢ / dᵢ)² / (sⱼ / dⱼ)² with d the distance to the
/// best mean, and of the best N = s √(Σ Nᵢ² / sᵢ²) over the others. Alternatives that do not vary
/// need none; of those that are as good as the best the distance is taken as the smallest that
/// there is. @param alternatives at least two
[[nodiscard]] std::vector<double> ocba_allocation(std::span<const MeanSoFar> alternatives,
                                                  Goal goal, double total);

/// How many more observations each gets, `step` together: one after the other to the alternative
/// that lacks most of its share. @param spent so far, by alternative
[[nodiscard]] std::vector<std::uint32_t> ocba_step(std::span<const MeanSoFar> alternatives,
                                                   std::span<const std::uint32_t> spent, Goal goal,
                                                   std::uint32_t step);

}  // namespace cuakhau::experiment
