#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

Check rapid() {
  Check check;
  check.test = Test{.prevalence = {.always = {0.01}, .from = {}}};
  return check;
}

/// A sound plan whose flows go through the check "one" first.
Texts with_check(const Check& check, const std::function<void(Plan&)>& edit = [](Plan&) {}) {
  return problems_after([&](Plan& plan) {
    plan.checks["one"] = check;
    for (auto& [name, flow] : plan.flows) flow.route.insert(flow.route.begin(), check_step("one"));
    edit(plan);
  });
}

}  // namespace

TEST_CASE("a check by share and a test are sound") {
  CHECK(with_check(rapid()) == Texts{});
  Check channel;
  channel.outcomes = {{"green", {0.9}}, {"red", {0.1}}};
  channel.result_after = constant(minutes(5));
  CHECK(with_check(channel) == Texts{});
}

TEST_CASE("a test that is wrong more often than right is suspicious") {
  Check check = rapid();
  check.test->sensitivity = {0.2};
  check.test->specificity = {0.7};
  CHECK(with_check(check) == Texts{"warning: checks.one.test: it is positive more often without "
                                   "infection than with it"});
}

TEST_CASE("a certificate is valid for some time") {
  Check check = rapid();
  check.certificate = Certificate{.carried = {0.5}, .taken_before = {}, .valid_for = Duration{0}};
  CHECK(with_check(check) == Texts{"error: checks.one.certificate.valid_for: expected a duration "
                                   "above 0 s, found 0 s"});
}

TEST_CASE("a check that no route goes through is a warning") {
  CHECK(problems_after([](Plan& plan) { plan.checks["spare"] = rapid(); }) ==
        Texts{"warning: checks.spare: no route goes through it"});
}

TEST_CASE("after each outcome a truck holds the same members") {
  const Texts texts = with_check(rapid(), [](Plan& plan) {
    plan.pools["escorts"].members = {{count(2), {}}};
    for (auto& [name, flow] : plan.flows) {
      Step seize;
      seize.seize = "escorts";
      flow.route.front().ways["positive"] = {seize};
    }
  });
  REQUIRE(!texts.empty());
  CHECK(texts.front().find("after another way out of this check") != std::string::npos);
}

TEST_CASE("the retest says where the trucks of a positive pool go") {
  Check pool = rapid();
  pool.at = "tent";
  pool.retest = "again";
  const Texts texts = with_check(pool, [](Plan& plan) {
    plan.exchanges["tent"].turn.export_ = {count(1), count(5)};
    plan.exchanges["tent"].turn.import_ = {count(0), count(5)};
    plan.exchanges["tent"].service = constant(minutes(10));
    plan.checks["again"] = rapid();
    for (auto& [name, flow] : plan.flows) flow.route.front().ways["retested"] = route({"leave"});
  });
  REQUIRE(!texts.empty());
  CHECK(texts.front().find("the retest says where these go") != std::string::npos);
}
