#include "report/detail/verdict_text.hpp"

#include "support/catch.hpp"
#include "unit/report/sample_comparison.hpp"

namespace cuakhau::report::detail {
namespace {

using experiment::Bound;
using experiment::Finding;
using experiment::Relevance;

/// The sentence about one difference, without what is the same in each.
std::string sentence(model::MeasureKey key, double value, double half, Bound bound = Bound::none) {
  auto result = sample_comparison();
  result.comparisons = {compared(1, key, value, half)};
  result.comparisons[0].finding = value > 0.0 ? Finding::higher : Finding::lower;
  result.comparisons[0].bound = bound;
  const auto text = Verdicts{result, sample_plan()}.text(1);
  const std::string_view begin = "With longer, ";
  REQUIRE(text.starts_with(begin));
  return text.substr(begin.size());
}

TEST_CASE("what is shown can be read aloud") {
  CHECK(sentence(k_imports, -63.0, 15.0) == "63 ±15 fewer imports a day cross; shown at 95 %.");
  CHECK(sentence({"cleared", "", "huu_nghi", "*", "*", "*", "mean"}, 5.0, 1.0) ==
        "5.0 ±1.0 more trucks a day cross at Hữu Nghị; shown at 95 %.");
  CHECK(sentence({"wait", "min", "line", "export", "*", "*", "mean"}, 5.0, 1.0) ==
        "exports wait 5.0 ±1.0 min more at line; shown at 95 %.");
  CHECK(sentence({"wait", "min", "province", "*", "*", "*", "p90"}, -12.0, 3.0) ==
        "the wait that 90 % of trucks stay below is 12.0 ±3.0 min shorter; shown at 95 %.");
  CHECK(sentence({"same_day_share", "%", "province", "*", "*", "*", "share"}, -2.5, 0.5) ==
        "2.50 ±0.50 points fewer of the trucks cross on the day they come; shown at 95 %.");
  CHECK(sentence({"waiting_at", "trucks", "province", "*", "*", "*", "mean"}, 40.0, 4.0) ==
        "40.0 ±4.0 more trucks wait at 06:00; shown at 95 %.");
  CHECK(sentence({"wait", "min", "province", "*", "*", "served", "mean"}, 40.0, 4.0) ==
        "wait, served is 40.0 ±4.0 min higher; shown at 95 %.");
}

TEST_CASE("a bound is at least so much, and what is known in part is said to be") {
  CHECK(sentence(k_wait, 40.0, 4.0, Bound::at_least) ==
        "trucks wait at least 40.0 ±4.0 min more; shown at 95 %.");
  CHECK(
      sentence(k_wait, -40.0, 4.0, Bound::partial) ==
      "trucks wait 40.0 ±4.0 min less; shown at 95 %, as far as waits are known at the end of the "
      "run.");
}

TEST_CASE("what cannot be told says what it would take") {
  auto result = sample_comparison();
  result.comparisons.resize(2);
  for (auto& one : result.comparisons) one.finding = Finding::not_shown;
  result.comparisons[0].needed = 1234;
  result.comparisons[0].detectable = 14.4;
  CHECK(Verdicts{result, sample_plan()}.text(1) ==
        "longer: indistinguishable with 30 replications: cleared, import (about 1300 would settle "
        "it, 14 trucks/day would have been seen) and wait.");
}

TEST_CASE("what is too small to matter is said apart, and so is what may be") {
  auto result = sample_comparison();
  result.comparisons.resize(2);
  result.comparisons[0].relevance = Relevance::open;
  result.comparisons[1].relevance = Relevance::too_small;
  CHECK(Verdicts{result, sample_plan()}.text(1) ==
        "With longer, 63 ±15 more imports a day cross (perhaps too little to matter); shown at 95 "
        "%. Shown, but too small to matter: wait (−30.0 ±6.0 min).");
  for (auto& one : result.comparisons) {
    one.finding = Finding::not_shown;
    one.relevance = Relevance::too_small;
  }
  CHECK(Verdicts{result, sample_plan()}.text(1) ==
        "longer: no difference that matters: cleared, import and wait.");
}

TEST_CASE("what staff and policies cost is set against the waiting that they save") {
  auto result = sample_comparison();
  result.comparisons.clear();
  auto& price = result.scenarios[1].price;
  price = sample_price();
  CHECK(Verdicts{result, sample_plan()}.text(1) ==
        "longer: staff and policies cost 0.50 ±0.25 M VND a day more and save 100 ±10 truck-hours "
        "of waiting: VND 5000 (2450–7600) for each.");
  price->value = 12.34;
  price->interval = experiment::Interval{-0.5, 0.0};
  CHECK(price_figure(*price) == "12.3 (−0.500 to 0)");
  price->value.reset();
  CHECK(Verdicts{result, sample_plan()}.text(1) ==
        "longer: staff and policies cost 0.50 ±0.25 M VND a day more; that waiting is saved is not "
        "shown.");
  price->cost.value = -0.5;
  CHECK(Verdicts{result, sample_plan()}.text(1) ==
        "longer: staff and policies cost 0.50 ±0.25 M VND a day less.");
}

TEST_CASE("a scenario that changes none of the numbers says so") {
  auto result = sample_comparison();
  result.scenarios[2].moves_like_base = false;
  CHECK(Verdicts{result, sample_plan()}.text(2) ==
        "idle changes none of these numbers in any replication.");
  for (auto& one : result.comparisons)
    if (one.scenario == 2 && one.key.measure == "wait")
      one.finding = experiment::Finding::not_measured;
  CHECK(
      Verdicts{result, sample_plan()}.text(2) ==
      "idle changes none of the other numbers in any replication. Not compared, since a number is "
      "missing: wait.");
}

TEST_CASE("several that may be the best are told") {
  auto result = sample_comparison();
  result.best = experiment::BestResult{
      k_wait, experiment::Goal::smallest, {{1, {1.0, {}, true}}, {0, {-1.0, {}, true}}}};
  CHECK(Verdicts{result, sample_plan()}.best() ==
        "longer and base may be the best, none else at 95 %.");
}

TEST_CASE("a difference has a sign, unless it shows no digit of it") {
  CHECK(signed_figure(compared(1, k_wait, -9.71, 2.1)) == "−9.7 ±2.1");
  CHECK(signed_figure(compared(1, k_wait, -9.71, 2.1), 60.0) == "−0.162 ±0.035");
  CHECK(signed_figure(compared(1, k_wait, -0.1, 21.0)) == "0 ±21");
  auto bound = compared(1, k_wait, 5.0, 2.0);
  bound.bound = Bound::at_least;
  CHECK(signed_figure(bound) == "> +5.0 ±2.0");
  bound.bound = Bound::at_most;
  CHECK(signed_figure(bound) == "< +5.0 ±2.0");
  bound.difference.reset();
  CHECK(signed_figure(bound) == "–");
  CHECK(signed_number(0.0) == "0");
  CHECK(signed_number(-1.2345) == "−1.23");
}

}  // namespace
}  // namespace cuakhau::report::detail
