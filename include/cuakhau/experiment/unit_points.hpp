#pragma once

// Points that fill the unit cube evenly, for designs.

#include <cstddef>
#include <cstdint>
#include <optional>

#include <cuakhau/experiment/point_table.hpp>
#include <cuakhau/kernel/stream.hpp>

namespace cuakhau::experiment {

/// The table of direction numbers has no more columns.
inline constexpr std::size_t k_most_sobol_factors = 3'667;

/// In each column every one of `count` strata of equal width holds one point, at random in it
/// (McKay, Beckman & Conover 1979). @param factors at least 1
[[nodiscard]] PointTable latin_hypercube(std::size_t factors, std::uint32_t count,
                                         kernel::StreamKey key);

/// The first points of Sobol's sequence in Gray order, with the directions of Joe & Kuo (2008,
/// D6) and with the origin, which is one of its points: of 2^k points each half, quarter … of a
/// column holds as many. @param key of a digital shift: a random number is added to each column,
/// bit by bit without carry, which keeps that property and gives each point the uniform law;
/// nothing: the sequence as it is. @param factors 1 … k_most_sobol_factors
[[nodiscard]] PointTable sobol_points(std::size_t factors, std::uint32_t count,
                                      std::optional<kernel::StreamKey> key);

}  // namespace cuakhau::experiment
