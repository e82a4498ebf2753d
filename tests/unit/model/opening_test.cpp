#include "model/detail/opening.hpp"

#include "support/catch.hpp"
#include "support/clocks.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;
using cuakhau::model::detail::hours_are_known;
using cuakhau::model::detail::longest;
using cuakhau::model::detail::open_groups;
using cuakhau::model::detail::OpenGroup;
using cuakhau::model::detail::total;

namespace {

Instant vn(unsigned day, Duration time_of_day) {
  return at({2023, 1, day}, time_of_day, k_vietnam);
}

const OpenSpan k_two_days{vn(9, hours(0)), vn(11, hours(0))};

OpenSpans line_spans(const Plan& plan) {
  return detail::open_spans(plan, plan.crossings.at("line"), k_two_days);
}

}  // namespace

TEST_CASE("servers work while their station is open and they are there") {
  Plan plan = sound_plan();
  plan.stations["customs"].servers = {{.count = count(2), .hours = {}},
                                      {.count = count(3), .hours = daily({{1080, 1320}})}};
  const std::vector<OpenGroup> groups = open_groups(plan, plan.stations["customs"], k_two_days);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].servers == count(2));
  CHECK(total(groups[0].spans) == hours(24));
  CHECK(groups[1].spans ==
        OpenSpans{{vn(9, hours(18)), vn(9, hours(19))}, {vn(10, hours(18)), vn(10, hours(19))}});
  CHECK(longest(groups[1].spans) == hours(1));
}

TEST_CASE("a crossing is open while both sides have it and its gate open") {
  Plan plan = sound_plan();
  CHECK(line_spans(plan) == OpenSpans{k_two_days});
  plan.crossings["line"].hours.home = daily({{420, 1140}});  // 07:00-19:00
  plan.crossings["line"].hours.neighbour = daily({{480, 1080}});
  plan.gates["north"].hours.home = daily({{540, 1440}});
  CHECK(line_spans(plan) ==
        OpenSpans{{vn(9, hours(9)), vn(9, hours(18))}, {vn(10, hours(9)), vn(10, hours(18))}});
}

TEST_CASE("one side alone opens nothing") {
  for (const bool home : {true, false}) {
    Plan plan = sound_plan();
    plan.gates["north"].open = {home, !home};
    CHECK(line_spans(plan).empty());
    plan.gates["north"].open = {};
    plan.crossings["line"].open = {home, !home};
    CHECK(line_spans(plan).empty());
  }
}

TEST_CASE("a crossing follows the gate that it belongs to on the date") {
  Plan plan = sound_plan();
  plan.gates["shut"].open = {false, true};
  plan.crossings["line"].gate = {{"north", {}}, {"shut", CivilDate{2023, 1, 10}}};
  CHECK(line_spans(plan) == OpenSpans{{vn(9, hours(0)), vn(10, hours(0))}});
  plan.crossings["line"].gate = {{"shut", {}}, {"north", CivilDate{2023, 1, 10}}};
  CHECK(line_spans(plan) == OpenSpans{{vn(10, hours(0)), vn(11, hours(0))}});
  plan.crossings["line"].gate = {{"shut", CivilDate{2023, 1, 10}}};
  CHECK(line_spans(plan) == OpenSpans{{vn(9, hours(0)), vn(10, hours(0))}});
}

TEST_CASE("a change of gate does not interrupt a crossing") {
  Plan plan = sound_plan();
  plan.gates["south"];
  plan.crossings["line"].gate = {{"north", CivilDate{2022, 1, 1}},
                                 {"south", CivilDate{2023, 1, 10}}};
  CHECK(line_spans(plan) == OpenSpans{k_two_days});
}

TEST_CASE("hours are known when every calendar that they name exists") {
  Plan plan = sound_plan();
  CHECK(hours_are_known(plan, plan.stations["customs"]));
  CHECK(hours_are_known(plan, plan.crossings["line"]));
  plan.gates["north"].hours.neighbour = plan.stations["customs"].hours;
  CHECK(hours_are_known(plan, plan.crossings["line"]));
  plan.calendars.clear();
  CHECK_FALSE(hours_are_known(plan, plan.stations["customs"]));
  CHECK_FALSE(hours_are_known(plan, plan.crossings["line"]));
}

TEST_CASE("a stage is shut when nobody works there or it never opens, a crossing by direction") {
  Plan plan = sound_plan();
  plan.pools["crew"].members = {{.count = count(2), .hours = {}}};
  plan.stations["shed"].staffed_by = "crew";
  const auto is_shut = [&](const std::string& name, Direction travel = Direction::export_) {
    return detail::is_shut(plan, name, travel, k_two_days);
  };
  for (const char* const name : {"park", "customs", "shed", "line", "crew"})
    CHECK_FALSE(is_shut(name));
  plan.pools["crew"].members[0].count = count(0);
  CHECK(is_shut("crew"));
  CHECK(is_shut("shed"));
  plan.stations["customs"].hours = daily({});
  CHECK(is_shut("customs"));
  plan.crossings["line"].lanes.import_ = count(0);
  CHECK_FALSE(is_shut("line"));
  CHECK(is_shut("line", Direction::import_));
  plan.gates["north"].open.home = false;
  CHECK(is_shut("line"));
}
