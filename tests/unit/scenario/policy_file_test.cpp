#include "scenario/detail/policy_file.hpp"

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {

using test::k_one_lane;
using test::said;
using test::Said;
using test::ScenarioFiles;

namespace {

Loaded with_file(const std::string& text, const std::string& policies) {
  const ScenarioFiles files;
  const auto scenario = files.write("scenario.yaml", text);
  return load(scenario, {.policies = {files.write("policies.yaml", policies).string()}});
}

constexpr std::string_view k_more = R"(cuakhau: 1
name: more trucks
policies:
  - {name: more, set: {demand: 150 %}}
)";

}  // namespace

TEST_CASE("a file of policies adds to a scenario that has none") {
  const Loaded loaded = with_file(std::string(k_one_lane), std::string(k_more));
  REQUIRE(said(loaded.diagnostics).empty());
  REQUIRE(loaded.plan.policies.size() == 1);
  CHECK(loaded.plan.policies[0].name == "more");
  CHECK(loaded.plan.name.empty());
}

TEST_CASE("its policies come after those of the scenario") {
  const Loaded loaded =
      with_file(std::string(k_one_lane) + "policies: [{name: own, set: {demand: 50 %}}]\n",
                std::string(k_more));
  REQUIRE(loaded.plan.policies.size() == 2);
  CHECK(loaded.plan.policies[0].name == "own");
  CHECK(loaded.plan.policies[1].name == "more");
}

TEST_CASE("an error in a file of policies is said there") {
  CHECK(said(with_file(std::string(k_one_lane),
                       "cuakhau: 1\npolicies:\n  - {name: more, set: {demnd: 150 %}}\n")
                 .diagnostics) ==
        Said{"3:24: error: policies.(name=more).set: the scenario has no \"demnd\""});
  CHECK(said(with_file(std::string(k_one_lane), "cuakhau: 1\ndemand: 50 %\n").diagnostics) ==
        Said{"2:1: error: a file of policies has no \"demand\""});
  CHECK(said(with_file(std::string(k_one_lane), "cuakhau: 1\npolicies: 3\n").diagnostics) ==
        Said{"0:0: error: expected a list `policies`"});
  const Loaded missing =
      load(ScenarioFiles{}.write("scenario.yaml", k_one_lane), {.policies = {"nothing.yaml"}});
  CHECK(missing.diagnostics.has_errors());
}

TEST_CASE("a file of policies alone is told from a scenario") {
  const ScenarioFiles files;
  const auto file = files.write("more.yaml", k_more);
  const Diagnostics found = load(file).diagnostics;
  CHECK(found.render_all() ==
        file.string() +
            ": error: a file of policies, which change a scenario: it is none itself\n"
            "help: check it with one: cuakhau check SCENARIO --policy " +
            file.string() + "\n1 error\n");
  CHECK(
      said(load(files.write("own.yaml", std::string(k_more) + "period: {for: 1 d}\n")).diagnostics)
          .front()
          .find("file of policies") == std::string::npos);
}

TEST_CASE("a file of policies may stand in the library") {
  const ScenarioFiles files;
  files.write("policies/more.yaml", k_more);
  const auto scenario = files.write("scenario.yaml", k_one_lane);
  const Loaded loaded =
      load(scenario, {.library = {files.folder()}, .policies = {"lib:policies/more"}});
  REQUIRE(said(loaded.diagnostics).empty());
  CHECK(loaded.plan.policies.size() == 1);
  const Loaded none = load(scenario, {.library = {files.folder()}, .policies = {"lib:less"}});
  CHECK(said(none.diagnostics) == Said{"0:0: error: the library has no \"less\""});
}

}  // namespace cuakhau::scenario
