#pragma once

// Factors and their values in tables for people.

#include <string>

#include <cuakhau/experiment/factor.hpp>

namespace cuakhau::report::detail {

/// "stations.desk.servers", "demand (%)".
[[nodiscard]] std::string factor_head(const experiment::Factor& factor);

/// Without the unit, which stands in the head, and with no more digits than anybody reads.
[[nodiscard]] std::string factor_cell(const experiment::Factor& factor, double value);

/// "10 … 40 min"; a list as it is.
[[nodiscard]] std::string range_text(const experiment::Factor& factor);

}  // namespace cuakhau::report::detail
