#pragma once

// The first points of a sweep for people: factors by their values, measures with the half-width of
// their intervals.

#include <cstddef>
#include <string>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/sweep_store.hpp>
#include <cuakhau/report/table.hpp>

namespace cuakhau::report {

/// More points than this are told by their number.
inline constexpr std::size_t k_most_sweep_rows = 40;

/// @param plan of the scenario without the factors: for its name and units
[[nodiscard]] Expected<std::string, files::FileProblem> sweep_table(
    const experiment::SweepHead& head, files::Database& database, const model::Plan& plan,
    Palette palette);

}  // namespace cuakhau::report
