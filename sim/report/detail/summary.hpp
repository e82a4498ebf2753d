#pragma once

// The parts of the table for people.

#include <string>

#include <cuakhau/report/table.hpp>

namespace cuakhau::report::detail {

/// The province and each gate.
[[nodiscard]] std::string gate_table(const experiment::Result& result, const model::Plan& plan,
                                     Palette palette);

/// Yards, stations and crossings under their gates.
[[nodiscard]] std::string place_table(const experiment::Result& result, const model::Plan& plan,
                                      Palette palette);

}  // namespace cuakhau::report::detail
