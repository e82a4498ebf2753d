#include <cuakhau/report/regress_table.hpp>

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "report/detail/expectation_list.hpp"
#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"
#include "report/detail/shift_text.hpp"
#include "report/detail/verdict_text.hpp"

namespace cuakhau::report {
namespace {

using detail::Grid;
using detail::Ink;
using experiment::GuardedResult;
using experiment::Judgement;
using experiment::RegressResult;
using experiment::Shift;

/// "30", or "30, 120" of two samples.
std::string pairs_text(const Shift& shift) {
  if (!shift.difference) return {};
  return shift.pairs > 0 ? fmt::format("{}", shift.pairs)
                         : fmt::format("{}, {}", shift.before.n, shift.after.n);
}

/// Whether rows rest on other replications than the line above them says.
bool differ_in_pairs(const GuardedResult& scenario) {
  return std::ranges::any_of(scenario.shifts, [&](const Shift& shift) {
    return shift.difference && shift.pairs != scenario.replications;
  });
}

void add_row(Grid& grid, const Shift& shift, bool has_pairs) {
  const auto can_tell = shift.detectable ? detail::signed_number(*shift.detectable).substr(1)
                                         : std::string{detail::k_absent};
  grid.row({"  " + detail::label_of(shift.key, detail::k_minutes_everywhere),
            detail::figure(&shift.before), detail::figure(&shift.after),
            detail::shift_figure(shift), detail::shift_share(shift), detail::allowed_text(shift),
            can_tell, has_pairs ? pairs_text(shift) : std::string{},
            std::string{detail::verdict_text(shift.verdict)}});
}

/// Those that fail, and how many there are of each kind.
std::string expectations_text(const GuardedResult& scenario, Palette palette) {
  std::vector<experiment::ExpectationResult> failed;
  std::ranges::copy_if(scenario.expectations, std::back_inserter(failed),
                       &experiment::ExpectationResult::is_failure);
  const auto counts = detail::expectation_counts_text(scenario);
  return detail::expectation_lines(failed, palette) +
         (counts.empty() ? "" : detail::wrapped("  " + counts, 4));
}

std::string shifts_text(const GuardedResult& scenario, Palette palette) {
  const auto name = detail::inked(scenario.file, Ink::bold, palette);
  const auto against = detail::reference_text(scenario.reference);
  if (!scenario.defects.empty())
    return detail::wrapped(
        fmt::format("{}: not judged: {}", name, detail::defect_text(scenario.defects.front())), 2);
  if (!scenario.no_answer.empty())
    return detail::wrapped(fmt::format("{}: no answer: {}", name, scenario.no_answer), 2);
  if (scenario.is_identical())
    return detail::wrapped(
        fmt::format("{}: the same as {}: every path and number of {} replications{}", name, against,
                    scenario.kept,
                    scenario.plan_digest == scenario.old_plan_digest
                        ? ""
                        : ", though its plan is another one"),
        2);
  auto text = detail::wrapped(
      fmt::format("{} against {}: {}", name, against, detail::grounds_text(scenario)), 2);
  Grid grid;
  grid.head(
      {"", "baseline", "now", "difference", "change", "allowed", "can tell", "pairs", "verdict"});
  for (const auto& shift : scenario.shifts) add_row(grid, shift, differ_in_pairs(scenario));
  text += grid.text(palette);
  for (const auto& shift : scenario.shifts)
    if (const auto advice = detail::advice_text(shift); !advice.empty())
      text += detail::wrapped(
          fmt::format("  {}: {}", detail::label_of(shift.key, detail::k_minutes_everywhere),
                      advice),
          4);
  for (const auto& warning : scenario.warnings) text += detail::wrapped("warning: " + warning, 2);
  return text;
}

std::string scenario_text(const GuardedResult& scenario, Palette palette) {
  return shifts_text(scenario, palette) + expectations_text(scenario, palette);
}

std::string last_line(const RegressResult& result) {
  return detail::wrapped(
      fmt::format(
          "cuakhau {}; at most {} replications; ± at {:.4g} %; verdicts account for every look "
          "and, "
          "of changes, for all measures (Holm); can tell: a change that is found in 4 of 5 cases, "
          "at the last look",
          result.version, result.at_most, 100.0 * result.confidence),
      2);
}

}  // namespace

std::string regress_table(const RegressResult& result, Palette palette) {
  std::string text;
  for (const auto& scenario : result.scenarios) text += scenario_text(scenario, palette);
  const auto judgement = experiment::judgement_of(result);
  const auto outcome = detail::judgements_text(result) + ": " + detail::outcome_text(result);
  const auto ink = judgement == Judgement::passes ? Ink::green : Ink::red;
  return text + '\n' + detail::inked(detail::wrapped(outcome, 2), ink, palette) + '\n' +
         detail::inked(last_line(result), Ink::dim, palette);
}

}  // namespace cuakhau::report
