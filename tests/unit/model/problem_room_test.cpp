#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

/// Trucks of both directions that come back over the same two lanes, of up to eleven trucks each,
/// with a station beyond that holds `room` of them, or nothing.
Plan both_ways(std::uint32_t room) {
  Plan plan = plan_for(hours(100));
  Crossing& line = plan.crossings["line"];
  line.lanes.export_ = line.lanes.import_ = count(1);
  line.headway = constant(minutes(1));
  line.travel = constant(minutes(10));
  plan.handovers["over"].crossing = "line";
  if (room > 0) {
    plan.stations["shed"] = station(constant(minutes(1)));
    plan.stations["shed"].queue = count(room - 1);
    plan.handovers["over"].unload = {"shed", "shed"};
  }
  for (const Direction direction : {Direction::export_, Direction::import_}) {
    Flow& flow = plan.flows[std::string{word(direction)}];
    flow.direction = direction;
    flow.arrivals.poisson = PerHour{1.0};
    flow.route = route({"over"});
  }
  return plan;
}

Texts room_told(const std::string& room, const std::string& on_way, const std::string& who) {
  return {"warning: flows.export.route[0]: " + room +
          " of the trucks that come back over \"line\" can wait beyond the line, and " + on_way +
          " can be on their way there: " + who + " may block each other for ever"};
}

}  // namespace

TEST_CASE("trucks of both directions that come back need room for all who are on their way") {
  const std::string both = "those of both directions";
  CHECK(problem_texts(both_ways(0)) == room_told("0", "11", both));
  CHECK(problem_texts(both_ways(1)) == room_told("1", "11", both));
  CHECK(problem_texts(both_ways(10)) == room_told("10", "11", both));
  CHECK(problem_texts(both_ways(11)) == Texts{});
  Plan plan = both_ways(11);
  plan.crossings["line"].lanes.export_ = count(2);
  plan.crossings["line"].lanes.import_ = count(2);
  CHECK(problem_texts(plan) == room_told("11", "22", both));
  plan.stations["shed"].queue = Count::unlimited();
  CHECK(problem_texts(plan) == Texts{});
  plan = both_ways(11);
  plan.crossings["line"].headway = constant(Duration{0});
  CHECK(problem_texts(plan) == room_told("11", "more", both));
}

TEST_CASE("where one direction has room, or does not come back, the other one gets through") {
  Plan plan = both_ways(0);
  plan.flows["import"].route[0].beyond = {visit("park")};
  plan.yards["park"] = {};
  CHECK(problem_texts(plan) == Texts{});
  plan = both_ways(0);
  plan.flows["import"].route = route({"line"});
  CHECK(problem_texts(plan) == Texts{});
  plan = both_ways(0);
  plan.flows.erase("import");
  CHECK(problem_texts(plan) == Texts{});
  plan = both_ways(0);
  plan.handovers["over"].returning = {0.0};
  CHECK(problem_texts(plan) == Texts{});
}

TEST_CASE("the way with least room counts, and parallel steps have any") {
  Plan plan = both_ways(0);
  plan.yards["park"].places = count(100);
  const Step fork = parallel_step({route({"a"}), route({"b"})});
  plan.stations["a"] = station(constant(minutes(1)));
  plan.stations["b"] = station(constant(minutes(1)));
  const auto beyond = [&](const Step& step) {
    for (auto& [name, flow] : plan.flows) flow.route[0].beyond = {step};
    return problem_texts(plan);
  };
  CHECK(beyond(visit("park")) == Texts{});
  CHECK(beyond(branch_step({Arm{"", {0.5}, route({"park"})}, Arm{"", {0.5}, {}}})) ==
        room_told("0", "11", "those of both directions"));
  CHECK(beyond(fork) == Texts{});
}

TEST_CASE("lanes that are all reversible are jammed by one direction alone") {
  Plan plan = both_ways(0);
  plan.flows.erase("import");
  plan.crossings["line"].lanes = {.export_ = {}, .import_ = {}, .reversible = count(2)};
  CHECK(problem_texts(plan) == room_told("0", "22", "they"));
  plan.crossings["line"].lanes.import_ = count(1);
  CHECK(problem_texts(plan) == Texts{});
}

TEST_CASE("over one reversible lane no truck comes back that has no room beyond") {
  Plan plan = both_ways(0);
  plan.flows.erase("import");
  plan.crossings["line"].lanes = {.export_ = {}, .import_ = {}, .reversible = count(1)};
  CHECK(problem_texts(plan) ==
        Texts{"error: flows.export.route[0]: a truck comes back over the one lane of \"line\", at "
              "whose end it stands: it never can"});
}
