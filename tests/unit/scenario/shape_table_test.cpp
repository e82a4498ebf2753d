#include <vector>

#include "support/catch.hpp"
#include "unit/scenario/scenario_files.hpp"

using namespace cuakhau;
using namespace cuakhau::scenario;
using namespace cuakhau::scenario::test;

namespace {

constexpr const char* k_scenario = R"(cuakhau: 1
period: {from: 2023-01-01, for: 10 d}
stations: {lane: {service: 5 min}}
flows: {trucks: {arrivals: {per_day: 10}, route: [lane]}}
initial: {csv: queue.csv}
policies:
  - {name: storm, windows: {csv: storms.csv}, set: {demand: 50 %}}
)";

}  // namespace

TEST_CASE("a list may stand in a file, with a column for each key, and empty fields are left out") {
  const ScenarioFiles files;
  files.write("queue.csv",
              "flow,trucks,age,source\ntrucks,3,\"uniform(1 h, 2 h)\",police\ntrucks,4,,\n");
  files.write("storms.csv", "from,until\n2023-01-02,2023-01-03\n2023-01-05 12:00 VN,2023-01-06\n");
  const auto loaded = load(files.write("x.yaml", k_scenario));
  CHECK(errors_of(loaded) == Said{"3:1: error: policies[0].windows[1].from: expected a time with "
                                  "its clock, found \"2023-01-05 12:00 VN\""});
  files.write("storms.csv",
              "from,until\n2023-01-02,2023-01-03\n2023-01-05 12:00 home,2023-01-06\n");
  const auto sound = load(files.write("x.yaml", k_scenario));
  REQUIRE(errors_of(sound) == Said{});
  REQUIRE(sound.plan.initial.size() == 2);
  CHECK(sound.plan.initial[0].trucks.value == 3);
  CHECK(sound.plan.initial[0].age != model::DurationLaw{});
  CHECK(sound.plan.initial[1].age == model::DurationLaw{});
  REQUIRE(sound.plan.policies.at(0).windows.size() == 2);
  CHECK(sound.origins.where("policies[0].windows[1].until").line == 3);
}

TEST_CASE("what is wrong in a file of rows is told at its line") {
  const ScenarioFiles files;
  files.write("queue.csv", "flow,trucks\ntrucks,3\nvans,4\n");
  files.write("storms.csv", "from,untill\n2023-01-02,2023-01-03\n");
  CHECK(errors_of(load(files.write("x.yaml", k_scenario))) ==
        Said{"2:1: error: policies[0].windows[0]: missing key \"until\"",
             "2:12: error: policies[0].windows[0]: unknown key \"untill\"",
             "3:1: error: initial[1].flow: expected the name of a flow, found \"vans\""});
  files.write("storms.csv", "from,until\n2023-01-02,2023-01-03\n");
  CHECK(errors_of(load(files.write("x.yaml", k_scenario))).size() == 1);
}
