#pragma once

// What one factor does when all others stay: the screening of Morris (1991), with the mean of the
// effects' sizes of Campolongo, Cariboni & Saltelli (2007).
//
// μ* tells how much a factor matters, σ whether its effect is the same everywhere (else it is
// curved or depends on other factors), μ in which direction it goes.

#include <cstddef>
#include <optional>
#include <vector>

#include <cuakhau/experiment/interval.hpp>
#include <cuakhau/experiment/point_table.hpp>

namespace cuakhau::experiment {

/// Of one factor, in units of the result over the factor's whole range.
struct ElementaryEffect {
  Spread mean;                  // μ; its sd is σ
  Spread size;                  // μ*
  std::optional<double> noise;  // standard error of one effect by the spread of replications: σ and
                                // μ* are of that order where a factor does nothing
};

/// The mean size of effects that are noise alone, by the normal law; nothing where noise is not
/// known.
[[nodiscard]] std::optional<double> size_by_noise(const ElementaryEffect& effect);
/// Whether noise alone would give such a μ* nearly as often as not: within two standard errors of
/// the mean size of as many effects.
[[nodiscard]] bool is_like_noise(const ElementaryEffect& effect);

/// In the order of the coordinates; intervals are Student's over trajectories.
/// @param points whole trajectories of `length` points, of which each differs from the one before
/// it in one coordinate; every coordinate is moved at least once
/// @param results a row a point and a column a replication
[[nodiscard]] std::vector<ElementaryEffect> elementary_effects(const PointTable& points,
                                                               const PointTable& results,
                                                               std::size_t length);

}  // namespace cuakhau::experiment
