#include <cuakhau/report/result_csv.hpp>

#include <cuakhau/files/csv_writer.hpp>

#include "report/detail/csv_cells.hpp"

namespace cuakhau::report {
namespace {

using detail::cell;
using experiment::Estimate;
using files::CsvWriter;

void row(CsvWriter& csv, const Estimate& estimate, const std::string& command) {
  const auto& key = estimate.key;
  csv.text("base").text(key.measure).text(key.unit).text(key.where).text(key.direction);
  csv.text(key.flow).text(key.period).text(key.outcome).text(key.statistic);
  cell(csv, estimate.value);
  detail::interval_cells(csv, estimate.interval);
  csv.number(estimate.confidence).integer(estimate.n);
  cell(csv, estimate.sd);
  csv.number(estimate.censored).text(estimate.is_lower_bound ? "true" : "false").text(command);
  csv.end_row();
}

}  // namespace

std::string result_csv(const experiment::Result& result) {
  std::string text;
  CsvWriter csv{text};
  csv.row({"scenario", "measure", "unit", "where", "direction", "flow", "period", "outcome",
           "statistic", "value", "low", "high", "confidence", "n", "sd", "censored", "lower_bound",
           "command"});
  for (const auto& estimate : result.measures) row(csv, estimate, result.provenance.command);
  return text;
}

}  // namespace cuakhau::report
