#include <cuakhau/scenario/opened_scenario.hpp>

#include <thread>
#include <vector>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {
namespace {

using test::k_one_lane;
using test::said;
using test::Said;
using test::ScenarioFiles;
using test::with;

constexpr std::string_view k_second_lane =
    "policies:\n"
    "  - {name: second lane, from: 2023-01-03 00:00, set: {stations.lane.servers: 2}}\n";

double rate_of(const Loaded& loaded) {
  REQUIRE(said(loaded.diagnostics).empty());
  return loaded.plan.flows.at("trucks").arrivals.poisson->value;
}

TEST_CASE("a scenario is loaded again with other values") {
  const ScenarioFiles files;
  OpenedScenario scenario{files.write("main.yaml", k_one_lane), {}};
  CHECK(rate_of(scenario.load({}, {})) == 9.0);
  const auto changed = scenario.load({}, {{"flows.trucks.arrivals.poisson=10 /h"}});
  CHECK(rate_of(changed) == 10.0);
  CHECK(text_of(*changed.origins.find("flows.trucks.arrivals.poisson")) == "--set");
  CHECK(rate_of(scenario.load({}, {})) == 9.0);
}

TEST_CASE("files are as they were when they were first read") {
  const ScenarioFiles files;
  files.write("times.csv", "minutes\n4\n6\n");
  files.write("base.yaml", with(k_one_lane, "exponential(5 min)",
                                "'empirical(times.csv, column minutes, unit min)'"));
  const auto main = files.write("main.yaml", "cuakhau: 1\nextends: base.yaml\n");
  OpenedScenario scenario{main, {}};
  const auto before = scenario.load_and_keep({}, {});
  REQUIRE(said(before.diagnostics).empty());
  for (const auto* name : {"times.csv", "base.yaml", "main.yaml"})
    std::filesystem::remove(files.folder() / name);
  const auto after = scenario.load({}, {{"flows.trucks.arrivals.poisson=10 /h"}});
  CHECK(rate_of(after) == 10.0);
  CHECK(after.files == before.files);
  CHECK(after.files.size() == 3);
  CHECK_FALSE(said(load(main).diagnostics).empty());
}

TEST_CASE("policies are added to each load alone") {
  const ScenarioFiles files;
  OpenedScenario scenario{files.write("main.yaml", k_one_lane), {}};
  const auto policy = files.write("second.yaml", k_second_lane).string();
  CHECK(scenario.load_and_keep({policy}, {}).plan.policies.size() == 1);
  std::filesystem::remove(policy);
  CHECK(scenario.load({policy}, {{"flows.trucks.arrivals.poisson=10 /h"}}).plan.policies.size() ==
        1);
  CHECK(scenario.load({}, {}).plan.policies.empty());
}

TEST_CASE("what was not kept is read") {
  const ScenarioFiles files;
  const OpenedScenario scenario{files.write("main.yaml", k_one_lane), {}};
  const auto policy = files.write("second.yaml", k_second_lane).string();
  CHECK(scenario.load({policy}, {}).plan.policies.size() == 1);
  std::filesystem::remove(policy);
  CHECK(said(scenario.load({policy}, {}).diagnostics) == Said{"0:0: error: no such file"});
}

TEST_CASE("every load says what is wrong with the files") {
  const ScenarioFiles files;
  OpenedScenario scenario{files.write("main.yaml", with(k_one_lane, "stations:", "statons:")), {}};
  const Said wrong{"3:1: error: unknown key \"statons\""};
  for (int k = 0; k < 2; ++k)
    CHECK(said(scenario.load({}, {{"flows.trucks.arrivals.poisson=10 /h"}}).diagnostics) == wrong);
}

TEST_CASE("threads share an opened scenario") {
  const ScenarioFiles files;
  OpenedScenario scenario{files.write("main.yaml", k_one_lane), {}};
  const auto policy = files.write("second.yaml", k_second_lane).string();
  std::vector<model::Plan> plans(40);
  {
    std::vector<std::jthread> threads;
    for (std::size_t first = 0; first < 4; ++first)
      threads.emplace_back([&, first] {
        for (auto k = first; k < plans.size(); k += 4)
          plans[k] = scenario
                         .load(k % 2 == 0 ? std::vector<std::string>{} : std::vector{policy},
                               {{"flows.trucks.arrivals.poisson=" + std::to_string(k + 1) + " /h"}})
                         .plan;
      });
  }
  for (std::size_t k = 0; k < plans.size(); ++k) {
    CHECK(plans[k].flows.at("trucks").arrivals.poisson->value == static_cast<double>(k + 1));
    CHECK(plans[k].policies.size() == k % 2);
  }
}

}  // namespace
}  // namespace cuakhau::scenario
