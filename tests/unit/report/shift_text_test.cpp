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
        "would be "
        "found in 4 of 5 cases");
  auto open = result.scenarios[1].shifts[0];
  open.needed = 500;
  CHECK(shift_sentence(open).ends_with(
      "; with 500 replications no change would be called the same in 4 of 5 cases"));
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

TEST_CASE("the outcome counts what moved, and says when nothing did") {
  auto result = sample_regress();
  CHECK(outcome_text(result) ==
        "1 measure worse, 1 measure better, 1 measure that cannot be told with at most 240 "
        "replications, 1 scenario without an answer and 2 measures the same");
  result.scenarios = {result.scenarios[2]};
  CHECK(outcome_text(result) == "nothing moved");
  result.scenarios[0].changed_paths = 1;
  CHECK(outcome_text(result) == "every measure the same within its tolerance");
  CHECK(verdict_text(experiment::ShiftVerdict::not_worse) == "not worse");
}

}  // namespace
}  // namespace cuakhau::report::detail
