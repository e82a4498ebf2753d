#include <cuakhau/report/sweep_csv.hpp>

#include <string>
#include <utility>

#include <cuakhau/files/csv_writer.hpp>

namespace cuakhau::report {
namespace {

void add_cell(files::CsvWriter& csv, const files::SqlValue& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value))
    csv.integer(*whole);
  else if (const auto* number = std::get_if<double>(&value))
    csv.number(*number);
  else if (const auto* text = std::get_if<std::string>(&value))
    csv.text(*text);
  else
    csv.missing();
}

}  // namespace

std::optional<files::FileProblem> write_sweep_csv(files::Database& database,
                                                  files::AtomicFile& file) {
  auto rows = database.prepare("SELECT * FROM results ORDER BY point");
  if (!rows) return std::move(rows).error();
  std::string text;
  files::CsvWriter csv{text};
  for (std::size_t column = 0; column < rows->columns(); ++column) csv.text(rows->name(column));
  csv.end_row();
  while (true) {
    if (auto problem = file.write(std::exchange(text, {}))) return problem;
    const auto has_row = rows->next();
    if (!has_row) return has_row.error();
    if (!*has_row) return std::nullopt;
    for (std::size_t column = 0; column < rows->columns(); ++column)
      add_cell(csv, rows->value(column));
    csv.end_row();
  }
}

}  // namespace cuakhau::report
