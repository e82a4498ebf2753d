#pragma once

// The result for people, on a terminal: gates by rows, measures by columns, each number with the
// half-width of its interval; then the places where trucks wait and are served; then what the
// scenario expected, and where the numbers come from. At most 100 columns wide.

#include <cstddef>
#include <cstdint>
#include <string>

#include <cuakhau/experiment/result.hpp>
#include <cuakhau/model/plan.hpp>

namespace cuakhau::report {

enum class Palette : std::uint8_t { plain, coloured };

struct TableOptions {
  Palette palette = Palette::plain;
  std::size_t assumptions = 0;  // assumed values in the scenario
};

/// @param plan that the result is of: for titles and numbers of places
[[nodiscard]] std::string table(const experiment::Result& result, const model::Plan& plan,
                                const TableOptions& options);

}  // namespace cuakhau::report
