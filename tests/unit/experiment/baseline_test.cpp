#include <cuakhau/experiment/baseline.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment {
namespace {

const model::MeasureKey k_wait{"wait", "min", "province", "*", "*", "*", "mean"};
const model::MeasureKey k_share{"same_day_share", "%", "province", "*", "*", "*", "share"};

TEST_CASE("a reading is kept with its weight, and what is absent stays so") {
  CHECK(kept({30.0, 4.0}) == KeptReading{7.5, 4.0});
  CHECK(kept({}) == KeptReading{});
  BaselineMeasure measure;
  measure.key = k_wait;
  measure.readings = {{7.5, 4.0}, {2.5, 4.0}, {}};
  CHECK(measure.sample()[0].numerator == 30.0);
  CHECK(measure.sample()[2].is_absent());
  CHECK(measure.estimate().value == 5.0);
  CHECK_FALSE(measure.estimate().is_lower_bound);
  measure.is_lower_bound = true;
  CHECK(measure.estimate().is_lower_bound);
}

TEST_CASE("a tolerance is a share of the mean, but points of a measure in percent") {
  const auto in_unit = BaselineMeasure::tolerance_in_unit;
  CHECK(in_unit({2.0, "%"}, k_wait, -50.0) == 1.0);
  CHECK(in_unit({2.0, "%"}, k_share, 50.0) == 2.0);
  CHECK(in_unit({1.0, "h"}, k_wait, 50.0) == 60.0);
  CHECK_FALSE(in_unit({1.0, "h"}, k_share, 50.0));
  CHECK(usual_tolerance() == model::MeasureBound{2.0, "%"});
}

TEST_CASE("a mean is worse when it moved the wrong way by more than the tolerance") {
  const auto of = [](double wait, std::optional<Goal> better) {
    BaselineMeasure measure;
    measure.key = k_wait;
    measure.better = better;
    measure.readings = {{wait, 4.0}, {wait, 4.0}};
    return measure;
  };
  const auto before = of(50.0, Goal::smallest);
  CHECK(is_worse(before, of(51.5, {})));
  CHECK_FALSE(is_worse(before, of(50.5, {})));
  CHECK_FALSE(is_worse(before, of(10.0, {})));
  CHECK(is_worse(of(50.0, Goal::largest), of(48.5, {})));
  CHECK_FALSE(is_worse(of(50.0, Goal::largest), of(51.5, {})));
  CHECK(is_worse(of(50.0, {}), of(51.5, {})));
  CHECK(is_worse(of(50.0, {}), of(48.5, {})));
  auto none = before;
  none.readings = {{}, {}};
  CHECK(is_worse(before, none));
  CHECK_FALSE(is_worse(none, before));
  CHECK_FALSE(is_worse(none, none));
}

TEST_CASE("what a plan cannot have given is told") {
  auto plan = test::one_lane(48);
  Baseline baseline;
  baseline.plan_digest = model::plan_digest(plan);
  CHECK_FALSE(misfit(baseline, plan));
  baseline.warm_up = k_day;
  CHECK(misfit(baseline, plan)->message ==
        "expected null: the plan does not leave its warm-up to the runs");
  baseline.plan_digest.low ^= 1U;
  CHECK(misfit(baseline, plan)->path == "plan_digest");
  plan.period.warm_up_is_automatic = true;
  baseline.plan_digest = model::plan_digest(plan);
  CHECK_FALSE(misfit(baseline, plan));
  baseline.warm_up = 2 * k_day;
  CHECK(misfit(baseline, plan)->message == "expected less than the period of the plan");
  baseline.warm_up.reset();
  CHECK(misfit(baseline, plan)->path == "warm_up_ms");
}

TEST_CASE("a measure is found by all of its names") {
  Baseline baseline;
  baseline.measures.emplace_back();
  baseline.measures.back().key = k_wait;
  CHECK(baseline.find(k_wait) == &baseline.measures.front());
  CHECK(baseline.find(k_share) == nullptr);
}

}  // namespace
}  // namespace cuakhau::experiment
