#pragma once

// Constants of procedures that select the best of several normal populations with a promised
// chance, computed when they are needed.

#include <cstdint>

namespace cuakhau::experiment {

/// What a procedure is asked for: so many alternatives, of so many observations each at first, and
/// the chance of a right choice.
struct SelectionDesign {
  std::uint32_t alternatives = 2;  // at least 2
  std::uint32_t first_stage = 10;  // at least 2
  double confidence = 0.95;        // above 1 / alternatives
};

/// Of the fully sequential procedure with c = 1 (Kim & Nelson 2001):
/// η = ((2 α / (k − 1))^(−2 / (n₀ − 1)) − 1) / 2 and h² = 2 η (n₀ − 1).
struct KnConstants {
  double eta = 0.0;
  double h_squared = 0.0;
};
[[nodiscard]] KnConstants kn_constants(const SelectionDesign& design);

/// Of the two-stage procedure for independent observations (Rinott 1978): the h with
/// E[(E[Φ(h / √((n₀ − 1) (1 / X + 1 / Y))) | Y])^(k − 1)] = P*, X and Y chi-square with n₀ − 1
/// degrees of freedom. To 1e-6.
[[nodiscard]] double rinott_h(const SelectionDesign& design);

/// Of the two-stage procedure with weighted means (Dudewicz & Dalal 1975): the h with
/// E[F(T + h)^(k − 1)] = P*, T and F Student's with n₀ − 1 degrees of freedom. To 1e-6.
[[nodiscard]] double dudewicz_dalal_h(const SelectionDesign& design);

/// Observations that Rinott's procedure takes of an alternative whose first stage has this sample
/// variance, to find what is better by `indifference`: max(n₀, ⌈h² S² / δ²⌉).
[[nodiscard]] double rinott_observations(double h, double variance, double indifference,
                                         std::uint32_t first_stage);

}  // namespace cuakhau::experiment
