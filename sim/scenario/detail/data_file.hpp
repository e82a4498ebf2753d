#pragma once

// The CSV files that a scenario names. They are read at load; their values are in the plan. What is
// wrong in one is told at its own line and field.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <cuakhau/files/csv_reader.hpp>
#include <cuakhau/scenario/node.hpp>

#include "scenario/detail/complaint.hpp"
#include "scenario/detail/root.hpp"

namespace cuakhau::scenario::detail {

/// What was found under a name.
struct DataFile {
  std::filesystem::path path;  // empty: no file
  std::shared_ptr<const SourceText> source;
  Parsed<files::CsvTable> table;  // or what is wrong with the file
};

/// The files that a scenario names, each read once. Copies share what was read before.
class DataFiles {
 public:
  [[nodiscard]] std::shared_ptr<const DataFile> read(const std::string& name,
                                                     const Whereabouts& whereabouts);

 private:
  /// The name, the folder where it starts, and the text that it stands in.
  using Key = std::tuple<std::string, std::filesystem::path, std::string>;

  std::map<Key, std::shared_ptr<const DataFile>> files_;
};

/// The rows as a list of maps, as if they stood in the scenario: keys are the names of the columns,
/// a field without text is not there, and each field has its place in the file.
[[nodiscard]] Parsed<Node> rows_of(const std::string& name, const Whereabouts& whereabouts);

/// The numbers of a column, none of them negative.
struct ColumnName {
  std::string file;
  std::string column;
};
[[nodiscard]] Parsed<std::vector<double>> numbers_of(const ColumnName& wanted,
                                                     const Whereabouts& whereabouts);

}  // namespace cuakhau::scenario::detail
