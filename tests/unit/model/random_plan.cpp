#include "unit/model/random_plan.hpp"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/routes.hpp"
#include "support/small_plans.hpp"

namespace cuakhau::test {

using namespace cuakhau::model;

namespace {

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : dice_(seed), is_coarse_(seed % 2 == 0) {}

  Plan make() {
    plan_ = cuakhau::test::plan_for(cuakhau::test::hours(48));
    for (const char* name : {"yard", "park"}) plan_.yards[name] = yard();
    for (const char* name : {"scale", "customs", "papers", "x_ray", "bay"})
      plan_.stations[name] = station();
    plan_.crossings["line"] = crossing();
    Handover& direct = plan_.handovers["direct"];
    direct.crossing = "line";
    direct.unload = {"bay", "bay"};
    direct.returning = {pick({0.0, 0.5, 1.0})};
    direct.cleared_at = maybe() ? ClearedAt::crossing : ClearedAt::unloading;
    plan_.checks["channel"] = channel();
    plan_.checks["test"] = test();
    add_flow("out", Direction::export_);
    add_flow("in", Direction::import_);
    if (maybe())
      plan_.initial = {{.flow = "out", .trucks = count(roll(6)), .stage = "", .age = law(60)},
                       {.flow = "in", .trucks = count(roll(4)), .stage = "line", .age = law(60)}};
    if (seldom()) plan_.policies = {shut_after_positive()};
    add_money();
    add_crew();
    for (auto& [name, flow] : plan_.flows) add_limits(flow.route);
    if (seldom())
      use_vehicles();
    else if (seldom())
      use_turns();
    for (auto& [name, flow] : plan_.flows) add_handover_limits(flow.route);
    if (maybe()) look_at_channels();
    if (seldom()) add_paces();
    if (plan_.handovers["direct"].method == HandoverMethod::direct && maybe()) hire_drivers();
    if (seldom()) add_banks();
    return plan_;
  }

 private:
  // From 1 to `most`.
  std::uint32_t roll(std::uint32_t most) { return 1 + static_cast<std::uint32_t>(dice_() % most); }
  bool maybe() { return roll(2) == 1; }
  bool seldom() { return roll(4) == 1; }
  double pick(const std::vector<double>& of) {
    return of[roll(static_cast<std::uint32_t>(of.size())) - 1];
  }

  DurationLaw law(std::uint32_t most_minutes) {
    const Duration mean = minutes(roll(most_minutes));
    return is_coarse_ ? constant(mean) : exponential(mean);
  }
  Discipline discipline() { return seldom() ? Discipline{{"fruit"}} : Discipline{}; }

  Hours hours() {
    if (maybe()) return {};
    const std::int64_t from = 60 * (roll(8) - 1);
    const std::int64_t until = 720 + 30 * roll(20);
    return maybe() ? cuakhau::test::daily({{from, until}})
                   : cuakhau::test::daily({{from, 600}, {660, until}});
  }

  Yard yard() {
    Yard one;
    one.places = count(roll(5));
    if (maybe()) one.call_up_below = count(roll(one.places.value));
    one.discipline = discipline();
    return one;
  }

  Station station() {
    Station one;
    one.servers = {{.count = count(roll(2)), .hours = hours()}};
    if (maybe()) one.servers.push_back({.count = count(roll(2)), .hours = hours()});
    if (maybe()) one.hours = hours();
    if (maybe()) one.queue = count(roll(4) - 1);
    if (seldom()) one.queueing = Queueing::per_server;
    one.closing = Closing{static_cast<std::uint8_t>(roll(4) - 1)};
    one.discipline = discipline();
    one.service.otherwise = law(25);
    if (seldom()) one.service.by_name["fruit"] = law(25);
    if (!maybe()) return one;
    const std::vector<Closing> rules{Closing::finish, Closing::suspend, Closing::restart};
    one.breakdowns = Breakdowns{.up = law(400), .down = law(60), .rule = rules[roll(3) - 1]};
    return one;
  }

  Crossing crossing() {
    Crossing one;
    one.lanes = {count(roll(3) - 1), count(roll(3) - 1), count(roll(2) - 1)};
    if (one.lanes.export_.value == 0 || one.lanes.import_.value == 0)
      one.lanes.reversible = count(roll(2));
    one.headway = law(4);
    one.travel = law(6);
    if (one.lanes.reversible.value > 0) {
      one.turn = law(5);
      if (seldom()) one.turning = Turning::polling;
    }
    one.hours.home = hours();
    one.hours.neighbour = hours();
    if (maybe()) one.closing = CrossingClosing::finish;
    one.discipline = discipline();
    return one;
  }

  Check channel() {
    Check one;
    one.outcomes = {{"green", {0.6}}, {"red", {0.4}}};
    if (maybe()) one.result_after = law(20);
    return one;
  }

  Check test() {
    Check one;
    one.test = Test{.prevalence = {.always = {0.2}, .from = {}}, .sensitivity = {0.8}};
    if (maybe()) one.at = "swab";
    if (maybe()) one.result_after = law(40);
    if (maybe())
      one.certificate =
          Certificate{.carried = {0.5}, .taken_before = law(600), .valid_for = minutes(400)};
    plan_.stations["swab"] = station();
    return one;
  }

  Policy shut_after_positive() {
    Policy one{.name = "shut", .set = {{"crossings.line.open.neighbour", false}}};
    one.when = Trigger{.check = "test", .outcome = "positive"};
    one.after = law(30);
    one.lasting = law(120);
    return one;
  }

  Break pause() {
    Break one;
    one.lasting = law(40);
    switch (roll(3)) {
      case 1: one.after = minutes(30 * roll(8)); break;
      case 2: one.after_duties = count(roll(6)); break;
      default: one.every = minutes(60 * roll(20)); break;
    }
    return one;
  }

  void add_crew() {
    if (!seldom()) return;
    Pool& crew = plan_.pools["crew"];
    crew.members = {{.count = count(1 + roll(2)), .hours = hours()},
                    {.count = count(roll(2)), .hours = hours()}};
    if (seldom()) crew.least = count(2);
    for (std::uint32_t breaks = roll(3); breaks > 1; --breaks) crew.breaks.push_back(pause());
    for (const ServerGroup& group : crew.members)
      if (group.hours.kind != HoursKind::always) crew.overtime = minutes(30 * (roll(5) - 1));
    for (const char* name : {"customs", "x_ray"}) plan_.stations[name].staffed_by = "crew";
  }

  // Who waits or stays too long leaves, or is looked at elsewhere and goes on.
  void add_limits(Route& way) {
    for (Step& step : way) {
      if (!plan_.yards.contains(step.visit) && !plan_.stations.contains(step.visit)) continue;
      if (!seldom()) continue;
      step.limit = law(90);
      if (maybe())
        step.late = route({"leave"});
      else if (maybe() || plan_.yards.contains(step.visit))
        step.late = route({"x_ray"});
    }
  }

  // Loads go over the line alone, on vehicles of the home side: exports are taken over, imports are
  // fetched.
  void use_vehicles() {
    plan_.pools["vehicles"].members = {{.count = count(roll(3)), .hours = hours()}};
    Handover& direct = plan_.handovers["direct"];
    direct.method = HandoverMethod::agv;
    direct.returning = {1.0};
    direct.pool = {"vehicles", "vehicles"};
    direct.load = {"bay", "bay"};
    direct.back = law(30);
    // None can begin on the line, where it would have no vehicle.
    for (InitialQueue& queue : plan_.initial) queue.stage.clear();
  }

  // Disciplines and services by what the channel has found; some trucks go through it first of all.
  void look_at_channels() {
    for (auto& [name, flow] : plan_.flows)
      if (maybe()) flow.route.insert(flow.route.begin(), checked("channel", "red", {}));
    // Who is there at the start waits behind it.
    for (InitialQueue& queue : plan_.initial)
      if (queue.stage.empty()) queue.stage = "scale";
    const auto rank = [&](Discipline& discipline) {
      if (maybe()) discipline.priority.insert(discipline.priority.begin(), "green");
      if (seldom()) discipline.priority.emplace_back("red");
    };
    for (auto& [name, yard] : plan_.yards) rank(yard.discipline);
    for (auto& [name, station] : plan_.stations) rank(station.discipline);
    for (auto& [name, pool] : plan_.pools) rank(pool.discipline);
    rank(plan_.crossings["line"].discipline);
    for (auto& [name, station] : plan_.stations)
      if (seldom()) station.service.by_name["red"] = law(25);
  }

  // Slow and fast places, by the hour and by their servers, and a storm.
  void add_paces() {
    const std::vector<double> paces{0.5, 0.9, 1.0, 1.5};
    for (auto& [name, station] : plan_.stations) {
      station.pace = {pick(paces)};
      if (maybe())
        station.productivity =
            Productivity{.by_open = {{.servers = count(roll(3)), .pace = {pick(paces)}}},
                         .by_hour = {{.hours = hours(), .pace = {pick(paces)}}}};
    }
    plan_.crossings["line"].pace = {pick(paces)};
    Policy storm{.name = "storm", .set = {{"crossings.line.pace", Factor{0.6}}}};
    for (const auto& [name, station] : plan_.stations)
      storm.set.push_back({"stations." + name + ".pace", Factor{0.6}});
    storm.every = law(600);
    storm.lasting = law(200);
    plan_.policies.push_back(storm);
  }

  TurnShare turn_share() {
    const std::uint32_t least = roll(2);
    return {count(least), count(least - 1 + roll(2))};
  }

  // Trucks cross after a turn, of any or of one commodity. Where imports do not come to it, exports
  // take it alone.
  void use_turns() {
    const bool has_both = plan_.flows["in"].route.back().visit == "direct";
    Exchange& swap = plan_.exchanges["swap"];
    swap.bays = {{.count = count(roll(2)), .hours = hours()}};
    swap.places = {count(1 + roll(4)), count(1 + roll(4))};
    swap.turn.export_ = turn_share();
    if (has_both) swap.turn.import_ = turn_share();
    swap.service = law(15);
    if (maybe()) swap.match = TurnMatch::commodity;
    if (maybe()) swap.short_after = law(60);
    swap.discipline = discipline();
    Handover& direct = plan_.handovers["direct"];
    direct.method =
        has_both && maybe() ? HandoverMethod::tractor_change : HandoverMethod::trailer_swap;
    direct.exchange = "swap";
  }

  // Who waits too long for a vehicle or a turn leaves.
  void add_handover_limits(Route& way) {
    if (plan_.handovers["direct"].method == HandoverMethod::direct) return;
    for (Step& step : way) {
      if (step.visit != "direct" || maybe()) continue;
      step.limit = law(120);
      step.late = route({"leave"});
    }
  }

  // Two companies of drivers, of which one does not take all loads.
  void hire_drivers() {
    for (const char* name : {"near", "far"}) {
      Pool& company = plan_.pools[name];
      company.members = {{.count = count(roll(3)), .hours = hours()}};
      if (maybe()) company.breaks.push_back(pause());
    }
    Handover& direct = plan_.handovers["direct"];
    direct.method = HandoverMethod::dedicated_driver;
    direct.companies = {{.pool = "near"}, {.pool = "far"}};
    if (maybe()) direct.companies[0].commodities = {"fruit"};
    direct.back = law(20);
    // None can begin on the line, where it would have no driver.
    for (InitialQueue& queue : plan_.initial) queue.stage = "scale";
  }

  // Trucks come to a town, choose a bank of the river, and may think better of it.
  void add_banks() {
    plan_.roads["near_road"] = road("town", "near_bank", roll(30));
    plan_.roads["far_road"] = road("town", "far_bank", roll(30));
    plan_.roads["bank_road"] = road("near_bank", "far_bank", roll(60));
    plan_.stations["ferry"] = station();
    Choice& bank = plan_.choices["bank"];
    bank.ways = {{"near", {}}, {"far", {}}};
    choose_by(bank);
    if (maybe()) bank.information = {.every = minutes(30 * roll(4)), .late = minutes(roll(40))};
    if (maybe()) bank.again = law(60);
    for (auto& [name, flow] : plan_.flows) {
      flow.from = "town";
      flow.route.insert(flow.route.begin(),
                        choose_way_step("bank", {{"near", {drive_to("near_bank")}},
                                                 {"far", {drive_to("far_bank"), visit("ferry")}}}));
    }
    for (InitialQueue& queue : plan_.initial)
      if (queue.stage.empty()) queue.stage = "scale";
    if (maybe())
      plan_.policies.push_back({.name = "flood",
                                .every = law(600),
                                .lasting = law(300),
                                .set = {{"roads.near_road.open", false}}});
  }

  void choose_by(Choice& bank) {
    if (maybe()) {
      bank.by = ChoiceBy::shares;
      bank.ways = {{"near", {.share = Probability{0.6}}}, {"far", {.share = Probability{0.4}}}};
    } else if (maybe()) {
      bank.by = ChoiceBy::order;
      bank.order = {"near", "far"};
      bank.ways["near"].full_at = count(roll(4));
    } else {
      if (maybe()) bank.scale = Money{5e4, "VND"};
      plan_.costs.waiting = MoneyRate{{5e4, "VND"}, minutes(60)};
    }
  }

  // The last dice but those of the crew and what comes behind it: a plan is the same with and
  // without its money, unless its trucks choose by cost.
  void add_money() {
    if (maybe()) return;
    plan_.cargo["fruit"] = {.worth = {1e6, "VND"},
                            .fresh_for = minutes(roll(60)),
                            .shelf_life = minutes(60 + roll(300)),
                            .age = law(90)};
    if (maybe()) plan_.costs.waiting = MoneyRate{{5e4, "VND"}, minutes(60)};
    plan_.costs.idling = FuelRate{2.0};
    if (maybe()) plan_.stations["scale"].fee = Money{1e5, "VND"};
    if (maybe()) plan_.crossings["line"].fee = Money{2e5, "VND"};
  }

  void add_flow(const char* name, Direction direction) {
    Flow& flow = plan_.flows[name];
    flow.direction = direction;
    flow.commodity.shares = {{"fruit", {0.4}}, {"starch", {0.6}}};
    if (maybe())
      flow.arrivals.poisson = PerHour{static_cast<double>(roll(8))};
    else
      flow.arrivals.every = minutes(5 + roll(20));
    if (seldom()) flow.arrivals.batch = CountLaw{{kernel::Constant{2.0}}};
    if (maybe()) flow.patience = law(240);
    if (maybe()) flow.when_full = WhenFull::leave;
    flow.route = way(name);
  }

  // A yard, a scale, some control, another yard, over the line and back.
  Route way(const std::string& name) {
    Route steps;
    if (maybe()) steps.push_back(visit("yard"));
    steps.push_back(visit("scale"));
    switch (roll(4)) {
      case 1:
        steps.push_back(parallel_step({route({"customs"}), route({"papers", "x_ray"})}));
        break;
      case 2: steps.push_back(choose_step({"customs", "papers", "x_ray"})); break;
      case 3: steps.push_back(visit("customs")); break;
      default: break;
    }
    if (seldom()) steps.push_back(checked("test", "positive", route({"leave"})));
    if (seldom()) steps.push_back(checked("channel", "red", route({"x_ray"})));
    if (maybe()) steps.push_back(again());
    if (maybe()) steps.push_back(visit("park"));
    steps.push_back(visit(name == "out" || maybe() ? "direct" : "line"));
    return steps;
  }

  static Step checked(std::string check, std::string outcome, Route way) {
    Step step;
    step.check = std::move(check);
    step.ways[std::move(outcome)] = std::move(way);
    return step;
  }

  // Some go through it all again.
  Step again() {
    std::vector<Arm> arms(2);
    arms[0].share = {0.2};
    arms[0].route = {jump_step("scale")};
    arms[1].share = {0.8};
    return branch_step(std::move(arms));
  }

  std::mt19937 dice_;
  bool is_coarse_;
  Plan plan_;
};

}  // namespace

Plan random_plan(std::uint32_t seed) { return Maker(seed).make(); }

}  // namespace cuakhau::test
