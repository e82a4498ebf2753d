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

TEST_CASE("the table of a result") {
  const auto text = table(sample_result(), sample_plan(), {});
  CHECK(text ==
        R"(Lạng Sơn, January 2023
measured from 2023-01-09 until 2023-01-11 (2 d), after 1 d of warm-up

            cleared/day       wait    wait   same day   waiting
                 export    mean, h  p90, h          %  at 06:00
all gates    431.2 ±6.2  3.20 ±0.20  > 6.00  93.12 ±0.50  1200 ±150
)");
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
  ✓ same_day_share of province: 93.12 ±0.50 %, expected at least 90 (predicted; 2023-02 report)
  ✗ same_day_share of province: 93.12 ±0.50 %, expected at least 90 (predicted; 2023-02 report); a
    known miss: no night shift is modelled

warning: something
12 assumed values: cuakhau explain x.yaml

cuakhau 0.1.0, seed 1, 30 replications, ± at 95 %, plan 00000000000000010000000000000002
)") != std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
