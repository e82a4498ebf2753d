#pragma once

// Comma-separated values after RFC 4180: quotes only where needed, rows end in '\n', numbers in the
// shortest text that reads back to the same value. An empty field means "no value".

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace cuakhau::files {

/// Appends rows to a text that the caller owns and may empty between rows.
class CsvWriter {
 public:
  explicit CsvWriter(std::string& out) : out_(out) {}

  CsvWriter& text(std::string_view value);
  /// @param value finite: a missing number is written by missing()
  CsvWriter& number(double value);
  CsvWriter& integer(std::integral auto value) { return decimal(static_cast<std::int64_t>(value)); }
  CsvWriter& missing();
  void end_row();
  /// A whole row of texts, such as the head.
  void row(std::initializer_list<std::string_view> values);

 private:
  CsvWriter& decimal(std::int64_t value);
  void separate();

  std::string& out_;
  bool is_first_ = true;
};

}  // namespace cuakhau::files
