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

Parsed<std::string> text_in(const std::filesystem::path& path, const std::string& name) {
  auto content = files::read_text(path.string());
  if (!content) return Unexpected{Complaint{fmt::format("{}: {}", name, content.error().message)}};
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (content->starts_with(byte_order_mark)) content->erase(0, byte_order_mark.size());
  return std::move(*content);
}

Parsed<files::CsvTable> table_in(const Source& source) {
  const std::string_view content = source->content();
  for (const auto& fault : {wrong_encoding(content), refused_letter(content)})
    if (fault)
      return wrong_there(place_at(source, fault->position, fault->bytes), fault->message,
                         fault->help);
  auto table = files::parse_csv(content);
  if (!table) return wrong_there(place_of_line(source, table.error().line), table.error().message);
  return std::move(*table);
}

DataFile read_file(const std::string& name, const Whereabouts& whereabouts) {
  const auto path = path_inside(name, whereabouts);
  if (!path) return {{}, nullptr, Unexpected{path.error()}};
  std::error_code failure;
  if (!std::filesystem::is_regular_file(*path, failure))
    return {{}, nullptr, Unexpected{Complaint{"no such file: " + quote(name)}}};
  auto found = resolved(*path);
  auto content = text_in(*path, name);
  if (!content) return {std::move(found), nullptr, Unexpected{content.error()}};
  const auto source =
      std::make_shared<SourceText>(shown_beside(whereabouts.naming, name), std::move(*content));
  source->folder = path->parent_path();
  source->root = whereabouts.root;
  return {std::move(found), source, table_in(source)};
}

std::shared_ptr<const DataFile> read_data(const std::string& name, const Whereabouts& whereabouts) {
  auto file = whereabouts.data != nullptr
                  ? whereabouts.data->read(name, whereabouts)
                  : std::make_shared<const DataFile>(read_file(name, whereabouts));
  if (whereabouts.files_read != nullptr && !file->path.empty())
    whereabouts.files_read->insert(file->path);
  return file;
}

/// Nothing when it is none, or negative.
std::optional<double> number_in(const std::string& field) {
  const auto number = parse_real(field);
  return number && *number >= 0.0 ? number : std::nullopt;
}

}  // namespace

std::shared_ptr<const DataFile> DataFiles::read(const std::string& name,
                                                const Whereabouts& whereabouts) {
  auto& file = files_[{name, whereabouts.folder, whereabouts.naming}];
  if (!file) file = std::make_shared<const DataFile>(read_file(name, whereabouts));
  return file;
}

Parsed<Node> rows_of(const std::string& name, const Whereabouts& whereabouts) {
  const auto file = read_data(name, whereabouts);
  if (!file->table) return Unexpected{file->table.error()};
  const auto& source = file->source;
  Node list;
  list.kind = NodeKind::list;
  list.where = whole(source);
  for (const files::CsvRow& row : file->table.value().rows) {
    Node& map = list.items.emplace_back();
    map.kind = NodeKind::map;
    map.where = place_of_line(source, row.line);
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      if (row.fields[i].empty()) continue;
      const Place place = place_of_field(source, row.extents[i]);
      map.entries.push_back(
          {file->table.value().header[i], place, scalar_node(row.fields[i], place)});
    }
  }
  return list;
}

Parsed<std::vector<double>> numbers_of(const ColumnName& wanted, const Whereabouts& whereabouts) {
  const auto file = read_data(wanted.file, whereabouts);
  if (!file->table) return Unexpected{file->table.error()};
  const files::CsvTable& table = file->table.value();
  const auto column = table.column(wanted.column);
  if (!column)
    return Unexpected{
        Complaint{.message = fmt::format("{} has no column {}", wanted.file, quote(wanted.column)),
                  .help = {"its columns are " + join(table.header, ", ")}}};
  std::vector<double> values;
  for (const files::CsvRow& row : table.rows) {
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
