#include <cuakhau/report/comparison_csv.hpp>

#include <cuakhau/files/csv_writer.hpp>

#include "report/detail/csv_cells.hpp"

namespace cuakhau::report {
namespace {

using detail::cell;
using experiment::Comparison;
using experiment::ComparisonResult;
using files::CsvWriter;

std::optional<double> value_of(const ComparisonResult& result, std::size_t scenario,
                               std::size_t row) {
  const auto& estimates = result.scenarios[scenario].estimates;
  if (estimates.empty()) return std::nullopt;
  return estimates[row % result.measures.size()].value;
}

void row(CsvWriter& csv, const ComparisonResult& result, std::size_t index) {
  const Comparison& one = result.comparisons[index];
  const auto difference = one.difference.value_or(experiment::Difference{});
  const auto& key = one.key;
  csv.text(result.scenarios.front().name).text(result.scenarios[one.scenario].name);
  csv.text(key.measure).text(key.unit).text(key.where).text(key.direction);
  csv.text(key.flow).text(key.period).text(key.outcome).text(key.statistic);
  cell(csv, value_of(result, 0, index));
  cell(csv, value_of(result, one.scenario, index));
  cell(csv, one.difference ? std::optional{difference.value} : std::nullopt);
  detail::interval_cells(csv, difference.interval);
  csv.number(result.confidence).integer(difference.n);
  cell(csv, difference.sd);
  cell(csv, difference.p);
  cell(csv, one.p_adjusted);
  cell(csv, difference.correlation);
  cell(csv, difference.pairing);
  csv.text(experiment::word(one.finding));
  csv.text(one.bound == experiment::Bound::none ? "" : experiment::word(one.bound));
  cell(csv, one.detectable);
  cell(csv, one.needed ? std::optional<double>{*one.needed} : std::nullopt);
  csv.text(result.provenance.command).end_row();
}

}  // namespace

std::string comparison_csv(const ComparisonResult& result) {
  std::string text;
  CsvWriter csv{text};
  csv.row({"a",          "b",          "measure",     "unit",       "where",   "direction",
           "flow",       "period",     "outcome",     "statistic",  "value_a", "value_b",
           "difference", "low",        "high",        "confidence", "n",       "sd",
           "p",          "p_adjusted", "correlation", "pairing",    "verdict", "bound",
           "detectable", "needed",     "command"});
  for (std::size_t index = 0; index < result.comparisons.size(); ++index) row(csv, result, index);
  return text;
}

}  // namespace cuakhau::report
