#include "report/detail/expectation_list.hpp"

#include "support/catch.hpp"
#include "unit/report/sample_result.hpp"

namespace cuakhau::report::detail {
namespace {

using experiment::Verdict;

std::string list_of(const experiment::ExpectationResult& expectation) {
  experiment::Result result;
  result.expectations.push_back(expectation);
  return expectation_list(result, Palette::plain);
}

experiment::ExpectationResult share(Verdict verdict) {
  experiment::ExpectationResult result;
  auto& said = result.expectation.said;
  said.measure = "same_day_share";
  said.where = "province";
  result.expectation.at_least = 90.0;
  result.unit = "%";
  result.value = 93.125;
  result.interval = experiment::Interval{92.625, 93.625};
  result.verdict = verdict;
  return result;
}

TEST_CASE("what holds and what misses, with what was found and expected") {
  CHECK(list_of(share(Verdict::pass)) ==
        "Expectations\n  ✓ same_day_share of province: 93.1 ±0.5 %, expected at least 90 "
        "(predicted)\n");
  auto miss = share(Verdict::miss);
  miss.expectation.said.kind = model::ExpectationKind::input;
  miss.expectation.said.on = model::ExpectationOn::bound;
  miss.expectation.said.direction = "export";
  miss.expectation.said.statistic = "p90";
  miss.expectation.said.source = "a report";
  miss.expectation.at_most = 92.0;
  CHECK(list_of(miss) ==
        "Expectations\n  ✗ same_day_share of province, export, p90: 93.1 ±0.5 %, expected 90 to "
        "92 with its whole interval\n    (echoes the input; a report)\n");
}

TEST_CASE("a known miss gives its reason, one that passes asks to be unmarked") {
  auto known = share(Verdict::expected_miss);
  known.expectation.said.expected_miss = "no night shift";
  CHECK(list_of(known) ==
        "Expectations\n  ✗ same_day_share of province: 93.1 ±0.5 %, expected at least 90 "
        "(predicted); a known miss: no\n    night shift\n");
  known.verdict = Verdict::unexpected_pass;
  CHECK(list_of(known).find("✓") != std::string::npos);
  CHECK(list_of(known).find("take expected_miss out") != std::string::npos);
}

TEST_CASE("what a run cannot judge has a point, and names who can") {
  auto loss = share(Verdict::not_judged);
  loss.expectation.at_least.reset();
  loss.expectation.said.no_worse_than_baseline_by = model::MeasureBound{5.0, "%"};
  CHECK(list_of(loss) ==
        "Expectations\n  · same_day_share of province: 93.1 ±0.5 %, expected no worse than its "
        "baseline by 5 % (predicted);\n    not judged here: cuakhau regress does\n");
  CHECK(expected_text(loss) == "same_day_share of province, no worse than its baseline by 5 %");
}

TEST_CASE("a scenario that expects nothing has no list") {
  CHECK(expectation_list({}, Palette::plain).empty());
}

}  // namespace
}  // namespace cuakhau::report::detail
