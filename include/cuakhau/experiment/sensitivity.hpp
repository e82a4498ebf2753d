#pragma once

// Which factors a result hangs on: points to run, and what their results say.
//
// Screening moves one factor at a time along random ways (elementary_effects.hpp), shares of
// variance take all combinations (sobol_indices.hpp), and draws ask how uncertain a result is
// because its inputs are (input_uncertainty.hpp). The points are run as a sweep.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/design.hpp>
#include <cuakhau/experiment/elementary_effects.hpp>
#include <cuakhau/experiment/input_uncertainty.hpp>
#include <cuakhau/experiment/sobol_indices.hpp>

namespace cuakhau::experiment {

enum class SensitivityMethod : std::uint8_t { morris, sobol, uncertainty };

/// "morris", "sobol", "uncertainty".
[[nodiscard]] std::string_view method_name(SensitivityMethod method);
/// What the size of its design counts: "trajectories", "rows", "draws".
[[nodiscard]] std::string_view size_name(SensitivityMethod method);

struct SensitivityRequest {
  SensitivityMethod method = SensitivityMethod::morris;
  std::vector<Factor> factors{};
  std::uint32_t size = 0;  // trajectories, rows of the base, or draws
  std::uint64_t seed = 1;
};

/// Points, and where they lie on the unit cube.
struct SensitivityDesign {
  SensitivityMethod method = SensitivityMethod::morris;
  Design design;
  PointTable shares;

  /// Points that stand or fall together: of a trajectory, of a row and its mixtures, of a draw.
  [[nodiscard]] std::size_t groups() const;
  [[nodiscard]] std::size_t group_of(std::size_t point) const;
};

/// The error says what is wrong.
[[nodiscard]] Expected<SensitivityDesign, std::string> make_sensitivity_design(
    const SensitivityRequest& request);

/// What each replication of a point gave; nothing where the point, or one of them, gave nothing.
using Response = std::optional<std::vector<double>>;

/// What the points say of one measure; nothing where too few of them have a response. Of
/// trajectories every step counts whose two points have one, else whole groups alone.
struct Sensitivity {
  std::variant<std::monostate, std::vector<ElementaryEffect>, SobolIndices, InputUncertainty> found;
  std::size_t groups = 0;  // that are whole
};

/// @param responses of each point, all with the same number of replications: at least 2 of draws
/// @param seed of what intervals draw by themselves
[[nodiscard]] Sensitivity sensitivity(const SensitivityDesign& design,
                                      std::span<const Response> responses, std::uint64_t seed);

}  // namespace cuakhau::experiment
