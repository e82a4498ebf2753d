#include "model/detail/handover_parts.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;
using model::detail::HandoverPart;
using model::detail::PartKind;

namespace {

std::string text(const std::vector<HandoverPart>& parts);

std::string text(const HandoverPart& part) {
  switch (part.kind) {
    case PartKind::visit:
      return part.name + (part.travel == Direction::export_ ? ">" : "<") + (part.laden ? "" : "0");
    case PartKind::beyond: return "beyond";
    case PartKind::cleared: return "cleared";
    case PartKind::seize: return "+" + part.name;
    case PartKind::hire: {
      std::string pools;
      for (const std::string& pool : detail::pools_of(part.companies))
        pools += (pools.empty() ? "+" : "|") + pool;
      return pools;
    }
    case PartKind::release: return (part.is_one_of_several ? "-?" : "-") + part.name;
    case PartKind::fetch:
      return "fetch" + std::string(part.travel == Direction::export_ ? ">" : "<");
    case PartKind::branch: return "(" + text(part.aside) + ")";
    case PartKind::leave: break;
  }
  return "leave";
}

std::string text(const std::vector<HandoverPart>& parts) {
  std::string all;
  for (const HandoverPart& part : parts) all += (all.empty() ? "" : " ") + text(part);
  return all;
}

Plan plan_of(HandoverMethod method) {
  Plan plan = plan_for(hours(1));
  plan.pools["ours"].side = Side::home;
  plan.pools["theirs"].side = Side::neighbour;
  Handover& over = plan.handovers["over"];
  over.method = method;
  over.crossing = "line";
  over.exchange = "bay";
  over.unload = {"shed", ""};
  over.pool = {"ours", "ours"};
  over.takeover = {"wash", "wash"};
  over.giveback = {"rinse", "rinse"};
  over.load = {"crane", "crane"};
  return plan;
}

std::string told(const Plan& plan, Direction out = Direction::export_, bool has_beyond = false) {
  return text(detail::parts_of(plan, plan.handovers.at("over"), out, has_beyond));
}

/// What a truck waits for that may still go another way.
std::string waits(const Plan& plan) {
  std::vector<HandoverPart> before;
  for (HandoverPart& part :
       detail::parts_of(plan, plan.handovers.at("over"), Direction::export_, false))
    if (part.may_be_late) before.push_back(std::move(part));
  return text(before);
}

}  // namespace

TEST_CASE("each method is a list of plain parts") {
  CHECK(told(plan_of(HandoverMethod::direct)) == "line> cleared shed> (leave) line<0");
  CHECK(told(plan_of(HandoverMethod::dedicated_driver)) ==
        "wash> +ours line> cleared shed> (-ours leave) line<0 rinse> -ours");
  CHECK(told(plan_of(HandoverMethod::trailer_swap)) == "bay> line> cleared shed> (leave) line<0");
  CHECK(told(plan_of(HandoverMethod::tractor_change)) ==
        "bay> line> cleared shed> (leave) line<0 bay<");
  CHECK(told(plan_of(HandoverMethod::agv)) == "+ours crane> line> cleared shed> line<0 -ours");
  CHECK(told(plan_of(HandoverMethod::agv), Direction::import_) ==
        "+ours fetch> crane< line< cleared -ours");
}

TEST_CASE("companies of a direction stand in for the pool") {
  Plan plan = plan_of(HandoverMethod::dedicated_driver);
  plan.handovers["over"].pool = {};
  plan.handovers["over"].companies = {{.pool = "theirs", .direction = Direction::import_},
                                      {.pool = "ours"},
                                      {.pool = "theirs", .commodities = {"fruit"}}};
  CHECK(told(plan) ==
        "wash> +ours|theirs line> cleared shed> (-?ours -?theirs leave) line<0 rinse> -?ours "
        "-?theirs");
  CHECK(told(plan, Direction::import_) ==
        "wash< +theirs|ours line< cleared (-?theirs -?ours leave) line>0 rinse< -?theirs -?ours");
  CHECK(waits(plan) == "wash> +ours|theirs");
}

TEST_CASE("a transshipment may go through a zone, and its truck may come from either side") {
  Plan plan = plan_of(HandoverMethod::transshipment);
  Handover& over = plan.handovers["over"];
  over.pool = {"theirs", "theirs"};
  CHECK(told(plan) == "+theirs fetch< crane> line> cleared shed> -theirs");
  over.store = {"dock", "dock"};
  over.zone = {"zone", "zone"};
  CHECK(told(plan) == "dock> zone> +theirs fetch< crane> line> cleared shed> -theirs");
  over.pool = {};
  CHECK(told(plan) == "dock> zone> crane> line> cleared shed>");
}

TEST_CASE("a truck may be late for the first turn, member or service, and for its driver") {
  const auto waits_for = [](HandoverMethod method, auto&& edit) {
    Plan plan = plan_of(method);
    plan.handovers["over"].takeover = {};
    edit(plan.handovers["over"]);
    return waits(plan);
  };
  const auto as_it_is = [](Handover&) {};
  CHECK(waits_for(HandoverMethod::direct, as_it_is).empty());
  CHECK(waits_for(HandoverMethod::trailer_swap, as_it_is) == "bay>");
  CHECK(waits_for(HandoverMethod::tractor_change, as_it_is) == "bay>");
  CHECK(waits_for(HandoverMethod::dedicated_driver, as_it_is) == "+ours");
  CHECK(waits_for(HandoverMethod::dedicated_driver,
                  [](Handover& over) { over.takeover = {"wash", "wash"}; }) == "wash> +ours");
  CHECK(waits_for(HandoverMethod::agv, as_it_is) == "+ours");
  CHECK(waits_for(HandoverMethod::transshipment, as_it_is) == "+ours");
  CHECK(waits_for(HandoverMethod::transshipment, [](Handover& over) { over.pool = {}; }) ==
        "crane>");
  CHECK(waits_for(HandoverMethod::transshipment, [](Handover& over) {
          over.store = {"dock", "dock"};
          over.zone = {"zone", "zone"};
        }) == "dock>");
}

TEST_CASE("steps beyond the line, unloading and those who stay") {
  Plan plan = plan_of(HandoverMethod::direct);
  CHECK(told(plan, Direction::export_, true) == "line> cleared beyond (leave) line<0");
  CHECK(told(plan, Direction::import_) == "line< cleared (leave) line>0");
  plan.handovers["over"].cleared_at = ClearedAt::unloading;
  CHECK(told(plan) == "line> shed> cleared (leave) line<0");
  plan.handovers["over"].returning = {0.0};
  CHECK(told(plan) == "line> shed> cleared leave");
}

TEST_CASE("a backhaul is tried before the way back, with its limit") {
  Plan plan = plan_of(HandoverMethod::direct);
  plan.handovers["over"].backhaul = {.at = "loads", .share = {0.25}, .limit = constant(hours(36))};
  CHECK(told(plan) == "line> cleared shed> (leave) (loads> leave) line<0");
  const auto parts = detail::parts_of(plan, plan.handovers.at("over"), Direction::export_, false);
  CHECK(parts[4].share == 0.75);
  CHECK(parts[4].aside[0].law == &*plan.handovers.at("over").backhaul->limit);
}
