#pragma once

// Cells of CSV that may be missing.

#include <optional>

#include <cuakhau/experiment/interval.hpp>
#include <cuakhau/files/csv_writer.hpp>

namespace cuakhau::report::detail {

/// Empty when there is no value.
inline files::CsvWriter& cell(files::CsvWriter& csv, const std::optional<double>& value) {
  return value ? csv.number(*value) : csv.missing();
}

/// Low and high.
inline void interval_cells(files::CsvWriter& csv,
                           const std::optional<experiment::Interval>& interval) {
  cell(csv, interval ? std::optional{interval->low} : std::nullopt);
  cell(csv, interval ? std::optional{interval->high} : std::nullopt);
}

}  // namespace cuakhau::report::detail
