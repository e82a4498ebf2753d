#pragma once

// Which points a sweep visits: factors, and the value of each at each point.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/base/hash.hpp>
#include <cuakhau/experiment/factor.hpp>
#include <cuakhau/experiment/point_table.hpp>

namespace cuakhau::experiment {

enum class DesignKind : std::uint8_t {
  grid,
  latin_hypercube,
  sobol,
  list,
  trajectories,
  saltelli,
  draws,
  asked
};

/// "grid", "lhs", "sobol", "list", "trajectories", "saltelli", "draws",
/// "asked".
[[nodiscard]] std::string_view design_name(DesignKind kind);

struct Design {
  DesignKind kind = DesignKind::grid;
  std::vector<Factor> factors;  // at least one
  PointTable points;            // of values, see factor.hpp

  /// "demand=80 %, stations.desk.servers=2".
  [[nodiscard]] std::string point_text(std::size_t point) const;
};

struct DesignRequest {
  DesignKind kind = DesignKind::grid;  // or latin_hypercube, or sobol
  std::vector<Factor> factors{};
  std::optional<std::uint32_t> points{};  // not of a grid, whose factors say it
  std::uint64_t seed = 1;                 // of what is random in it
};

/// More points than this are a slip.
inline constexpr std::uint64_t k_most_points = 10'000'000;

/// A grid has every combination, the last factor changing first. The error says what is wrong.
[[nodiscard]] Expected<Design, std::string> make_design(const DesignRequest& request);

/// Without points: they come while it runs. The error says what is wrong.
[[nodiscard]] Expected<Design, std::string> asked_design(std::vector<Factor> factors);

/// The first name that two factors share, as an error; nothing where each has its own.
[[nodiscard]] std::optional<std::string> factor_twice(const std::vector<Factor>& factors);

/// The points at these shares of the factors' ranges. @param shares of the unit cube, both ends
/// included, a column a factor
[[nodiscard]] Design design_at(DesignKind kind, std::vector<Factor> factors,
                               const PointTable& shares);

/// Of factors and points, however they came about; of points that are asked for, of the values that
/// they may have.
[[nodiscard]] Hash128 design_digest(const Design& design);

}  // namespace cuakhau::experiment
