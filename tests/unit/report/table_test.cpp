#include <cuakhau/report/table.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_result.hpp"

namespace cuakhau::report {
namespace {

experiment::ExpectationResult expectation(experiment::Verdict verdict) {
  experiment::ExpectationResult result;
  auto& said = result.expectation.said;
  said.measure = "same_day_share";
  said.where = "province";
  said.source = "2023-02 report";
  result.expectation.at_least = 90.0;
  result.unit = "%";
  result.value = 93.125;
  result.interval = experiment::Interval{92.625, 93.625};
  result.verdict = verdict;
  return result;
}

TEST_CASE("the table says first what was run and when it was measured") {
  const auto text = table(sample_result(), sample_plan(), {});
  CHECK(
      text.starts_with("Lạng Sơn, January 2023\n"
                       "measured from 2023-01-09 until 2023-01-11 (2 d), after 1 d of warm-up\n"
                       "\n  "));
  CHECK(text.find("all gates") < text.find("customs"));
}

TEST_CASE("expectations, warnings and assumptions follow the tables") {
  auto result = sample_result();
  result.measures.clear();
  result.warnings = {"something"};
  result.expectations = {expectation(experiment::Verdict::pass),
                         expectation(experiment::Verdict::expected_miss)};
  result.expectations[1].expectation.said.expected_miss = "no night shift is modelled";
  const auto text = table(result, sample_plan(), {Palette::plain, 12});
  CHECK(text.find(R"(Expectations
  ✓ same_day_share of province: 93.1 ±0.5 %, expected at least 90 (predicted; 2023-02 report)
  ✗ same_day_share of province: 93.1 ±0.5 %, expected at least 90 (predicted; 2023-02 report); a
    known miss: no night shift is modelled

warning: something
12 assumed values: cuakhau explain x.yaml

cuakhau 0.1.0, seed 1, 30 replications, ± at 95 %, plan 00000000000000010000000000000002
)") != std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
