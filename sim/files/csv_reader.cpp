#include <cuakhau/files/csv_reader.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace cuakhau::files {
namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), rest_(text) {
    if (rest_.starts_with(k_byte_order_mark)) rest_.remove_prefix(k_byte_order_mark.size());
  }

  [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

  [[nodiscard]] Expected<CsvRow, CsvProblem> row() {
    CsvRow row;
    row.line = line_;
    while (true) {
      const auto begin = position();
      auto field = starts_with('"') ? quoted() : plain();
      if (!field) return Unexpected{std::move(field).error()};
      row.fields.push_back(std::move(*field));
      row.extents.push_back(extent_since(begin));
      if (take_line_end()) return row;
      take(',');
    }
  }

 private:
  [[nodiscard]] std::uint32_t position() const {
    return static_cast<std::uint32_t>(text_.size() - rest_.size());
  }
  /// Without the first half of a line end.
  [[nodiscard]] CsvExtent extent_since(std::uint32_t begin) const {
    const auto bytes = position() - begin;
    const bool has_half = text_.substr(begin, bytes).ends_with('\r');
    return {begin, has_half ? bytes - 1 : bytes};
  }
  [[nodiscard]] bool starts_with(char letter) const { return rest_.starts_with(letter); }
  void take(char letter) {
    if (starts_with(letter)) rest_.remove_prefix(1);
  }
  /// Also true at the end of the text.
  [[nodiscard]] bool take_line_end() {
    if (rest_.empty()) return true;
    const std::size_t length = rest_.starts_with("\r\n") ? 2 : 1;
    if (length == 1 && !starts_with('\n')) return false;
    rest_.remove_prefix(length);
    ++line_;
    return true;
  }
  [[nodiscard]] Unexpected<CsvProblem> problem(std::string message) const {
    return Unexpected{CsvProblem{line_, std::move(message)}};
  }

  [[nodiscard]] Expected<std::string, CsvProblem> plain() {
    auto length = std::min(rest_.find_first_of(",\n\""), rest_.size());
    if (length < rest_.size() && rest_[length] == '"')
      return problem("a quote inside a field that does not begin with one");
    auto field = rest_.substr(0, length);
    const bool ends_row = length == rest_.size() || rest_[length] == '\n';
    if (ends_row && field.ends_with('\r')) field.remove_suffix(1);
    rest_.remove_prefix(length);
    return std::string{field};
  }

  [[nodiscard]] Expected<std::string, CsvProblem> quoted() {
    const auto begin = line_;
    rest_.remove_prefix(1);
    std::string field;
    while (true) {
      const auto length = rest_.find('"');
      if (length == std::string_view::npos)
        return Unexpected{CsvProblem{begin, "a quote that is never closed"}};
      field += rest_.substr(0, length);
      line_ += static_cast<std::uint32_t>(
          std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(length), '\n'));
      rest_.remove_prefix(length + 1);
      if (!starts_with('"')) break;
      field += '"';
      rest_.remove_prefix(1);
    }
    const bool ends =
        rest_.empty() || starts_with(',') || starts_with('\n') || rest_.starts_with("\r\n");
    if (!ends) return problem("text after a closing quote");
    return field;
  }

  std::string_view text_;
  std::string_view rest_;
  std::uint32_t line_ = 1;
};

bool is_empty_line(const CsvRow& row) { return row.fields.size() == 1 && row.fields[0].empty(); }

std::optional<CsvProblem> problem_of(const CsvRow& header) {
  for (auto name = header.fields.begin(); name != header.fields.end(); ++name) {
    if (name->empty()) return CsvProblem{header.line, "a column of the header has no name"};
    if (std::find(header.fields.begin(), name, *name) != name)
      return CsvProblem{header.line, fmt::format("two columns are named \"{}\"", *name)};
  }
  return std::nullopt;
}

std::optional<CsvProblem> problem_of(const CsvRow& row, std::size_t columns) {
  if (row.fields.size() == columns) return std::nullopt;
  return CsvProblem{row.line, fmt::format("expected {} field{} as in the header, found {}", columns,
                                          columns == 1 ? "" : "s", row.fields.size())};
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::ranges::find(header, name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

Expected<CsvTable, CsvProblem> parse_csv(std::string_view text) {
  CsvTable table;
  Parser parser{text};
  while (!parser.is_at_end()) {
    auto row = parser.row();
    if (!row) return Unexpected{std::move(row).error()};
    if (is_empty_line(*row)) continue;
    const bool is_header = table.header.empty();
    auto problem = is_header ? problem_of(*row) : problem_of(*row, table.header.size());
    if (problem) return Unexpected{std::move(*problem)};
    if (is_header) {
      table.header = std::move(row->fields);
    } else {
      table.rows.push_back(std::move(*row));
    }
  }
  if (table.header.empty())
    return Unexpected{CsvProblem{1, "expected a header row, found nothing"}};
  return table;
}

}  // namespace cuakhau::files
