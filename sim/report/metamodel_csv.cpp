#include <cuakhau/report/metamodel_csv.hpp>

#include <cuakhau/base/text.hpp>
#include <cuakhau/files/csv_writer.hpp>

namespace cuakhau::report {
namespace {

void value_field(files::CsvWriter& csv, const experiment::Factor& factor, double value) {
  const auto cell = experiment::value_cell(factor, value);
  if (const auto* whole = std::get_if<std::int64_t>(&cell))
    csv.integer(*whole);
  else if (const auto* number = std::get_if<double>(&cell))
    csv.number(*number);
  else
    csv.text(std::get<std::string>(cell));
}

std::string beyond_text(const experiment::FactorSpace& space, std::span<const double> point) {
  std::vector<std::string> names;
  for (const auto factor : space.beyond(point)) names.push_back(space.factors()[factor].name());
  return join(names, " ");
}

}  // namespace

std::string metamodel_csv(const MetamodelReport& report) {
  std::string text;
  files::CsvWriter csv{text};
  csv.text("point");
  for (const auto& column : report.sweep.columns.factors) csv.text(column);
  for (const auto& one : report.measures)
    csv.text(one.column)
        .text(one.column + "_low")
        .text(one.column + "_high")
        .text(one.column + "_is_untested");
  csv.text("beyond").end_row();
  for (std::size_t row = 0; row < report.asked.size(); ++row) {
    const auto point = report.asked[row];
    csv.integer(row);
    for (std::size_t k = 0; k < point.size(); ++k)
      value_field(csv, report.space.factors()[k], point[k]);
    for (const auto& one : report.measures) {
      if (!one.model) {
        csv.missing().missing().missing().missing();
        continue;
      }
      const auto answer = one.model->answer(point, report.confidence);
      csv.number(answer.value).number(answer.interval.low).number(answer.interval.high);
      csv.integer(answer.is_untested ? 1 : 0);
    }
    csv.text(beyond_text(report.space, point)).end_row();
  }
  return text;
}

}  // namespace cuakhau::report
