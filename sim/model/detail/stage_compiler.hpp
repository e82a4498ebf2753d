#pragma once

// Compiles yards, stations, exchanges, crossings and pools: their hours become instants, a station
// with one queue a server becomes as many lanes.

#include <utility>
#include <vector>

#include "model/detail/opening.hpp"
#include "model/detail/route_compiler.hpp"
#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

/// Fills tables.stages, sorted by name; needs plan, window, gates and commodities.
/// @return the stages behind each name
StageIndex compile_stages(Network::Tables& tables);

/// How many servers of groups (open spans, count) are open from which instant on; the first level
/// is at the start of the run, later ones are where the number changes.
std::vector<OpenLevel> levels_of(const std::vector<std::pair<OpenSpans, std::uint32_t>>& groups,
                                 const RunWindow& window);
/// The same of a station, a pool or an exchange.
[[nodiscard]] std::vector<OpenLevel> levels_of(const Plan& plan, const Servers& servers,
                                               const RunWindow& window);

}  // namespace cuakhau::model::detail
