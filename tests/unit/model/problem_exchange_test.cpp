#include <algorithm>
#include <string>

#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"
#include "swap_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

TEST_CASE("a swap of two flows has no problem") { CHECK(first_problem(swap_of_two()).empty()); }

TEST_CASE("an exchange needs a number of bays") {
  model::Plan plan = swap_of_two();
  plan.exchanges["swap"].bays[0].count = count(0);
  CHECK(has_problem(plan, "exchanges.swap.bays", "1 to 65534 bays, found 0"));
  plan.exchanges["swap"].bays[0].count = model::Count::unlimited();
  CHECK(has_problem(plan, "exchanges.swap.bays", "a number of bays"));
}

TEST_CASE("a turn takes at least its least, at most what can wait, and somebody") {
  model::Plan plan = swap_of_two();
  plan.exchanges["swap"].turn.export_ = {count(3), count(2)};
  CHECK(has_problem(plan, "exchanges.swap.turn.export", "the least first"));
  plan.exchanges["swap"].turn.export_ = {count(3), count(4)};
  plan.exchanges["swap"].places.export_ = count(2);
  CHECK(has_problem(plan, "exchanges.swap.turn.export", "only 2 can wait"));
  plan.exchanges["swap"].turn.export_ = {count(1), model::Count::unlimited()};
  CHECK(has_problem(plan, "exchanges.swap.turn.export", "at most 1000 trucks"));
  plan.exchanges["swap"].turn = {};
  CHECK(has_problem(plan, "exchanges.swap.turn", "at least one side"));
}

TEST_CASE("`as` belongs to exchanges") {
  model::Plan plan = swap_of_two();
  plan.stations["lane"] = station(constant(minutes(5)));
  plan.flows["export"].route.push_back(visit("lane"));
  plan.flows["export"].route[1].as = model::Direction::import_;
  CHECK(has_problem(plan, "flows.export.route[1].as", "exchange"));
}

TEST_CASE("too much work for the bays is said once, for the side that brings more of it") {
  model::Plan plan = swap_of_two();
  plan.exchanges["swap"].turn.import_ = {count(1), count(1)};
  const auto warnings = [&](double exports, double imports) {
    plan.flows["export"].arrivals.poisson = model::PerHour{exports};
    plan.flows["import"].arrivals.poisson = model::PerHour{imports};
    return problem_texts(plan);
  };
  const auto told = [](const std::string& hours) {
    return Texts{"warning: exchanges.swap.bays: arrivals exceed capacity: " + hours +
                 " h of work a day for 24 open hours of its bays: the queue grows without bound"};
  };
  CHECK(warnings(7.0, 7.0) == told("28"));
  CHECK(warnings(7.0, 9.0) == told("36"));
  CHECK(warnings(9.0, 7.0) == told("36"));
  CHECK(warnings(7.0, 5.0) == told("28"));
  CHECK(warnings(5.0, 5.0) == Texts{});
}

TEST_CASE("an exchange that never opens, or never long enough, is an error") {
  model::Plan plan = swap_of_two();
  plan.exchanges["swap"].hours.kind = model::HoursKind::never;
  CHECK(has_problem(plan, "exchanges.swap.hours", "never opens"));
  plan.exchanges["swap"].hours = daily({{60, 65}});
  CHECK_FALSE(has_problem(plan, "exchanges.swap.service", ""));
  plan.exchanges["swap"].closing = model::ExchangeClosing::must_end_before_close;
  CHECK(has_problem(plan, "exchanges.swap.service", "must end before the closing"));
}

TEST_CASE("more trucks of a side than its turns can take are a warning") {
  model::Plan plan = swap_of_two();
  plan.flows["export"].arrivals.poisson = model::PerHour{7.0};
  CHECK(has_problem(plan, "exchanges.swap.bays", "arrivals exceed capacity"));
  plan.flows["export"].arrivals.poisson = model::PerHour{5.0};
  plan.flows["import"].arrivals.poisson = model::PerHour{11.0};
  CHECK(first_problem(plan).empty());
}
