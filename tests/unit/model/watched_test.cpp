#include "model/detail/watched.hpp"

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

using Names = std::set<std::string>;

Names watched(const Trigger& trigger) {
  Plan plan = sound_plan();
  plan.pools["crew"].gate = "north";
  return detail::watched_names(plan, trigger);
}

}  // namespace

TEST_CASE("a condition looks at a stage, a pool or a check alone") {
  CHECK(watched({.waiting = "customs"}) == Names{"customs"});
  CHECK(watched({.occupancy = "park"}) == Names{"park"});
  CHECK(watched({.free = "crew"}) == Names{"crew"});
  CHECK(watched({.check = "rapid"}) == Names{"rapid"});
  CHECK_FALSE(detail::looks_at_many(sound_plan(), {.waiting = "customs"}));
}

TEST_CASE("a condition on a gate looks at its stages, one on the province at all") {
  CHECK(watched({.waiting = "north"}) == Names{"crew", "line", "park"});
  CHECK(watched({.waiting = "province"}) == Names{"crew", "customs", "line", "park", "shed"});
  CHECK(detail::looks_at_many(sound_plan(), {.waiting = "north"}));
  CHECK(detail::looks_at_many(sound_plan(), {.waiting = "province"}));
}
