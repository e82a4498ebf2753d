#include <cuakhau/scenario/study.hpp>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {
namespace {

using test::said;
using test::Said;
using test::ScenarioFiles;

const std::vector<StudyCommand> k_commands{
    {"run", {{"replications", StudyValue::one}, {"antithetic", StudyValue::flag}}},
    {"compare", {{"policy", StudyValue::several}, {"set", StudyValue::pairs}}}};

LoadedStudy study_of(std::string_view text) {
  const ScenarioFiles files;
  return load_study(files.write("study.yaml", text), {.library = {}, .commands = k_commands});
}

std::string with_experiment(std::string_view text) {
  return "cuakhau: 1\nstudy: what if\nexperiments:\n  - " + std::string(text) + "\n";
}

TEST_CASE("a study holds commands with their files and options") {
  const auto loaded = study_of(
      "cuakhau: 1\n"
      "study: What helps?\n"
      "source: a page\n"
      "experiments:\n"
      "  - name: today\n"
      "    run: border.yaml\n"
      "    replications: 10\n"
      "    antithetic: true\n"
      "  - name: hours\n"
      "    note: longer on one side\n"
      "    compare: [a.yaml, b.yaml]\n"
      "    policy: [c.yaml, d.yaml]\n"
      "    set: {stations.lane.servers: 2, flows.(mark=x).patience: 3 h}\n");
  REQUIRE(said(loaded.diagnostics).empty());
  CHECK(loaded.study.title == "What helps?");
  REQUIRE(loaded.study.experiments.size() == 2);
  const auto& today = loaded.study.experiments[0];
  CHECK(today.command == "run");
  CHECK(today.files == std::vector<std::string>{"border.yaml"});
  CHECK(today.where.line == 6);
  REQUIRE(today.settings.size() == 2);
  CHECK(today.settings[0].values == std::vector<std::string>{"10"});
  CHECK(today.settings[1].option == "antithetic");
  CHECK(today.settings[1].values == std::vector<std::string>{""});
  const auto& hours = loaded.study.experiments[1];
  CHECK(hours.files == std::vector<std::string>{"a.yaml", "b.yaml"});
  CHECK(hours.settings[0].values == std::vector<std::string>{"c.yaml", "d.yaml"});
  CHECK(hours.settings[1].values ==
        std::vector<std::string>{"stations.lane.servers=2", "flows.(mark=x).patience=3 h"});
}

TEST_CASE("an option of one pair may be a map") {
  const auto loaded = study_of(with_experiment("{name: a, run: a.yaml, replications: {x: 2 %}}"));
  REQUIRE(said(loaded.diagnostics).empty());
  CHECK(loaded.study.experiments[0].settings[0].values == std::vector<std::string>{"x=2 %"});
}

TEST_CASE("pairs may be a list too") {
  const auto loaded =
      study_of(with_experiment("{name: a, compare: a.yaml, set: ['x=1', 'y={2, 3}']}"));
  REQUIRE(said(loaded.diagnostics).empty());
  CHECK(loaded.study.experiments[0].settings[0].values ==
        std::vector<std::string>{"x=1", "y={2, 3}"});
}

TEST_CASE("what is wrong with a study stands at its place") {
  CHECK(said(study_of("cuakhau: 1\nstudy: s\n").diagnostics) ==
        Said{"0:0: error: missing key \"experiments\""});
  CHECK(said(study_of("cuakhau: 1\nstudy: s\nexperiments: []\n").diagnostics) ==
        Said{"3:14: error: experiments: expected an experiment, found none"});
  CHECK(said(study_of(with_experiment("{name: a, rum: a.yaml}")).diagnostics) ==
        Said{"4:15: error: experiments[0]: unknown command \"rum\""});
  CHECK(said(study_of(with_experiment("{name: a, widen: all}")).diagnostics) ==
        Said{"4:5: error: experiments[0]: expected a command and its files"});
  CHECK(said(study_of(with_experiment("{name: a, run: a.yaml, replication: 3}")).diagnostics) ==
        Said{"4:28: error: experiments[0]: unknown key \"replication\""});
  CHECK(said(study_of(with_experiment("{name: a, run: a.yaml, antithetic: false}")).diagnostics) ==
        Said{"4:40: error: experiments[0].antithetic: expected true, found \"false\""});
  CHECK(said(study_of(with_experiment("{name: a, run: a.yaml, replications: [1]}")).diagnostics) ==
        Said{"4:42: error: experiments[0].replications: expected text or a number, found a list"});
  CHECK(said(study_of(with_experiment("{name: a, compare: a.yaml, set: {x: [1]}}")).diagnostics) ==
        Said{"4:41: error: experiments[0].set.x: expected text, found a list"});
  CHECK(said(study_of(with_experiment("{name: a b, run: a.yaml}")).diagnostics) ==
        Said{"4:12: error: experiments[0].name: expected a name, found \"a b\""});
  CHECK(said(study_of(with_experiment("{name: a, run: a.yaml}\n  - {name: a, run: b.yaml}"))
                 .diagnostics) ==
        Said{"5:12: error: experiments[1].name: another experiment is called \"a\" too"});
  CHECK(said(study_of(with_experiment("text")).diagnostics).size() == 1);
}

TEST_CASE("a study of the library names its files from its own folder") {
  const ScenarioFiles files;
  files.write("library/studies/one.yaml", with_experiment("{name: a, run: ../border.yaml}"));
  const auto loaded = load_study("lib:studies/one",
                                 {.library = {files.folder() / "library"}, .commands = k_commands});
  REQUIRE(said(loaded.diagnostics).empty());
  CHECK(loaded.folder == files.folder() / "library" / "studies");
  CHECK(load_study("lib:studies/two", {.library = {files.folder()}, .commands = k_commands})
            .diagnostics.has_errors());
}

TEST_CASE("a file that is no study says what it lacks") {
  CHECK(said(study_of(test::k_one_lane).diagnostics) ==
        Said{"0:0: error: not a study: missing key \"study\""});
  CHECK(study_of("cuakhau: 2\nstudy: s\nexperiments: [{name: a, run: b}]\n")
            .diagnostics.has_errors());
}

}  // namespace
}  // namespace cuakhau::scenario
