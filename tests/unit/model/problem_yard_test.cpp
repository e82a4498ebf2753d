#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

const Texts k_never_fills{
    "warning: yards.park.places: the yard never fills: \"customs\" behind it takes all trucks into "
    "its own queue, which is unlimited"};

}  // namespace

TEST_CASE("a yard before a queue without end is told, one that the stage behind can fill is not") {
  const auto with_queue = [](Count queue) {
    return problems_after([&](Plan& plan) { plan.stations["customs"].queue = queue; });
  };
  CHECK(with_queue(Count::unlimited()) == k_never_fills);
  CHECK(with_queue(count(20)) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].queue = Count::unlimited();
          plan.yards["park"].places = Count::unlimited();
        }) == Texts{});
}

TEST_CASE("a yard fills where one of the ways on may be full") {
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].queue = Count::unlimited();
          plan.flows["others"] = plan.flows["trucks"];
          plan.flows["others"].route = route({"park", "direct"});
        }) == Texts{});
}
