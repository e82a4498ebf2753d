#include <map>
#include <string>

#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

/// A swap of trailers that match, and what each side carries.
model::Plan matched(const std::map<std::string, model::Probability>& out,
                    const std::map<std::string, model::Probability>& in) {
  model::Plan plan = plan_for(hours(100));
  model::Exchange& one = plan.exchanges["swap"];
  one.turn.export_ = one.turn.import_ = {count(1), count(1)};
  one.match = model::TurnMatch::commodity;
  one.service = constant(minutes(10));
  for (const model::Direction direction : {model::Direction::export_, model::Direction::import_}) {
    model::Flow& flow = plan.flows[std::string{word(direction)}];
    flow.direction = direction;
    flow.commodity.shares = direction == model::Direction::export_ ? out : in;
    flow.arrivals.poisson = model::PerHour{1.0};
    flow.route = route({"swap"});
  }
  return plan;
}

model::Plan same() {
  return matched({{"dry", {0.5}}, {"reefer", {0.5}}}, {{"dry", {0.5}}, {"reefer", {0.5}}});
}

}  // namespace

TEST_CASE("turns that match have no problem where both sides carry the same") {
  CHECK(problem_texts(same()) == Texts{});
}

TEST_CASE("sides that carry nothing in common are an error, and nothing else is said") {
  model::Plan plan = matched({{"dry", {0.5}}, {"reefer", {0.5}}}, {{"cars", {1.0}}});
  plan.exchanges["swap"].places = {count(3), count(3)};
  CHECK(
      problem_texts(plan) ==
      Texts{
          "error: exchanges.swap.match: the export side carries \"dry\" and \"reefer\", the import "
          "side \"cars\": no turn ever starts"});
  plan.exchanges["swap"].match = model::TurnMatch::none;
  CHECK(problem_texts(plan) == Texts{});
}

TEST_CASE("what only one side carries is a warning, unless it needs no partner") {
  model::Plan plan =
      matched({{"dry", {0.5}}, {"fruit", {0.3}}, {"reefer", {0.2}}}, {{"dry", {1.0}}});
  const Texts told{
      "warning: exchanges.swap.match: only the export side carries \"fruit\" and "
      "\"reefer\": its trucks never find a partner"};
  CHECK(problem_texts(plan) == told);
  // A share of nothing carries nothing; a flow without a mix carries its own name.
  plan.flows["import"].commodity.shares["fruit"] = {0.0};
  CHECK(problem_texts(plan) == told);
  plan.flows["reefer"] = plan.flows["import"];
  plan.flows["reefer"].commodity.shares.clear();
  plan.flows["fruit"] = plan.flows["reefer"];
  CHECK(problem_texts(plan) == Texts{});
  plan = matched({{"dry", {0.5}}, {"fruit", {0.5}}}, {{"dry", {1.0}}});
  plan.exchanges["swap"].turn.import_.least = count(0);
  CHECK(problem_texts(plan) == Texts{});
}

TEST_CASE("a side that nobody brings is said once") {
  model::Plan plan = same();
  plan.flows.erase("import");
  CHECK(problem_texts(plan) ==
        Texts{"error: exchanges.swap.turn.import: no flow brings the import side: "
              "its turns never start"});
}

TEST_CASE("places that trucks without a partner can fill are a warning") {
  const Texts told{
      "warning: exchanges.swap.places: trucks that match nobody there can fill them: "
      "then no turn ever starts"};
  model::Plan plan = same();
  plan.exchanges["swap"].places = {count(3), count(3)};
  CHECK(problem_texts(plan) == told);
  model::Plan other = plan;
  other.exchanges["swap"].places.import_ = model::Count::unlimited();
  CHECK(problem_texts(other) == Texts{});
  other = plan;
  other.flows["import"].route[0].limit = constant(minutes(60));
  CHECK(problem_texts(other) == Texts{});
  other = plan;
  other.flows["import"].patience = constant(minutes(60));
  CHECK(problem_texts(other) == Texts{});
  // Whoever leaves makes room for those who fit, but not where the others have filled their side
  // with what nobody brings.
  other.flows["export"].commodity.shares = {{"dry", {0.4}}, {"fruit", {0.2}}, {"reefer", {0.4}}};
  CHECK(problem_texts(other) ==
        Texts{"warning: exchanges.swap.match: only the export side carries \"fruit\": its trucks "
              "never find a partner",
              told.front()});
  other.flows["export"].route[0].limit = constant(minutes(60));
  CHECK(problem_texts(other).size() == 1);
  // One flow of two that waits for ever can fill them.
  other = plan;
  other.flows["import"].patience = constant(minutes(60));
  other.flows["patient"] = plan.flows["import"];
  CHECK(problem_texts(other) == told);
  // Of a stay before it, and of those who never come to it, nothing counts.
  other = plan;
  other.yards["yard"].places = count(2);
  other.flows["import"].route = route({"yard", "swap"});
  other.flows["import"].route[0].limit = constant(minutes(60));
  other.flows["import"].route[0].late = route({"leave"});
  other.flows["elsewhere"] = other.flows["export"];
  other.flows["elsewhere"].route = route({"yard"});
  other.flows["elsewhere"].patience = constant(minutes(60));
  CHECK(problem_texts(other) == told);
  other = matched({{"dry", {1.0}}}, {{"dry", {1.0}}});
  other.exchanges["swap"].places = {count(3), count(3)};
  CHECK(problem_texts(other) == Texts{});
}

TEST_CASE("places that hold too few of each kind for a turn are a warning") {
  model::Plan plan = same();
  plan.exchanges["swap"].turn.export_ = {count(3), count(3)};
  plan.exchanges["swap"].places.export_ = count(4);
  CHECK(problem_texts(plan).size() == 1);
  plan.exchanges["swap"].places.export_ = count(5);
  CHECK(problem_texts(plan) == Texts{});
  plan.exchanges["swap"].places.export_ = count(4);
  plan.exchanges["swap"].short_after = constant(minutes(30));
  CHECK(problem_texts(plan) == Texts{});
}
