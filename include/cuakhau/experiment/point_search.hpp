#pragma once

// Looks for the point of some factors at which a function of it is largest.

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include <cuakhau/experiment/factor.hpp>

namespace cuakhau::experiment {

/// A factor, and whether the search may move it; else it stays where `value` says.
struct SearchedFactor {
  const Factor& factor;
  bool varies = true;
  double value = 0.0;
};

/// Of a point: values, by factor. Nothing where the point may not be chosen.
using PointScore = std::function<std::optional<double>(std::span<const double>)>;

/// The best point that is found; nothing where none may be chosen. Looks at points all over the
/// space (Sobol's), then climbs from the best of them: ranges of numbers by Sbplx (Rowan 1990, in
/// NLopt), the rest by exchange of one value after the other. The same function gives the same
/// point.
[[nodiscard]] std::optional<std::vector<double>> best_point(std::span<const SearchedFactor> factors,
                                                            const PointScore& score);

}  // namespace cuakhau::experiment
