#include <algorithm>
#include <string>

#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"
#include "swap_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

model::Policy no_imports(std::int64_t from_hour) {
  return {.name = "none",
          .from = model::Moment::after(hours(from_hour)),
          .set = {{"flows.import.arrivals.poisson", model::PerHour{0.0}}}};
}

const std::string k_never_comes =
    "error: exchanges.swap.turn.import: no truck of the import side ever comes: its turns never "
    "start";
const std::string k_side_lost =
    ": from then on no truck of the import side comes to \"swap\": who waits there for one waits "
    "for ever";

}  // namespace

TEST_CASE("a side that nobody brings, or that no turn takes, is an error") {
  model::Plan plan = swap_of_two();
  plan.flows.erase("import");
  CHECK(has_problem(plan, "exchanges.swap.turn.import", "never start"));
  plan.exchanges["swap"].turn.import_.least = count(0);
  CHECK(first_problem(plan).empty());
  plan = swap_of_two();
  plan.exchanges["swap"].turn.import_ = {};
  CHECK(has_problem(plan, "flows.import.route[0]", "no turn of \"swap\" takes"));
}

TEST_CASE("a side that only comes out of a turn cannot make the first one") {
  model::Plan plan = swap_of_two();
  plan.flows.erase("import");
  plan.flows["export"].route = {visit("swap"), visit("swap")};
  plan.flows["export"].route[1].as = model::Direction::import_;
  CHECK(has_problem(plan, "exchanges.swap.turn.import", "never start"));
  plan.stations["away"] = station(constant(minutes(5)));
  plan.flows["export"].route.insert(plan.flows["export"].route.begin() + 1, visit("away"));
  plan.initial.push_back({.flow = "export", .trucks = count(3), .stage = "away", .age = {}});
  CHECK(first_problem(plan).empty());
}

TEST_CASE("a side whose flow is held for ever, or brings nobody, never comes") {
  model::Plan plan = swap_of_two();
  plan.flows["import"].held = true;
  CHECK(problem_texts(plan) == Texts{k_never_comes});
  CHECK(model::problems(plan).front().help ==
        std::vector<std::string>{"flow \"import\" would bring them, and is held at all times"});
  plan = swap_of_two();
  plan.flows["import"].arrivals.poisson = model::PerHour{0.0};
  const Texts told = problem_texts(plan);
  CHECK(std::ranges::find(told, k_never_comes) != told.end());
  // Where nobody waits for it, nobody is harmed.
  plan.flows["export"].arrivals.poisson = model::PerHour{0.0};
  CHECK_FALSE(has_problem(plan, "exchanges.swap.turn.import", "ever comes"));
}

TEST_CASE("a policy may bring a side that the plan alone lacks") {
  model::Plan plan = swap_of_two();
  plan.flows["import"].held = true;
  plan.policies = {{.name = "go",
                    .from = model::Moment::after(hours(5)),
                    .set = {{"flows.import.held", false}}}};
  CHECK(problem_texts(plan) == Texts{});
}

TEST_CASE("a policy that sends a side away for good is told of, one that does it for a time not") {
  model::Plan plan = swap_of_two();
  plan.policies = {no_imports(5)};
  CHECK(problem_texts(plan) ==
        Texts{"warning: policies[0].set.flows.import.arrivals.poisson" + k_side_lost});
  plan.policies = {no_imports(0)};
  CHECK(problem_texts(plan) ==
        Texts{"warning: policies[0].set.flows.import.arrivals.poisson" + k_side_lost});
  plan.policies = {no_imports(5)};
  plan.policies[0].lasting = constant(hours(5));
  CHECK(problem_texts(plan) == Texts{});
  plan.policies = {no_imports(5)};
  plan.policies[0].set = {{"flows.import.held", true}};
  CHECK(problem_texts(plan) == Texts{"warning: policies[0].set.flows.import.held" + k_side_lost});
}

TEST_CASE("when both sides stay away from some time on, those who waited are left") {
  model::Plan plan = swap_of_two();
  plan.policies = {{.name = "none", .set = {{"demand", model::Factor{0.0}}}}};
  CHECK(problem_texts(plan) == Texts{});  // from the start: nobody waits
  plan.policies[0].from = model::Moment::after(hours(5));
  // Exports wait for imports, and imports for exports: one side stands for both.
  CHECK(problem_texts(plan) ==
        Texts{"warning: policies[0].set.demand: from then on no truck of the export side comes to "
              "\"swap\": who waits there for one waits for ever"});
}

TEST_CASE("another policy may bring the side back") {
  model::Plan plan = swap_of_two();
  plan.policies = {no_imports(5),
                   {.name = "again",
                    .from = model::Moment::after(hours(50)),
                    .set = {{"flows.import.arrivals.poisson", model::PerHour{1.0}}}}};
  CHECK_FALSE(has_problem(plan, "policies[0].set.flows.import.arrivals.poisson", "from then on"));
}

TEST_CASE("who gives up a wait does not wait for ever") {
  model::Plan plan = swap_of_two();
  plan.flows["export"].route[0].limit = constant(hours(3));
  plan.policies = {no_imports(5)};
  CHECK(problem_texts(plan) == Texts{});
}

TEST_CASE("a branch that a policy shuts takes its side away") {
  model::Plan plan = swap_of_two();
  plan.flows["import"].route = {
      branch_step({model::Arm{"swap", {0.5}, route({"swap"})}, model::Arm{"own", {0.5}, {}}})};
  const std::string arms = "flows.import.route[0].branch";
  plan.policies = {{.name = "own",
                    .from = model::Moment::after(hours(5)),
                    .set = {{arms + "[0].share", model::Probability{0.0}},
                            {arms + "[1].share", model::Probability{1.0}}}}};
  CHECK(problem_texts(plan) ==
        Texts{"warning: policies[0].set.flows.import.route[0].branch[0].share" + k_side_lost});
}
