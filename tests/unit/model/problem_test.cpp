#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using test::problem_texts;
using test::sound_plan;
using test::Texts;

TEST_CASE("a sound plan has no problems") { CHECK(problem_texts(sound_plan()) == Texts{}); }

TEST_CASE("problems come in the order of the plan's description, all in one check") {
  Plan plan = sound_plan();
  plan.flows["trucks"].gate = "nrth";
  plan.stations["customs"].gate = "";
  plan.stations["customs"].hours.calendar = "offce";
  plan.period.warm_up = std::chrono::hours{5};
  CHECK(problem_texts(plan) ==
        Texts{"error: period.warm_up: expected whole days, found 5 h",
              R"(error: stations.customs.hours: expected the name of a calendar, found "offce")",
              R"(error: flows.trucks.gate: expected the name of a gate, found "nrth")"});
}

TEST_CASE("an unknown name comes with the nearest one, or with those known") {
  Plan plan = sound_plan();
  plan.flows["trucks"].gate = "nrth";
  REQUIRE(problems(plan).size() == 1);
  CHECK(problems(plan)[0].help == Texts{R"(did you mean "north"?)"});
  plan.flows["trucks"].gate = "elsewhere";
  CHECK(problems(plan)[0].help == Texts{"known here: north"});
}

TEST_CASE("one name cannot be two places") {
  Plan plan = sound_plan();
  plan.handovers["park"] = plan.handovers["direct"];
  plan.stations["north"] = plan.stations["shed"];
  CHECK(problem_texts(plan) ==
        Texts{R"(error: stations.north: "north" names one of the gates too)",
              R"(error: handovers.park: "park" names one of the yards too)"});
}

TEST_CASE("the words of the language cannot be names") {
  for (const std::string word : {"cleared", "leave", "province", "journey"}) {
    Plan plan = sound_plan();
    plan.yards[word];
    CHECK(problem_texts(plan) ==
          Texts{"error: yards." + word + ": \"" + word + "\" is a word of the language"});
  }
}

TEST_CASE("a name that a path or a result could not tell apart is refused") {
  for (const std::string name : {"a.b", "a#2", "*", "a b", "a[0]", ""}) {
    Plan plan = sound_plan();
    plan.flows[name] = plan.flows["trucks"];
    CHECK(problem_texts(plan) ==
          Texts{"error: flows." + name + ": expected a name of letters, digits, _ and -, found \"" +
                name + "\""});
  }
}
