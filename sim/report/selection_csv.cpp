#include <cuakhau/report/selection_csv.hpp>

#include <algorithm>

#include <cuakhau/files/csv_writer.hpp>

#include "report/detail/csv_cells.hpp"

namespace cuakhau::report {
namespace {

using detail::cell;
using experiment::SelectionResult;
using files::CsvWriter;

/// "selected", "may_be_best", "out" or "no_answer".
std::string_view fate_word(const SelectionResult& result, std::size_t index) {
  if (!result.alternatives[index].no_answer.empty()) return "no_answer";
  if (std::ranges::find(result.survivors, index) == result.survivors.end()) return "out";
  const bool is_budget = std::holds_alternative<experiment::Budget>(result.request.effort);
  const bool is_chosen = is_budget ? index == result.survivors.front() : result.is_decided;
  return is_chosen ? "selected" : "may_be_best";
}

void row(CsvWriter& csv, const SelectionResult& result, std::size_t index) {
  const auto& one = result.alternatives[index];
  const auto& key = result.request.measure;
  csv.text(one.name);
  csv.text(key.measure).text(key.unit).text(key.where).text(key.direction);
  csv.text(key.flow).text(key.period).text(key.outcome).text(key.statistic);
  cell(csv, one.estimate.value);
  detail::interval_cells(csv, one.estimate.interval);
  csv.number(one.estimate.confidence).integer(one.replications);
  csv.text(fate_word(result, index));
  if (one.elimination) {
    csv.integer(one.elimination->observations);
    csv.text(result.alternatives[one.elimination->against].name);
    csv.number(one.elimination->behind);
  } else {
    csv.missing().missing().missing();
  }
  csv.text(result.provenance.command).end_row();
}

}  // namespace

std::string selection_csv(const SelectionResult& result) {
  std::string text;
  CsvWriter csv{text};
  csv.row({"alternative", "measure", "unit", "where", "direction", "flow", "period", "outcome",
           "statistic", "value", "low", "high", "confidence", "n", "fate", "out_after", "against",
           "behind", "command"});
  for (const auto index : result.ranking()) row(csv, result, index);
  return text;
}

}  // namespace cuakhau::report
