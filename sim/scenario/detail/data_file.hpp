#pragma once

// The CSV files that a scenario names. They are read at load; their values are in the plan.

#include <string>
#include <vector>

#include <cuakhau/files/csv_reader.hpp>
#include <cuakhau/scenario/node.hpp>

#include "scenario/detail/complaint.hpp"
#include "scenario/detail/root.hpp"

namespace cuakhau::scenario::detail {

[[nodiscard]] Parsed<files::CsvTable> table_of(const std::string& name,
                                               const Whereabouts& whereabouts);

/// The rows as a list of maps, as if they stood in the scenario: keys are the names of the columns,
/// a field without text is not there, and each row has its place in the file.
[[nodiscard]] Parsed<Node> rows_of(const std::string& name, const Whereabouts& whereabouts);

/// A complaint about a row of a table: "FILE:LINE: …".
[[nodiscard]] Unexpected<Complaint> bad_row(const std::string& name, const files::CsvRow& row,
                                            const std::string& what);

/// The place of a column, or which columns there are.
[[nodiscard]] Parsed<std::size_t> column_of(const files::CsvTable& table, const std::string& name,
                                            const std::string& file);

/// The numbers of a column.
struct ColumnName {
  std::string file;
  std::string column;
};
[[nodiscard]] Parsed<std::vector<double>> numbers_of(const ColumnName& wanted,
                                                     const Whereabouts& whereabouts);

}  // namespace cuakhau::scenario::detail
