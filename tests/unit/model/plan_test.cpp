#include <cuakhau/model/plan.hpp>

#include <algorithm>
#include <functional>

#include "support/catch.hpp"
#include "support/clocks.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using cuakhau::test::k_china;
using cuakhau::test::k_vietnam;
using namespace std::chrono_literals;

namespace {

DurationLaw law(kernel::Distribution distribution) { return {std::move(distribution)}; }

/// A plan that has something in every field.
Plan full_plan() {
  Plan plan;
  plan.name = "January";
  plan.sides.home = {"vietnam", "VN", k_vietnam};
  plan.sides.neighbour = {"china", "CN", k_china};
  plan.period.from = Moment::at(at({2023, 1, 8}, Duration{0}, k_vietnam));
  plan.period.length = 12 * k_day;
  plan.period.warm_up = 2 * k_day;
  plan.calendars["customs"].exceptions = {{CivilDate{2023, 1, 9}, CivilDate{2023, 1, 10}, {}}};
  plan.gates["north"].kind = "international";
  plan.yards["park"].places = {50, false};
  plan.stations["customs"].service.otherwise = law({kernel::Exponential{720'000}});
  plan.stations["customs"].breakdowns = Breakdowns{};
  plan.crossings["line"].gate = {{"north", CivilDate{2023, 1, 9}}};
  plan.handovers["direct"].crossing = "line";
  Flow& flow = plan.flows["trucks"];
  flow.arrivals.per_day = 400.0;
  flow.arrivals.day_effect = DayEffect{};
  flow.route = {Step{}, Step{}};
  flow.route[0].visit = "park";
  flow.route[1].branch = {Arm{"red", {0.25}, {}}, Arm{"green", {0.75}, {}}};
  plan.initial = {InitialQueue{"trucks", {5, false}, "park", law({kernel::Constant{0}})}};
  return plan;
}

using Edit = std::function<void(Plan&)>;

bool edit_changes_digest(const Edit& edit) {
  Plan plan = full_plan();
  edit(plan);
  return plan_digest(plan) != plan_digest(full_plan());
}

}  // namespace

TEST_CASE("a run without dates starts on 2000-01-01 of the home side's clock") {
  Plan plan;
  plan.sides.home.utc_offset = k_vietnam;
  plan.period.length = 10h;
  const RunWindow window = run_window(plan);
  CHECK(window.start == at({2000, 1, 1}, Duration{0}, k_vietnam));
  CHECK(window.measured_from == window.start);
  CHECK(window.horizon == window.start + 10h);
}

TEST_CASE("the warm-up is run and not measured") {
  const RunWindow window = run_window(full_plan());
  CHECK(window.start == at({2023, 1, 8}, Duration{0}, k_vietnam));
  CHECK(window.measured_from == window.start + 48h);
  CHECK(window.horizon == window.start + 12 * 24h);
}

TEST_CASE("the end of a run may be a date or a span after its start") {
  Plan plan = full_plan();
  plan.period.length.reset();
  plan.period.until = Moment::at(at({2023, 1, 20}, Duration{0}, k_vietnam));
  const RunWindow by_date = run_window(plan);
  plan.period.until = Moment::after(12 * k_day);
  CHECK(run_window(plan).horizon == by_date.horizon);
}

TEST_CASE("equal plans have equal digests") {
  CHECK(plan_digest(full_plan()) == plan_digest(full_plan()));
}

TEST_CASE("what stands in one part is told from what stands in the next") {
  const auto digest = [](std::vector<Arm> arms) {
    Plan plan = full_plan();
    plan.flows["trucks"].route[1].branch = std::move(arms);
    return plan_digest(plan);
  };
  CHECK(digest({Arm{"red", {1.0}, {}}, Arm{}}) != digest({Arm{"red", {}, {}}, Arm{"", {1.0}, {}}}));
}

TEST_CASE("labels and expectations stay out of the digest") {
  const std::vector<Edit> labels{
      [](Plan& plan) { plan.name = "other"; },
      [](Plan& plan) { plan.description = "other"; },
      [](Plan& plan) { plan.expect.emplace_back(); },
      [](Plan& plan) { plan.gates["north"].title = "other"; },
      [](Plan& plan) { plan.crossings["line"].markers = "1119-1120"; },
      [](Plan& plan) { plan.sides.home.name = "other"; },
  };
  for (const Edit& edit : labels) CHECK_FALSE(edit_changes_digest(edit));
}

TEST_CASE("what can change a run's numbers changes the digest") {
  const std::vector<Edit> edits{
      [](Plan& plan) { plan.sides.home.utc_offset = k_china; },
      [](Plan& plan) { plan.period.from = Moment::after(Duration{0}); },
      [](Plan& plan) { plan.period.warm_up += 1ms; },
      [](Plan& plan) { plan.demand.value = 1.5; },
      [](Plan& plan) { plan.calendars["customs"].exceptions[0].through = CivilDate{2023, 1, 11}; },
      [](Plan& plan) { plan.calendars["customs"].weekly.days[6] = {{{7h, 19h}}}; },
      [](Plan& plan) { plan.gates["north"].open.neighbour = false; },
      [](Plan& plan) { plan.gates["north"].hours.home.kind = HoursKind::never; },
      [](Plan& plan) { plan.yards["park"].places = Count::unlimited(); },
      [](Plan& plan) { plan.yards["park"].call_up_below = Count{1, false}; },
      [](Plan& plan) { plan.yards["other"]; },
      [](Plan& plan) { plan.stations["customs"].servers[0].count.value = 2; },
      [](Plan& plan) {
        plan.stations["customs"].service.otherwise.law = {kernel::Constant{720'000}};
      },
      [](Plan& plan) { plan.stations["customs"].service.by_commodity["fruit"] = {}; },
      [](Plan& plan) { plan.stations["customs"].discipline.priority = {"fruit"}; },
      [](Plan& plan) { plan.stations["customs"].breakdowns->rule = Closing::restart; },
      [](Plan& plan) { plan.crossings["line"].gate[0].from.reset(); },
      [](Plan& plan) { plan.crossings["line"].turning = Turning::polling; },
      [](Plan& plan) { plan.handovers["direct"].unload.import_ = "shed"; },
      [](Plan& plan) { plan.flows["trucks"].arrivals.as = DailyAs::count; },
      [](Plan& plan) { plan.flows["trucks"].arrivals.weekdays.days[0].value = 0.5; },
      [](Plan& plan) {
        plan.flows["trucks"].arrivals.dates.dates[CivilDate{2023, 1, 9}].value = 0.5;
      },
      [](Plan& plan) { plan.flows["trucks"].arrivals.day_effect->cv.value = 0.1; },
      [](Plan& plan) { plan.flows["trucks"].route[0].visit = "customs"; },
      [](Plan& plan) { plan.flows["trucks"].route[1].branch[0].route.emplace_back(); },
      [](Plan& plan) { plan.initial[0].trucks.value = 6; },
      [](Plan& plan) { plan.measures.backlog_limit = 7; },
  };
  for (std::size_t i = 0; i < edits.size(); ++i) {
    INFO("edit " << i);
    CHECK(edit_changes_digest(edits[i]));
  }
}

TEST_CASE("every law is told apart by its kind and by each of its parameters") {
  const std::vector<kernel::Distribution> laws{{kernel::Constant{2}},
                                               {kernel::Uniform{1, 2}},
                                               {kernel::Exponential{2}},
                                               {kernel::Gamma{2, 1}},
                                               {kernel::Gamma{1, 2}},
                                               {kernel::Triangular{1, 2, 3}},
                                               {kernel::Triangular{1, 2, 4}},
                                               {kernel::TruncatedNormal{2, 1}},
                                               {kernel::LogNormal{2, 1}},
                                               {kernel::Weibull{2, 1}},
                                               {kernel::Discrete{{2}, {1}}},
                                               {kernel::Discrete{{1, 2}, {1, 1}}},
                                               {kernel::Empirical{{1, 2}}},
                                               {kernel::Mixture{{1}, {{kernel::Constant{2}}}}},
                                               {kernel::Mixture{{1}, {{kernel::Exponential{2}}}}}};
  std::vector<Hash128> digests;
  for (const kernel::Distribution& each : laws) {
    Plan plan;
    plan.stations["customs"].service.otherwise.law = each;
    digests.push_back(plan_digest(plan));
  }
  std::sort(digests.begin(), digests.end());
  CHECK(std::adjacent_find(digests.begin(), digests.end()) == digests.end());
}

TEST_CASE("minus zero and zero are one number to the digest") {
  Plan minus;
  minus.demand.value = -0.0;
  Plan plus;
  plus.demand.value = 0.0;
  CHECK(plan_digest(minus) == plan_digest(plus));
}

// The constant is what g++ 12 gave: every build of the same description must give it too. A new
// field of the plan changes it.
TEST_CASE("the digest of a plan is the same in every build") {
  CHECK(plan_digest(full_plan()).hex() == "eb1c182904cbf30e5c77932e3cb73640");
}
