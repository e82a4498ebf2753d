#include <cuakhau/files/csv_writer.hpp>

#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::files {
namespace {

bool needs_quotes(std::string_view value) {
  return value.find_first_of(",\"\r\n") != std::string_view::npos ||
         (!value.empty() && (value.front() == ' ' || value.back() == ' '));
}

}  // namespace

void CsvWriter::separate() {
  if (!is_first_) out_ += ',';
  is_first_ = false;
}

CsvWriter& CsvWriter::text(std::string_view value) {
  separate();
  if (!needs_quotes(value)) {
    out_ += value;
    return *this;
  }
  out_ += '"';
  for (const char letter : value) {
    if (letter == '"') out_ += '"';
    out_ += letter;
  }
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::number(double value) {
  CUAKHAU_CHECK(std::isfinite(value), "{} has no place in a CSV file", value);
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

CsvWriter& CsvWriter::decimal(std::int64_t value) {
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

CsvWriter& CsvWriter::missing() {
  separate();
  return *this;
}

void CsvWriter::end_row() {
  out_ += '\n';
  is_first_ = true;
}

void CsvWriter::row(std::initializer_list<std::string_view> values) {
  for (const auto value : values) text(value);
  end_row();
}

}  // namespace cuakhau::files
