#include "report/detail/capacity_text.hpp"

#include "support/catch.hpp"
#include "unit/report/sample_capacity.hpp"

namespace cuakhau::report::detail {
namespace {

using experiment::CapacityFinding;

constexpr TimeUnit k_in_hours{"h", 60.0};

TEST_CASE("multiples and trucks are told in few digits") {
  CHECK(multiple_text(1.26824) == "126.8 %");
  CHECK(multiple_text(0.05) == "5 %");
  CHECK(trucks_text(1203.4) == "1203");
  CHECK(trucks_text(85.26) == "85.3");
  CHECK(trucks_at(sample_capacity(), 2.0) == 1820.0);
}

TEST_CASE("a goal is told in the unit of waits") {
  const auto result = sample_capacity();
  const CapacityText words{result, k_in_hours};
  CHECK(words.goal(result.goals[0]) == "wait at most 2 h");
  experiment::ServiceGoal share{.measure = k_imports, .at_least = 300.0};
  CHECK(words.goal(share) == "cleared, import at least 300 trucks/day");
}

TEST_CASE("what lies beyond the range that was tried is said so") {
  auto result = sample_capacity();
  auto& step = result.steps[0];
  const auto text = [&] { return CapacityText{result, k_in_hours}.answer(step); };
  step.finding = CapacityFinding::fails_at_lowest;
  step.multiple = 0.05;
  step.low.reset();
  CHECK(
      text().starts_with("The border cannot keep wait at most 2 h at any demand that was tried: "
                         "it fails at 5 % already. Interval at 95 %: less than was tried to "));
  step.finding = CapacityFinding::holds_at_highest;
  step.multiple = 4.0;
  CHECK(text() ==
        "The border takes at least 400 % of the demand, 3620 trucks a day (1600 export and 2020 "
        "import), with wait at most 2 h: no limit was found up to there.");
  CHECK(CapacityText{result, k_in_hours}.limit(step).empty());
}

TEST_CASE("where no stage helps that is said, and what relief gained") {
  auto result = sample_capacity();
  const CapacityText words{result, k_in_hours};
  auto& second = result.steps[1];
  CHECK(words.limit(second).starts_with("Which stage limits it is not shown with 30 replications"));
  CHECK(words.limit(second).find(": park (wait falls by ") != std::string::npos);
  second.reliefs = {sample_relief("park", 20.0)};
  CHECK(words.limit(second).starts_with("No stage alone limits it: none of the 1 fullest helps"));
  CHECK(words.gain(second).find(": 20 % more.") != std::string::npos);
  second.multiple = result.steps[0].multiple;
  CHECK(words.gain(second).find(": no more.") != std::string::npos);
  second.finding = CapacityFinding::holds_at_highest;
  CHECK(words.gain(second).starts_with("With customs made ample it takes at least 125 % of"));
  second.finding = CapacityFinding::fails_at_lowest;
  CHECK(words.gain(second) ==
        "With customs made ample it still fails at the lowest demand that was tried.");
}

}  // namespace
}  // namespace cuakhau::report::detail
