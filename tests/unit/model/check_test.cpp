#include <cuakhau/model/check.hpp>

#include <cuakhau/model/plan.hpp>

#include "support/catch.hpp"

using namespace cuakhau::model;
using Words = std::vector<std::string>;

TEST_CASE("outcomes by share are numbered by name") {
  Check channel;
  channel.outcomes = {{"yellow", {0.3}}, {"green", {0.6}}, {"red", {0.1}}};
  CHECK(outcomes_of(channel) == Words{"green", "red", "yellow"});
}

TEST_CASE("a test is negative or positive; certificates and retests add an outcome") {
  Check check;
  check.test = Test{};
  CHECK(outcomes_of(check) == Words{"negative", "positive"});
  check.certificate = Certificate{};
  check.retest = "again";
  CHECK(outcomes_of(check) == Words{"negative", "positive", "certified", "retested"});
}

TEST_CASE("a check at an exchange is pooled, at a station it is not") {
  Plan plan;
  plan.exchanges["tent"] = {};
  Check check;
  CHECK(!is_pooled(plan, check));
  check.at = "booth";
  CHECK(!is_pooled(plan, check));
  check.at = "tent";
  CHECK(is_pooled(plan, check));
}
