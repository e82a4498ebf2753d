#include "model/detail/in_force.hpp"

#include <functional>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;
using cuakhau::model::detail::plans_in_force;
using cuakhau::model::detail::spans_in_force;

TEST_CASE("a dated policy is in force from its start to the earlier of its ends") {
  const Plan plan = sound_plan();
  const RunWindow window = run_window(plan);
  Policy policy{.name = "one", .set = {{"demand", Factor{0.5}}}};
  CHECK(spans_in_force(window, policy).front().from == window.start);
  CHECK(spans_in_force(window, policy).front().until == window.horizon);
  policy.from = Moment::after(hours(10));
  policy.lasting = constant(hours(2));
  CHECK(spans_in_force(window, policy).front().until == window.start + hours(12));
  policy.until = Moment::after(hours(11));
  CHECK(spans_in_force(window, policy).front().until == window.start + hours(11));
}

TEST_CASE("at each onset all policies that are in force then change the plan together") {
  Plan plan = sound_plan();
  CHECK(plans_in_force(plan).size() == 1);
  plan.policies = {{.name = "one", .set = {{"demand", Factor{0.5}}}},
                   {.name = "two", .set = {{"yards.park.places", count(7)}}},
                   {.name = "never", .set = {{"demand", Factor{9.0}}}}};
  plan.policies[1].from = Moment::after(k_day);
  plan.policies[2].from = Moment::after(20 * k_day);
  const auto plans = plans_in_force(plan);
  REQUIRE(plans.size() == 3);
  CHECK(plans[0].plan.demand == Factor{1.0});
  CHECK(plans[1].plan.demand == Factor{0.5});
  CHECK(plans[1].plan.yards.at("park").places == count(50));
  CHECK(plans[2].plan.demand == Factor{0.5});
  CHECK(plans[2].plan.yards.at("park").places == count(7));
  CHECK(plans[2].span.from == run_window(plan).start + k_day);
}

TEST_CASE(
    "a policy with windows is in force in each of them, and the plan of each set is made once") {
  Plan plan = sound_plan();
  const RunWindow window = run_window(plan);
  plan.policies = {{.name = "storm", .set = {{"demand", Factor{0.5}}}}};
  plan.policies[0].windows = {{Moment::after(hours(1)), Moment::after(hours(2))},
                              {Moment::after(hours(5)), Moment::after(hours(7))}};
  CHECK(spans_in_force(window, plan.policies[0]) ==
        OpenSpans{{window.start + hours(1), window.start + hours(2)},
                  {window.start + hours(5), window.start + hours(7)}});
  const auto plans = plans_in_force(plan);
  REQUIRE(plans.size() == 2);
  CHECK(plans[1].span.from == window.start + hours(1));
  CHECK(plans[1].span.until == window.start + hours(2));
}

TEST_CASE("what never ends is dated without an end, or set off by an outcome or for good") {
  const RunWindow window = run_window(sound_plan());
  const auto never_ends = [&](const std::function<void(Policy&)>& edit) {
    Policy policy{.name = "one", .set = {{"demand", Factor{0.5}}}};
    edit(policy);
    return detail::never_ends(window, policy);
  };
  CHECK(never_ends([](Policy&) {}));
  CHECK(never_ends([](Policy& policy) { policy.until = Moment::after(12 * k_day); }));
  CHECK_FALSE(never_ends([](Policy& policy) { policy.until = Moment::after(11 * k_day); }));
  CHECK_FALSE(never_ends([](Policy& policy) { policy.lasting = constant(hours(1)); }));
  CHECK_FALSE(never_ends([](Policy& policy) {
    policy.windows = {{Moment::after(hours(1)), Moment::after(hours(2))}};
  }));
  CHECK(never_ends(
      [](Policy& policy) { policy.when = Trigger{.check = "rapid", .outcome = "positive"}; }));
  CHECK_FALSE(never_ends([](Policy& policy) {
    policy.when = Trigger{.waiting = "customs", .at_least = count(5), .below = {}};
  }));
  CHECK(never_ends([](Policy& policy) {
    policy.when = Trigger{.waiting = "customs", .at_least = count(5), .below = count(0)};
  }));
}
