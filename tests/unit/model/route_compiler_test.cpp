#include "model/detail/route_compiler.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using model::detail::Op;
using model::detail::OpId;
using model::detail::OpKind;

namespace {

// The compiled route as text: every way from here to its end.
class Teller {
 public:
  explicit Teller(const model::Network& network) : network_(network) {}

  [[nodiscard]] std::string way(OpId id) const {
    const Op& op = network_.tables().ops[id];
    switch (op.kind) {
      case OpKind::visit: return stage(op) + " " + way(op.next);
      case OpKind::cleared: return "cleared " + way(op.next);
      case OpKind::leave: return "leave";
      case OpKind::seize: return "+" + stage(op) + " " + way(op.next);
      case OpKind::release: return "-" + stage(op) + " " + way(op.next);
      case OpKind::join: return "join";
      case OpKind::jump: return "again at " + stage(network_.tables().ops[op.next]);
      case OpKind::fork: return "[" + arms(op, " & ") + "] " + way(op.next);
      case OpKind::choose: return "<" + arms(op, " | ") + ">";
      case OpKind::excuse:
        return "?" + stage(op) + " (" + arms(op, "") + " | " + way(op.next) + ")";
      case OpKind::check: return "?" + stage(op) + " (" + arms(op, " | ") + ")";
      case OpKind::limit:
        return "!" + stage(op) + "(" + way(op.targets.front()) + ") " + way(op.next);
      case OpKind::drive: return ">" + way(op.next);
      case OpKind::divert: return "diverted";
      case OpKind::choose_way:
      case OpKind::branch:
      case OpKind::hire:
      case OpKind::by_load: break;
    }
    return "(" + arms(op, " | ") + ")";
  }

 private:
  [[nodiscard]] std::string arms(const Op& op, const char* separator) const {
    std::string text;
    for (std::size_t i = 0; i < op.targets.size(); ++i) {
      if (i > 0) text += separator;
      if (!op.cumulative.empty()) text += fmt::format("{:.2f}: ", op.cumulative[i]);
      text += way(op.targets[i]);
    }
    return text;
  }
  [[nodiscard]] std::string stage(const Op& op) const {
    const model::StageInfo& info = network_.stages()[op.stage.index()];
    const std::string name = info.lane.empty() ? info.name : info.lane;
    if (info.kind != model::StageKind::crossing) return name;
    return fmt::format("{}/{}{}", name, word(op.travel), op.laden ? "" : "/empty");
  }

  const model::Network& network_;
};

model::Plan plan_with(model::Route way) {
  model::Plan plan = plan_for(hours(1));
  for (const char* name : {"a", "b", "c"}) plan.stations[name] = station(constant(minutes(1)));
  plan.crossings["line"].lanes = {count(1), count(1), count(0)};
  plan.handovers["over"].crossing = "line";
  plan.handovers["over"].unload = {"b", ""};
  plan.flows["trucks"].arrivals.at = at_minutes({0});
  plan.flows["trucks"].route = std::move(way);
  return plan;
}

std::string told(const model::Plan& plan) {
  const model::Network network(plan);
  return Teller(network).way(network.tables().flows[0].entry);
}

model::Arm arm(double share, model::Route way) {
  model::Arm one;
  one.share = {share};
  one.route = std::move(way);
  return one;
}

}  // namespace

TEST_CASE("a route visits its stages in order and clears its trucks at its end") {
  CHECK(told(plan_with(route({"a", "b", "a"}))) == "a b a cleared leave");
}

TEST_CASE("a route that says where trucks are cleared clears them there only") {
  CHECK(told(plan_with(route({"a", "cleared", "b"}))) == "a cleared b leave");
  CHECK(told(plan_with({visit("a"), branch_step({arm(0.5, route({"cleared"})),
                                                 arm(0.5, route({"leave"}))})})) ==
        "a (0.50: cleared leave | 1.00: leave)");
}

TEST_CASE("the arms of a branch come together behind it") {
  CHECK(told(plan_with({branch_step({arm(0.25, route({"a"})), arm(0.75, {})}), visit("c")})) ==
        "(0.25: a c cleared leave | 1.00: c cleared leave)");
}

TEST_CASE("parallel arms join, also one within another") {
  CHECK(told(plan_with({parallel_step({route({"a"}), route({"b", "c"})}), visit("c")})) ==
        "[a join & b c join] c cleared leave");
  CHECK(told(plan_with(
            {parallel_step({{parallel_step({route({"a"}), route({"b"})})}, route({"c"})})})) ==
        "[[a join & b join] join & c join] cleared leave");
}

TEST_CASE("a choice is among stages, and a station with a queue a server is a choice itself") {
  model::Plan plan = plan_with({choose_step({"a", "b"}), visit("c")});
  CHECK(told(plan) == "<a c cleared leave | b c cleared leave>");
  plan.stations["a"].servers[0].count = count(2);
  plan.stations["a"].queueing = model::Queueing::per_server;
  plan.flows["trucks"].route = route({"a"});
  CHECK(told(plan) == "<a#1 cleared leave | a#2 cleared leave>");
  plan.flows["trucks"].route = {choose_step({"a", "b"})};
  CHECK(told(plan) == "<<a#1 cleared leave | a#2 cleared leave> | b cleared leave>");
}

TEST_CASE("a jump leads to the first step that visits the stage, and begins a round") {
  CHECK(told(plan_with({visit("a"), visit("b"), visit("a"),
                        branch_step({arm(0.5, {jump_step("a")}), arm(0.5, {})})})) ==
        "a b a (0.50: again at a | 1.00: cleared leave)");
}

TEST_CASE("a handover goes over the line laden, unloads and comes back empty") {
  model::Plan plan = plan_with(route({"a", "over", "c"}));
  CHECK(told(plan) == "a line/export cleared b line/import/empty c leave");
  plan.handovers["over"].cleared_at = model::ClearedAt::unloading;
  CHECK(told(plan) == "a line/export b cleared line/import/empty c leave");
  plan.handovers["over"].returning = {0.0};
  CHECK(told(plan) == "a line/export b cleared leave");
  plan.handovers["over"].returning = {0.5};
  CHECK(told(plan) == "a line/export b cleared (0.50: line/import/empty c leave | 1.00: leave)");
  plan.flows["trucks"].direction = model::Direction::import_;
  plan.handovers["over"].returning = {1.0};
  CHECK(told(plan) == "a line/import cleared line/export/empty c leave");
}

TEST_CASE("steps beyond the line take the place of the unloading station") {
  model::Plan plan = plan_with(route({"over"}));
  plan.flows["trucks"].route[0].beyond = route({"c", "a"});
  CHECK(told(plan) == "line/export cleared c a line/import/empty leave");
  plan.flows["trucks"].route[0].beyond = route({"c", "cleared"});
  CHECK(told(plan) == "line/export c cleared line/import/empty leave");
}

TEST_CASE("every visit of a flow has random streams of its own, named after what it does") {
  const model::Network network(plan_with(route({"a", "b", "a", "over"})));
  std::set<std::string> streams;
  std::size_t visits = 0;
  for (const Op& op : network.tables().ops) {
    if (op.kind != OpKind::visit) continue;
    streams.insert(op.stream);
    ++visits;
  }
  CHECK(streams.size() == visits);
  CHECK(streams.contains("a"));
  CHECK(streams.contains("a (2)"));
}

TEST_CASE("a dedicated driver is with the truck from the takeover to the giveback") {
  model::Plan plan = plan_with(route({"over"}));
  plan.pools["drivers"] = {};
  model::Handover& over = plan.handovers["over"];
  over.method = model::HandoverMethod::dedicated_driver;
  over.pool = {"drivers", "drivers"};
  over.takeover = {"a", "a"};
  over.giveback = {"c", "c"};
  CHECK(told(plan) == "a +drivers line/export cleared b line/import/empty c -drivers leave");
  over.returning = {0.5};
  CHECK(told(plan) ==
        "a +drivers line/export cleared b (0.50: line/import/empty c -drivers leave | 1.00: "
        "-drivers leave)");
}

TEST_CASE("a limit stands before a station and behind a yard; who is late goes another way") {
  model::Plan plan = plan_with(route({"a", "b"}));
  plan.flows["trucks"].route[0].limit = constant(minutes(5));
  CHECK(told(plan) == "!a(b cleared leave) a b cleared leave");
  plan.flows["trucks"].route[0].late = route({"c", "leave"});
  CHECK(told(plan) == "!a(c leave) a b cleared leave");
  plan.yards["a"] = {};
  plan.stations.erase("a");
  CHECK(told(plan) == "a !a(c leave) b cleared leave");
}

TEST_CASE("of a station with a queue a server the limit stands before the choice") {
  model::Plan plan = plan_with(route({"a"}));
  plan.stations["a"].servers[0].count = count(2);
  plan.stations["a"].queueing = model::Queueing::per_server;
  plan.flows["trucks"].route[0].limit = constant(minutes(5));
  CHECK(told(plan) == "!a#2(cleared leave) <a#1 cleared leave | a#2 cleared leave>");
}

TEST_CASE("at a handover the limit stands before all, and counts until nothing is waited for") {
  model::Plan plan = plan_with(route({"over"}));
  plan.pools["drivers"] = {};
  model::Handover& over = plan.handovers["over"];
  over.method = model::HandoverMethod::dedicated_driver;
  over.crossing = "line";
  over.pool = {"drivers", "drivers"};
  over.takeover = {"a", "a"};
  over.returning = {0.0};
  plan.flows["trucks"].route[0].limit = constant(minutes(5));
  plan.flows["trucks"].route[0].late = route({"b", "leave"});
  CHECK(told(plan) == "!a(b leave) a +drivers line/export cleared b -drivers leave");
  const model::Network network(plan);
  const auto& ops = network.tables().ops;
  const auto limit = std::ranges::find(ops, OpKind::limit, &Op::kind);
  REQUIRE(limit != ops.end());
  REQUIRE(limit->targets.size() == 3);
  CHECK(ops[limit->targets[1]].kind == OpKind::seize);
  CHECK(limit->targets[2] == limit->next);
  CHECK(limit->stream == "over");
}

TEST_CASE("a jump back to a visit with a limit comes to the limit first") {
  model::Plan plan =
      plan_with({visit("a"), branch_step({arm(0.5, {jump_step("a")}), arm(0.5, {})})});
  plan.flows["trucks"].route[0].limit = constant(minutes(5));
  plan.flows["trucks"].route[0].late = route({"a", "leave"});
  CHECK(told(plan) == "!a(a leave) a (0.50: again at a | 1.00: cleared leave)");
  const model::Network network(plan);
  const auto& ops = network.tables().ops;
  const auto jump = std::ranges::find(ops, true, &Op::backward);
  REQUIRE(jump != ops.end());
  CHECK(ops[jump->next].kind == OpKind::limit);
}

TEST_CASE("vehicles carry the load alone: they come for it, or go back") {
  model::Plan plan = plan_with(route({"over", "c"}));
  plan.pools["vehicles"] = {};
  model::Handover& over = plan.handovers["over"];
  over.method = model::HandoverMethod::agv;
  over.pool = {"vehicles", "vehicles"};
  over.load = {"a", "b"};
  over.unload = {"b", "a"};
  CHECK(told(plan) == "+vehicles a line/export cleared b line/import/empty -vehicles c leave");
  plan.flows["trucks"].direction = model::Direction::import_;
  CHECK(told(plan) ==
        "+vehicles [line/export/empty join] b line/import cleared a -vehicles c leave");
}

TEST_CASE("who finds a load in time goes on with it, the others come back empty") {
  model::Plan plan = plan_with(route({"over"}));
  plan.exchanges["loads"].turn.export_ = {count(1), count(1)};
  plan.handovers["over"].backhaul = {.at = "loads", .share = {0.3}, .limit = constant(hours(36))};
  CHECK(told(plan) ==
        "line/export cleared b (0.70: line/import/empty leave | 1.00: "
        "!loads(line/import/empty leave) loads leave)");
}
