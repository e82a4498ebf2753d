#include "scenario/detail/data_file.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/files/csv_reader.hpp>
#include <cuakhau/files/text_file.hpp>

#include "scenario/detail/text_check.hpp"

namespace cuakhau::scenario::detail {

namespace {

using Source = std::shared_ptr<const SourceText>;

/// A file as it is, and what it says.
struct DataFile {
  Source source;
  files::CsvTable table;
};

Place place_of_line(const Source& source, std::uint32_t number) {
  return place_at(source, source->line_start(number), source->line(number).size());
}

/// A field in quotes may go on over lines: what is said of it is said of its first.
Place place_of_field(const Source& source, const files::CsvExtent& extent) {
  const auto field = source->content().substr(extent.position, extent.bytes);
  return place_at(source, extent.position, std::min(field.find('\n'), field.size()));
}

Unexpected<Complaint> wrong_there(Place where, std::string message,
                                  std::vector<std::string> help = {}) {
  return Unexpected{Complaint{
      .message = std::move(message), .help = std::move(help), .elsewhere = std::move(where)}};
}

Parsed<Source> read_source(const std::string& name, const Whereabouts& whereabouts) {
  const auto path = path_inside(name, whereabouts);
  if (!path) return Unexpected{path.error()};
  std::error_code failure;
  if (!std::filesystem::is_regular_file(*path, failure))
    return Unexpected{Complaint{"no such file: " + quote(name)}};
  if (whereabouts.files_read != nullptr) whereabouts.files_read->insert(resolved(*path));
  auto content = files::read_text(path->string());
  if (!content) return Unexpected{Complaint{fmt::format("{}: {}", name, content.error().message)}};
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (content->starts_with(byte_order_mark)) content->erase(0, byte_order_mark.size());
  auto source =
      std::make_shared<SourceText>(shown_beside(whereabouts.naming, name), std::move(*content));
  source->folder = path->parent_path();
  source->root = whereabouts.root;
  return Source{std::move(source)};
}

Parsed<DataFile> read_data(const std::string& name, const Whereabouts& whereabouts) {
  auto source = read_source(name, whereabouts);
  if (!source) return Unexpected{source.error()};
  const std::string_view content = (*source)->content();
  for (const auto& fault : {wrong_encoding(content), refused_letter(content)})
    if (fault)
      return wrong_there(place_at(*source, fault->position, fault->bytes), fault->message,
                         fault->help);
  auto table = files::parse_csv(content);
  if (!table) return wrong_there(place_of_line(*source, table.error().line), table.error().message);
  return DataFile{std::move(*source), std::move(*table)};
}

/// Nothing when it is none, or negative.
std::optional<double> number_in(const std::string& field) {
  const auto number = parse_real(field);
  return number && *number >= 0.0 ? number : std::nullopt;
}

}  // namespace

Parsed<Node> rows_of(const std::string& name, const Whereabouts& whereabouts) {
  const auto file = read_data(name, whereabouts);
  if (!file) return Unexpected{file.error()};
  const auto& [source, table] = *file;
  Node list;
  list.kind = NodeKind::list;
  list.where = whole(source);
  for (const files::CsvRow& row : table.rows) {
    Node& map = list.items.emplace_back();
    map.kind = NodeKind::map;
    map.where = place_of_line(source, row.line);
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      if (row.fields[i].empty()) continue;
      const Place place = place_of_field(source, row.extents[i]);
      map.entries.push_back({table.header[i], place, scalar_node(row.fields[i], place)});
    }
  }
  return list;
}

Parsed<std::vector<double>> numbers_of(const ColumnName& wanted, const Whereabouts& whereabouts) {
  const auto file = read_data(wanted.file, whereabouts);
  if (!file) return Unexpected{file.error()};
  const auto column = file->table.column(wanted.column);
  if (!column)
    return Unexpected{
        Complaint{.message = fmt::format("{} has no column {}", wanted.file, quote(wanted.column)),
                  .help = {"its columns are " + join(file->table.header, ", ")}}};
  std::vector<double> values;
  for (const files::CsvRow& row : file->table.rows) {
    const std::string& field = row.fields[*column];
    const auto number = number_in(field);
    if (!number)
      return wrong_there(place_of_field(file->source, row.extents[*column]),
                         "expected a number that is not negative, found " + shown(field));
    values.push_back(*number);
  }
  return values;
}

}  // namespace cuakhau::scenario::detail
