#include "scenario/detail/data_file.hpp"

#include <filesystem>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/files/text_file.hpp>

namespace cuakhau::scenario::detail {

namespace {

/// A file as it is, and what it says.
struct DataFile {
  std::string content;
  files::CsvTable table;
};

Parsed<DataFile> read_data(const std::string& name, const Whereabouts& whereabouts) {
  const auto path = path_inside(name, whereabouts);
  if (!path) return Unexpected{path.error()};
  std::error_code failure;
  if (!std::filesystem::is_regular_file(*path, failure))
    return Unexpected{Complaint{"no such file: " + quote(name), {}}};
  auto content = files::read_text(path->string());
  if (!content)
    return Unexpected{Complaint{fmt::format("{}: {}", name, content.error().message), {}}};
  auto table = files::parse_csv(*content);
  if (!table)
    return Unexpected{
        Complaint{fmt::format("{}:{}: {}", name, table.error().line, table.error().message), {}}};
  return DataFile{std::move(*content), std::move(*table)};
}

}  // namespace

Parsed<files::CsvTable> table_of(const std::string& name, const Whereabouts& whereabouts) {
  auto file = read_data(name, whereabouts);
  if (!file) return Unexpected{file.error()};
  return std::move(file->table);
}

Parsed<Node> rows_of(const std::string& name, const Whereabouts& whereabouts) {
  auto file = read_data(name, whereabouts);
  if (!file) return Unexpected{file.error()};
  const files::CsvTable& table = file->table;
  const auto source = std::make_shared<const SourceText>(name, std::move(file->content));
  Node list;
  list.kind = NodeKind::list;
  list.where = whole(source);
  for (const files::CsvRow& row : table.rows) {
    const Place place =
        place_at(source, source->line_start(row.line), source->line(row.line).size());
    Node& map = list.items.emplace_back();
    map.kind = NodeKind::map;
    map.where = place;
    for (std::size_t i = 0; i < row.fields.size(); ++i)
      if (!row.fields[i].empty())
        map.entries.push_back({table.header[i], place, scalar_node(row.fields[i], place)});
  }
  return list;
}

Unexpected<Complaint> bad_row(const std::string& name, const files::CsvRow& row,
                              const std::string& what) {
  return Unexpected{Complaint{fmt::format("{}:{}: {}", name, row.line, what), {}}};
}

Parsed<std::size_t> column_of(const files::CsvTable& table, const std::string& name,
                              const std::string& file) {
  if (const auto column = table.column(name)) return *column;
  return Unexpected{Complaint{fmt::format("{} has no column {}", file, quote(name)),
                              {"its columns are " + join(table.header, ", ")}}};
}

Parsed<std::vector<double>> numbers_of(const ColumnName& wanted, const Whereabouts& whereabouts) {
  const auto table = table_of(wanted.file, whereabouts);
  if (!table) return Unexpected{table.error()};
  const auto column = column_of(*table, wanted.column, wanted.file);
  if (!column) return Unexpected{column.error()};
  std::vector<double> values;
  for (const files::CsvRow& row : table->rows) {
    const auto number = parse_real(row.fields[*column]);
    if (!number)
      return bad_row(wanted.file, row, "expected a number, found " + shown(row.fields[*column]));
    values.push_back(*number);
  }
  return values;
}

}  // namespace cuakhau::scenario::detail
