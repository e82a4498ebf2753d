#include "support/sound_plan.hpp"

#include <cuakhau/model/problem.hpp>

#include "support/small_plans.hpp"

namespace cuakhau::test {

using namespace cuakhau::model;

model::Plan sound_plan() {
  const UtcOffset vietnam{std::chrono::hours{7}};
  Plan plan;
  plan.sides.home = {"vietnam", "VN", vietnam};
  plan.sides.neighbour = {"china", "CN", UtcOffset{std::chrono::hours{8}}};
  plan.period.from = Moment::at(at({2023, 1, 8}, Duration{0}, vietnam));
  plan.period.length = 12 * k_day;
  plan.period.warm_up = 2 * k_day;
  plan.calendars["office"].weekly.days.fill({{{hours(7), hours(19)}}});
  plan.gates["north"].kind = "international";
  plan.yards["park"].gate = "north";
  plan.yards["park"].places = count(50);
  plan.stations["customs"] = station(exponential(minutes(10)), 4);
  plan.stations["customs"].hours = {
      .kind = HoursKind::named, .clock = {}, .daily = {}, .calendar = "office"};
  plan.stations["customs"].queue = count(0);
  plan.stations["shed"] = station(constant(minutes(30)), 10);
  Crossing& line = plan.crossings["line"];
  line.gate = {{"north", {}}};
  line.lanes = {.export_ = count(1), .import_ = count(1), .reversible = count(0)};
  line.headway = constant(minutes(1));
  line.travel = constant(minutes(5));
  plan.handovers["direct"].crossing = "line";
  plan.handovers["direct"].unload = {"shed", "shed"};
  Flow& flow = plan.flows["trucks"];
  flow.commodity.shares = {{"fruit", {0.75}}, {"starch", {0.25}}};
  flow.arrivals.poisson = PerHour{4.0};
  flow.route = route({"park", "customs", "direct"});
  return plan;
}

std::vector<std::string> problem_texts(const model::Plan& plan) {
  std::vector<std::string> texts;
  for (const Problem& problem : problems(plan))
    texts.push_back((problem.severity == Severity::error ? "error: " : "warning: ") + problem.path +
                    ": " + problem.message);
  return texts;
}

std::vector<std::string> problems_after(const std::function<void(model::Plan&)>& edit) {
  Plan plan = sound_plan();
  edit(plan);
  return problem_texts(plan);
}

}  // namespace cuakhau::test
