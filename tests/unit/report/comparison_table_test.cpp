#include <cuakhau/report/comparison_table.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_comparison.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("a comparison is a table of what differs, and then words") {
  CHECK(comparison_table(sample_comparison(), sample_plan(), Palette::plain) ==
        R"(Lạng Sơn, January 2023
measured from 2023-01-09 until 2023-01-11 (2 d), after 1 d of warm-up

                                  base  compared  difference  verdict       p  pairing
longer
  cleared, import (trucks/day)  331 ±2    331 ±2     +63 ±15   higher  <0.001     ×2.5
  wait (min)                    120 ±6    120 ±6  −30.0 ±6.0    lower   0.500     ×2.5

With longer, 63 ±15 more imports a day cross and trucks wait 30.0 ±6.0 min less; shown at 95 %.

idle has no effect on any truck: in all 30 replications each passes every place at the same instant.

stuck gives no answer: replication 0: deadlock.

cuakhau 0.1.0, seed 1, 30 replications, the same trucks in each scenario; ± at 95 % each, p and
  verdicts over all 4 differences (Holm); pairing: how many times as many independent runs would
  tell as much
)");
}

TEST_CASE("warnings stand below, and marks of bounds are explained where there are any") {
  auto result = sample_comparison();
  result.warnings = {"something"};
  CHECK(comparison_table(result, sample_plan(), Palette::plain).find("> <: a bound") ==
        std::string::npos);
  result.comparisons[1].bound = experiment::Bound::partial;
  const auto text = comparison_table(result, sample_plan(), Palette::plain);
  CHECK(text.find("~ −30.0 ±6.0") != std::string::npos);
  CHECK(text.find("\nwarning: something\n") != std::string::npos);
  CHECK(
      text.find("\n> <: a bound, ~: of two bounds, since trucks were still inside at the end\n") !=
      std::string::npos);
}

TEST_CASE("the best stands in a table of its own") {
  auto result = sample_comparison();
  result.best =
      experiment::BestResult{k_wait,
                             experiment::Goal::smallest,
                             {{1, {30.0, {0.0, 37.5}, true}}, {0, {-30.0, {-37.5, 0.0}, false}}}};
  CHECK(comparison_table(result, sample_plan(), Palette::plain).find(R"(
least wait (min)          ahead  at least  at most  may be best
  longer          120 ±6  +30.0         0    +37.5          yes
  base            120 ±6  −30.0     −37.5        0           no
longer is the best of all at 95 %.
)") != std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
