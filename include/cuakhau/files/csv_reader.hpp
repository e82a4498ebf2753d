#pragma once

// Reads comma-separated values after RFC 4180: a header row, then rows of as many fields. Columns
// are found by name. Rows end in "\n" or "\r\n"; empty lines are skipped; a byte order mark is
// dropped.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/base/expected.hpp>

namespace cuakhau::files {

struct CsvProblem {
  std::uint32_t line = 0;  // from 1
  std::string message;     // "expected 3 fields as in the header, found 2"
  friend bool operator==(const CsvProblem&, const CsvProblem&) = default;
};

/// Bytes of the text, counted from its start.
struct CsvExtent {
  std::uint32_t position = 0;
  std::uint32_t bytes = 0;
  friend bool operator==(const CsvExtent&, const CsvExtent&) = default;
};

struct CsvRow {
  std::uint32_t line = 0;  // on which it begins
  std::vector<std::string> fields;
  std::vector<CsvExtent> extents;  // of the fields, with their quotes
};

struct CsvTable {
  std::vector<std::string> header;
  std::vector<CsvRow> rows;

  /// The place of the column in every row; nothing when the header does not name it.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

/// @param text less than 4 GiB
/// The first problem ends the reading: what follows a broken quote means nothing.
[[nodiscard]] Expected<CsvTable, CsvProblem> parse_csv(std::string_view text);

}  // namespace cuakhau::files
