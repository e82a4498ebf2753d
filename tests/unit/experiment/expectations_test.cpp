#include <cuakhau/experiment/expectations.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment {
namespace {

using model::Expectation;
using model::ExpectationOn;

model::Catalogue small_catalogue() {
  model::Catalogue catalogue;
  const auto add = [&](model::MeasureKey key) {
    catalogue.entries.push_back({std::move(key), {}});
  };
  add({"cleared", "trucks/day", "province", "*", "*", "*", "mean"});
  add({"cleared", "trucks/day", "province", "export", "*", "*", "mean"});
  add({"wait", "min", "province", "*", "*", "served", "mean"});
  add({"wait", "min", "province", "*", "*", "*", "mean"});
  add({"wait", "min", "province", "*", "*", "*", "p90"});
  add({"same_day_share", "%", "province", "*", "*", "*", "share"});
  return catalogue;
}

Expectation expectation(std::string measure) {
  Expectation said;
  said.measure = std::move(measure);
  said.where = "province";
  return said;
}

Estimate found(double value, Interval interval) {
  Estimate estimate;
  estimate.value = value;
  estimate.interval = interval;
  return estimate;
}

ResolvedExpectation at_most(double bound) { return {{}, 0, std::nullopt, bound}; }
ResolvedExpectation at_least(double bound) { return {{}, 0, bound, std::nullopt}; }

TEST_CASE("an expectation finds its entry and speaks its unit") {
  auto wait = expectation("wait");
  wait.at_most = model::MeasureBound{2.0, "h"};
  auto cleared = expectation("cleared");
  cleared.direction = "export";
  cleared.between = {{400.0, ""}, {450.0, ""}};
  const std::vector said{wait, cleared};
  const auto resolved = resolve_expectations(said, small_catalogue());
  REQUIRE(resolved);
  CHECK((*resolved)[0].entry == 3);
  CHECK((*resolved)[0].at_most == 120.0);
  CHECK_FALSE((*resolved)[0].at_least);
  CHECK((*resolved)[1].entry == 1);
  CHECK((*resolved)[1].at_least == 400.0);
  CHECK((*resolved)[1].at_most == 450.0);
}

TEST_CASE("without a statistic the only one there is is meant") {
  auto share = expectation("same_day_share");
  share.at_least = model::MeasureBound{90.0, "%"};
  const auto resolved = resolve_expectations(std::vector{share}, small_catalogue());
  REQUIRE(resolved);
  CHECK((*resolved)[0].entry == 5);
}

TEST_CASE("all that is wrong with expectations is said at once, with the nearest name") {
  auto place = expectation("wait");
  place.where = "provinze";
  auto statistic = expectation("wait");
  statistic.statistic = "p09";
  auto unit = expectation("wait");
  unit.at_most = model::MeasureBound{90.0, ""};
  const std::vector said{expectation("cleard"), place, statistic, unit};
  const auto problems = resolve_expectations(said, small_catalogue()).error();
  REQUIRE(problems.size() == 4);
  CHECK(problems[0] == model::Problem{Severity::error,
                                      "expect[0].measure",
                                      "unknown measure \"cleard\"",
                                      {"did you mean \"cleared\"?",
                                       "allowed here: cleared, wait, same_day_share"}});
  CHECK(problems[1].path == "expect[1].where");
  CHECK(problems[2].path == "expect[2].statistic");
  CHECK(problems[2].help ==
        std::vector<std::string>{"did you mean \"p90\"?", "allowed here: mean, p90"});
  CHECK(problems[3].path == "expect[3].at_most");
  CHECK(problems[3].message == "expected a duration such as \"90 min\", found 90");
}

TEST_CASE("the estimate is tested, or both bounds of its interval") {
  const auto estimate = found(10.0, {8.0, 12.0});
  CHECK(judge(at_most(10.0), estimate).verdict == Verdict::pass);
  CHECK(judge(at_most(9.9), estimate).verdict == Verdict::miss);
  auto on_bound = at_most(11.0);
  on_bound.said.on = ExpectationOn::bound;
  CHECK(judge(on_bound, estimate).verdict == Verdict::miss);
  on_bound.at_most = 12.0;
  CHECK(judge(on_bound, estimate).verdict == Verdict::pass);
  on_bound.at_least = 8.1;
  CHECK(judge(on_bound, estimate).verdict == Verdict::miss);
}

TEST_CASE("an expected miss fails once it passes") {
  const auto estimate = found(10.0, {8.0, 12.0});
  auto known = at_most(9.0);
  known.said.expected_miss = "the yard at the far side is not modelled";
  CHECK(judge(known, estimate).verdict == Verdict::expected_miss);
  CHECK_FALSE(judge(known, estimate).is_failure());
  known.at_most = 11.0;
  CHECK(judge(known, estimate).verdict == Verdict::unexpected_pass);
  CHECK(judge(known, estimate).is_failure());
}

TEST_CASE("a lower bound shows that a value is large, never that it is small") {
  auto estimate = found(10.0, {8.0, 12.0});
  estimate.is_lower_bound = true;
  CHECK(judge(at_least(9.0), estimate).verdict == Verdict::pass);
  CHECK(judge(at_most(11.0), estimate).verdict == Verdict::miss);
}

TEST_CASE("without a value, or an interval where one is needed, an expectation misses") {
  CHECK(judge(at_least(0.0), Estimate{}).verdict == Verdict::miss);
  Estimate single;
  single.value = 10.0;
  auto on_bound = at_least(0.0);
  CHECK(judge(on_bound, single).verdict == Verdict::pass);
  on_bound.said.on = ExpectationOn::bound;
  CHECK(judge(on_bound, single).verdict == Verdict::miss);
}

TEST_CASE(
    "what is held against a baseline is a share or in the unit, and a run does not judge it") {
  auto wait = expectation("wait");
  wait.no_worse_than_baseline_by = model::MeasureBound{5.0, "%"};
  auto again = wait;
  again.no_worse_than_baseline_by = model::MeasureBound{1.0, "h"};
  auto cleared = expectation("cleared");
  cleared.no_worse_than_baseline_by = model::MeasureBound{2.0, "h"};
  const auto problems =
      resolve_expectations(std::vector{wait, again, cleared}, small_catalogue()).error();
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].path == "expect[1].no_worse_than_baseline_by");
  CHECK(problems[0].message == "another expectation holds this measure against its baseline");
  CHECK(
      problems[1].message ==
      "expected a share such as \"5 %\" or a number of trucks a day, or a rate such as \"40 /h\", "
      "found 2 h");
  const auto resolved = resolve_expectations(std::vector{again}, small_catalogue());
  REQUIRE(resolved);
  const auto judged = judge(resolved->front(), found(1e6, {1e6, 1e6}));
  CHECK(judged.verdict == Verdict::not_judged);
  CHECK_FALSE(judged.is_failure());
}

TEST_CASE("a plan says which measures may be no worse than its baseline") {
  auto plan = test::one_lane(24);
  auto bounded = expectation("cleared");
  bounded.at_least = model::MeasureBound{1.0, ""};
  auto held = expectation("wait");
  held.no_worse_than_baseline_by = model::MeasureBound{5.0, "%"};
  plan.expect = {bounded, held};
  const auto all = baseline_expectations(plan);
  REQUIRE(all.size() == 1);
  CHECK(all[0].key.measure == "wait");
  CHECK(all[0].key.unit == "min");
  CHECK(all[0].tolerance == model::MeasureBound{5.0, "%"});
  CHECK(all[0].index == 1);
}

TEST_CASE("verdicts have words") {
  CHECK(word(Verdict::pass) == "pass");
  CHECK(word(Verdict::unexpected_pass) == "unexpected_pass");
}

}  // namespace
}  // namespace cuakhau::experiment
