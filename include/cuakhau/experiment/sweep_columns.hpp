#pragma once

// What the columns of a sweep are called in its table: by letters, digits and underlines alone, so
// that R and pandas take them as they are, each once whatever the case of its letters.

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/experiment/factor.hpp>
#include <cuakhau/model/measure.hpp>

namespace cuakhau::experiment {

/// What stands behind the name of a measure in the columns that belong to it. Its mean has its name
/// alone.
inline constexpr std::array<std::string_view, 5> k_measure_suffixes{"", "_low", "_high", "_n",
                                                                    "_is_lower_bound"};

struct SweepColumns {
  std::vector<std::string> factors;   // "stations_desk_servers"
  std::vector<std::string> measures;  // "wait", "cleared_of_north_export"
};

[[nodiscard]] SweepColumns sweep_columns(std::span<const Factor> factors,
                                         std::span<const model::CatalogueEntry> measures);

}  // namespace cuakhau::experiment
