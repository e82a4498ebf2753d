#include <cuakhau/scenario/load.hpp>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {

using test::k_one_lane;
using test::load_text;
using test::said;
using test::Said;
using test::ScenarioFiles;
using test::with;

TEST_CASE("clocks and sides that the missing file may name are not missed") {
  const test::ScenarioFiles files;
  const auto main = files.write("main.yaml",
                                "cuakhau: 1\nextends: nowhere.yaml\nstations:\n"
                                "  desk: {service: 5 min, hours: 07:00-18:00 VN}\n"
                                "gates:\n"
                                "  gate: {open: {vietnam: true, china: true}}\n");
  CHECK(test::said(load(main).diagnostics) ==
        test::Said{"2:10: error: extends: no such file: \"nowhere.yaml\""});
}

TEST_CASE("a scenario and all it extends become one plan") {
  const ScenarioFiles files;
  files.write("library/base.yaml", k_one_lane);
  const auto main = files.write("main.yaml",
                                "cuakhau: 1\n"
                                "extends: lib:base\n"
                                "stations:\n"
                                "  lane: {servers: 2}\n"
                                "flows:\n"
                                "  trucks: {arrivals: {poisson: 12 /h}}\n"
                                "  wagons: {arrivals: every(1 h), route: [lane]}\n");
  const Loaded loaded = load(main, {.library = {files.folder() / "library"}, .overrides = {}});
  REQUIRE(said(loaded.diagnostics).empty());
  CHECK(loaded.plan.flows.size() == 2);
  CHECK(loaded.plan.flows.at("trucks").arrivals.poisson->value == 12.0);
  CHECK(loaded.plan.stations.at("lane").servers.at(0).count.value == 2);
  CHECK(loaded.root == std::filesystem::canonical(files.folder()).string());
  const Origin* const inherited = loaded.origins.find("stations.lane.service");
  REQUIRE(inherited != nullptr);
  CHECK(text_of(*inherited) == "lib:base.yaml:4");
}

TEST_CASE("an entry that a file removes is gone") {
  const ScenarioFiles files;
  files.write("base.yaml", with(k_one_lane, "{for: 10 d}", "{for: 10 d, warm_up: 1 d}"));
  const auto main =
      files.write("main.yaml", "cuakhau: 1\nextends: base.yaml\nperiod: {warm_up: ~}\n");
  const Loaded loaded = load(main);
  CHECK(said(loaded.diagnostics).empty());
  CHECK(loaded.plan.period.warm_up == Duration{0});
}

TEST_CASE("a tilde that removes nothing is an error") {
  CHECK(said(load_text(with(k_one_lane, "{for: 10 d}", "{for: 10 d, warm_up: ~}")).diagnostics) ==
        Said{"2:30: error: period.warm_up: expected a duration such as \"90 s\", found "
             "nothing"});
}

TEST_CASE("the problems of a well-formed plan stand at their values") {
  CHECK(said(load_text(with(k_one_lane, "[lane]", "[lane, yrad]")).diagnostics).size() == 1);
  CHECK(said(load_text(with(k_one_lane, "[lane]", "[lane, yrad]")).diagnostics)[0].starts_with(
      "6:51: error: flows.trucks.route[1].visit: "));
}

TEST_CASE("what follows from an error is not told beside it") {
  const Loaded loaded = load_text(with(k_one_lane, "stations:", "statons:"));
  CHECK(said(loaded.diagnostics) == Said{"3:1: error: unknown key \"statons\""});
}

TEST_CASE("what a file that cannot be read may hold is not missed") {
  const ScenarioFiles files;
  constexpr std::string_view own =
      "period: {for: 10, warm_up: ~}\n"
      "flows:\n"
      "  trucks: {route: [lane], priorty: 1}\n";
  const auto main = files.write("main.yaml", "cuakhau: 1\nextends: none.yaml\n" + std::string(own));
  const LoadOptions options{.library = {}, .overrides = {{"stations.lane.servers=2"}}};
  const Said own_errors{"3:15: error: period.for: expected a duration such as \"90 s\", found 10",
                        "5:27: error: flows.trucks: unknown key \"priorty\""};
  Said expected{"2:10: error: extends: no such file: \"none.yaml\""};
  expected.insert(expected.end(), own_errors.begin(), own_errors.end());
  CHECK(said(load(main, options).diagnostics) == expected);

  files.write("middle.yaml", "cuakhau: 1\nextends: [torn.yaml]\n");
  files.write("torn.yaml", "cuakhau: 1\nstations: [\n");
  const auto above =
      files.write("above.yaml", "cuakhau: 1\nextends: middle.yaml\n" + std::string(own));
  const Said torn = said(load(above, options).diagnostics);
  REQUIRE(torn.size() == 3);
  CHECK(torn[1] == own_errors[0]);
  CHECK(torn[2] == own_errors[1]);

  const auto alone = files.write("alone.yaml", "cuakhau: 1\n" + std::string(own));
  CHECK(said(load(alone, options).diagnostics).size() == 5);  // the twin: nothing excuses it
}

TEST_CASE("a file that is not there is one error") {
  const Loaded loaded = load("no/such/file.yaml");
  CHECK(loaded.diagnostics.render_all() == "no/such/file.yaml: error: no such file\n1 error\n");
}

TEST_CASE("all files that were read are known") {
  const ScenarioFiles files;
  const auto folder = std::filesystem::canonical(files.folder());
  files.write("library/base.yaml", "cuakhau: 1\nperiod: {for: 10 d}\n");
  files.write("times.csv", "t\n3\n");
  files.write("policies.yaml", "cuakhau: 1\npolicies: [{name: p, set: {demand: 50 %}}]\n");
  const auto scenario =
      files.write("scenario.yaml",
                  "cuakhau: 1\nextends: lib:base\nstations:\n  lane: {service: "
                  "\"empirical(times.csv, column t, "
                  "unit min)\"}\nflows:\n  trucks: {arrivals: poisson(9 /h), route: [lane]}\n");
  const auto policies = (files.folder() / "policies.yaml").string();
  const Loaded loaded =
      load(scenario, {.library = {files.folder() / "library"}, .policies = {policies}});
  REQUIRE(test::errors_of(loaded).empty());
  CHECK(loaded.files == std::set{folder / "scenario.yaml", folder / "library/base.yaml",
                                 folder / "times.csv", folder / "policies.yaml"});

  const auto variable = (files.folder() / "library").string() + ":/elsewhere";
  REQUIRE(::setenv("CUAKHAU_LIBRARY", variable.c_str(), 1) == 0);
  const auto needed = environment_library_of(loaded.libraries);
  const auto not_needed = environment_library_of({folder});
  REQUIRE(::unsetenv("CUAKHAU_LIBRARY") == 0);
  CHECK(needed == std::vector{files.folder() / "library"});
  CHECK(not_needed.empty());
}

TEST_CASE("the library of the environment comes before the installed one") {
  REQUIRE(::setenv("CUAKHAU_LIBRARY", "/a::/b", 1) == 0);
  const auto folders = default_library();
  REQUIRE(::unsetenv("CUAKHAU_LIBRARY") == 0);
  REQUIRE(folders.size() >= 3);
  CHECK(folders[0] == "/a");
  CHECK(folders[1] == "/b");
  CHECK(default_library().size() == folders.size() - 2);
}

TEST_CASE("a scenario of the library is loaded by its name") {
  const ScenarioFiles files;
  files.write("north/base.yaml", "cuakhau: 1\nperiod: {for: 10 d}\n");
  files.write("north/lane.yaml",
              "cuakhau: 1\nextends: base.yaml\nstations: {lane: {service: 5 min}}\nflows:\n"
              "  trucks: {arrivals: poisson(9 /h), route: [lane]}\n");
  const Loaded loaded = load("lib:north/lane", {.library = {files.folder()}});
  REQUIRE(test::errors_of(loaded).empty());
  CHECK(loaded.root.empty());
  CHECK(loaded.libraries == std::set{std::filesystem::canonical(files.folder())});
  CHECK(test::errors_of(load("lib:north/lame", {.library = {files.folder()}})).size() == 1);
}

}  // namespace cuakhau::scenario
