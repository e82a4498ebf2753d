#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

Texts with_own(const OwnMeasure& own) {
  return problems_after([&](Plan& plan) { plan.measures.own["mine"] = own; });
}

}  // namespace

TEST_CASE("a measure of one's own names what there is") {
  CHECK(with_own({.of = OwnTime::wait}) == Texts{});
  CHECK(with_own({.of = OwnTime::wait, .at = {"nowhere"}}).size() == 1);
  CHECK(with_own({.of = OwnTime::wait, .gate = "nowhere"}).size() == 1);
  CHECK(with_own({.of = OwnTime::wait, .flow = "nobody"}).size() == 1);
  CHECK(with_own({.of = OwnTime::wait, .commodity = "nothing"}).size() == 1);
  CHECK(with_own({.of = OwnTime::wait, .outcome = "passed"}).size() == 1);
  CHECK(with_own({.of = OwnTime::wait, .outcome = "cleared"}) == Texts{});
  CHECK(with_own({.of = OwnTime::wait, .outcome = "diverted"}) == Texts{});
  CHECK(with_own({.of = OwnTime::wait, .outcome = "inside"}).size() == 1);
}

TEST_CASE("a bound goes with the statistics that have one") {
  CHECK(with_own({.of = OwnTime::wait, .statistic = OwnStatistic::share}) ==
        Texts{"error: measures.own.mine: expected `above`: the share of times above what, found "
              "none"});
  CHECK(with_own({.of = OwnTime::wait, .above = hours(1)}) ==
        Texts{"error: measures.own.mine.above: it belongs to the statistics share and count"});
  CHECK(with_own({.of = OwnTime::wait, .above = hours(-1), .statistic = OwnStatistic::count}) ==
        Texts{"error: measures.own.mine.above: no time is below 0 s"});
}

TEST_CASE("times of a stage have one, and groups are several") {
  CHECK(with_own({.of = OwnTime::service}) ==
        Texts{"error: measures.own.mine: expected `at`: the stages of this time, found none"});
  CHECK(with_own({.of = OwnTime::wait, .flow = "trucks", .by = OwnGrouping::flow}) ==
        Texts{"error: measures.own.mine.by: there is only one flow: that of `flow`"});
  CHECK(with_own({.of = OwnTime::wait, .by = OwnGrouping::place}) ==
        Texts{"error: measures.own.mine.by: there are no several places: name them by `at`"});
}
