#include "report/detail/shift_text.hpp"

#include "support/catch.hpp"
#include "unit/report/sample_regress.hpp"

namespace cuakhau::report::detail {
namespace {

TEST_CASE("a shift in a sentence has its size, its share and its tolerance") {
  const auto result = sample_regress();
  CHECK(shift_sentence(result.scenarios[0].shifts[0]) ==
        "wait, p90 (min): worse, +8.00 ±0.50 (+8.0 %); tolerance 2.00");
  CHECK(shift_sentence(result.scenarios[1].shifts[0]) ==
        "wait, p90 (min): cannot tell, +2.00 ±0.50 (+2.0 %); tolerance 2.00; a change of 2.00 "
        "would be found in 4 of 5 cases; more replications would hardly decide it: allow more, or "
        "accept it with --update");
  auto open = result.scenarios[1].shifts[0];
  open.needed = 500;
  CHECK(shift_sentence(open).ends_with(
      "; if the difference is what it seems, about 500 replications (--at-most) would decide it"));
  CHECK(advice_text(result.scenarios[0].shifts[0]).empty());
  open.needed.reset();
  CHECK(advice_text(open) ==
        "more replications would hardly decide it: allow more, or accept it with --update");
  open.pairs = 0;
  CHECK(advice_text(open).empty());
  experiment::Shift none = result.scenarios[0].shifts[0];
  none.difference.reset();
  none.verdict = experiment::ShiftVerdict::not_measured;
  CHECK(shift_sentence(none) == "wait, p90 (min): not measured");
  CHECK(shift_share(none).empty());
}

TEST_CASE("it is said what numbers rest on") {
  auto scenario = sample_regress().scenarios[0];
  CHECK(grounds_text(scenario) == "30 of 30 paths changed; 30 pairs");
  scenario.old_plan_digest = scenario.plan_digest;
  CHECK(grounds_text(scenario) ==
        "30 of 30 paths changed, of the same plan: the program moves trucks otherwise; 30 pairs");
  scenario = sample_regress().scenarios[1];
  CHECK(grounds_text(scenario) ==
        "12 of 30 paths changed; 240 pairs: the plan of the baseline was run on");
  scenario.extension = experiment::Extension::unpaired;
  scenario.unpaired_because = "why";
  CHECK(grounds_text(scenario) ==
        "12 of 30 paths changed; beyond these compared unpaired, with up to 240 replications of "
        "now: why");
}

TEST_CASE("all that keeps a call from passing is named") {
  auto result = sample_regress();
  CHECK(judgements_text(result) == "fails and cannot tell all");
  result.scenarios.push_back(wrong_scenario());
  CHECK(judgements_text(result) == "fails, cannot tell all and wrong");
  CHECK(defects_text(result.scenarios.back()) ==
        "b/w.json:7:3: measures: ends too early; make it anew");
  result.scenarios = {result.scenarios[2]};
  CHECK(judgements_text(result) == "passes");
  add_missed_expectation(result.scenarios[0]);
  CHECK(judgements_text(result) == "fails");
  CHECK(expectation_counts_text(result.scenarios[0]) ==
        "expectations, on 30 replications: 1 missed and 1 met");
}

TEST_CASE("the outcome counts what moved, and says when nothing did") {
  auto result = sample_regress();
  CHECK(outcome_text(result) ==
        "1 measure worse, 1 measure better, 1 measure that cannot be told with at most 240 "
        "replications, 1 scenario without an answer and 2 measures the same");
  result.scenarios = {result.scenarios[2]};
  CHECK(outcome_text(result) == "nothing moved");
  result.warnings.emplace_back().severity = Severity::error;
  CHECK(outcome_text(result) == "1 baseline of no scenario and 1 measure the same");
  result.warnings.clear();
  result.scenarios[0].changed_paths = 1;
  CHECK(outcome_text(result) == "every measure the same within its tolerance");
  CHECK(verdict_text(experiment::ShiftVerdict::not_worse) == "not worse");
}

}  // namespace
}  // namespace cuakhau::report::detail
