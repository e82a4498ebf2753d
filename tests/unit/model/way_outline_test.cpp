#include "model/detail/way_outline.hpp"

#include "model/detail/tables.hpp"
#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using model::detail::OpKind;
using model::detail::WayOutline;

namespace {

/// The outline of the way "one", which has these steps; the way "other" is diverted.
WayOutline outline_of(model::Route steps) {
  model::Plan plan = plan_for(hours(1));
  for (const char* name : {"a", "b", "c"}) plan.stations[name] = station(constant(minutes(1)));
  plan.roads["road"].between = {"here", "there"};
  plan.roads["road"].travel = constant(minutes(5));
  plan.choices["gate"].ways = {{"one", {}}, {"other", {}}};
  plan.flows["trucks"].from = "here";
  plan.flows["trucks"].arrivals.every = minutes(10);
  plan.flows["trucks"].route = {
      choose_way_step("gate", {{"one", std::move(steps)}, {"other", route({"diverted"})}})};
  const model::Network network(plan);
  const auto& tables = network.tables();
  for (std::uint32_t id = 0; id < tables.ops.size(); ++id)
    if (tables.ops[id].kind == OpKind::choose_way) return tables.ways[id].front();
  return {};
}

}  // namespace

TEST_CASE("a way is its drives and stages in their order") {
  const WayOutline way = outline_of({visit("a"), drive_to("there"), visit("b")});
  REQUIRE(way.size() == 3);
  CHECK_FALSE(way[0].is_drive());
  CHECK(way[1].is_drive());
  CHECK(way[0].stage != way[2].stage);
}

TEST_CASE("it ends where trucks are cleared") {
  CHECK(outline_of({visit("a"), visit("cleared"), visit("b")}).size() == 1);
}

TEST_CASE("stages on a branch count with its share, drives on one not at all") {
  model::Step branch;
  branch.branch = {{.name = "", .share = {0.25}, .route = {visit("b"), drive_to("there")}},
                   {.name = "", .share = {0.75}, .route = {}}};
  const WayOutline way = outline_of({branch, visit("c")});
  REQUIRE(way.size() == 2);
  CHECK(way[0].passes == 0.25);
  CHECK(way[1].passes == 1.0);
}

TEST_CASE("parallel arms count in full, and a jump back is not followed") {
  model::Step parallel;
  parallel.parallel = {route({"a"}), route({"b"})};
  model::Step again;
  again.go_to = "c";
  model::Step branch;
  branch.branch = {{.name = "", .share = {0.5}, .route = {again}},
                   {.name = "", .share = {0.5}, .route = {}}};
  const WayOutline way = outline_of({parallel, visit("c"), branch});
  REQUIRE(way.size() == 3);
  for (const auto& part : way) CHECK(part.passes == 1.0);
}
