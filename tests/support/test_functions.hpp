#pragma once

// Functions with known answers, on the unit cube, for tests of sensitivity and of metamodels.

#include <cmath>
#include <numbers>
#include <span>

namespace cuakhau::test {

/// Ishigami & Homma (1990) with a = 7 and b = 0.1.
inline double ishigami(std::span<const double> u) {
  const auto angle = [u](std::size_t i) { return std::numbers::pi * (2.0 * u[i] - 1.0); };
  const double sine = std::sin(angle(1));
  return std::sin(angle(0)) * (1.0 + 0.1 * std::pow(angle(2), 4)) + 7.0 * sine * sine;
}

/// Forrester, Sóbester & Keane (2008): one dimension, two valleys, least at 0.7572488.
inline double forrester(double x) {
  return (6.0 * x - 2.0) * (6.0 * x - 2.0) * std::sin(12.0 * x - 4.0);
}

}  // namespace cuakhau::test
