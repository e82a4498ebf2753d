#include <cuakhau/experiment/design_csv.hpp>

#include <map>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/files/csv_reader.hpp>
#include <cuakhau/files/csv_writer.hpp>

namespace cuakhau::experiment {
namespace {

/// The values of a column, each once, and which of them each row has.
struct Column {
  std::vector<std::string> values;
  std::vector<std::size_t> of_row;
};

Expected<Column, std::string> column_of(const files::CsvTable& table, std::size_t place) {
  Column column;
  std::map<std::string, std::size_t> known;
  const auto& name = table.header[place];
  for (const auto& row : table.rows) {
    const std::string text{trimmed(row.fields[place])};
    if (text.empty())
      return Unexpected{fmt::format("line {}: expected a value for {}", row.line, name)};
    if (name.starts_with("policy:") && text != "on" && text != "off")
      return Unexpected{
          fmt::format("line {}: {} is off or on, found {}", row.line, name, quote(text))};
    const auto [entry, is_new] = known.emplace(text, column.values.size());
    if (is_new) column.values.push_back(text);
    column.of_row.push_back(entry->second);
  }
  return column;
}

}  // namespace

std::string design_csv(const Design& design) {
  std::string text;
  files::CsvWriter csv{text};
  for (const auto& factor : design.factors) csv.text(factor.name());
  csv.end_row();
  for (std::size_t point = 0; point < design.points.size(); ++point) {
    for (std::size_t k = 0; k < design.factors.size(); ++k)
      csv.text(value_text(design.factors[k], design.points[point][k]));
    csv.end_row();
  }
  return text;
}

Expected<Design, std::string> design_from_csv(std::string_view text) {
  const auto table = files::parse_csv(text);
  if (!table)
    return Unexpected{fmt::format("line {}: {}", table.error().line, table.error().message)};
  if (table->rows.empty())
    return Unexpected{std::string{"expected a row for each point below the header, found none"}};
  if (table->rows.size() > k_most_points)
    return Unexpected{fmt::format("more than {} points", k_most_points)};
  const auto width = table->header.size();
  std::vector<double> values(width * table->rows.size());
  std::vector<Factor> factors;
  for (std::size_t k = 0; k < width; ++k) {
    auto column = column_of(*table, k);
    if (!column) return Unexpected{std::move(column).error()};
    for (std::size_t row = 0; row < column->of_row.size(); ++row)
      values[row * width + k] = static_cast<double>(column->of_row[row]);
    factors.push_back(choice_factor(trimmed(table->header[k]), std::move(column->values)));
  }
  return Design{DesignKind::list, std::move(factors), PointTable{width, std::move(values)}};
}

}  // namespace cuakhau::experiment
