#include <cuakhau/experiment/baseline.hpp>

#include "support/catch.hpp"

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

TEST_CASE("a measure is found by all of its names") {
  Baseline baseline;
  baseline.measures.emplace_back();
  baseline.measures.back().key = k_wait;
  CHECK(baseline.find(k_wait) == &baseline.measures.front());
  CHECK(baseline.find(k_share) == nullptr);
}

}  // namespace
}  // namespace cuakhau::experiment
