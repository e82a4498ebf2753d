#include <cuakhau/scenario/write.hpp>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {

using test::k_one_lane;
using test::said;
using test::ScenarioFiles;
using test::with;

namespace {

const std::filesystem::path k_library = std::filesystem::path(CUAKHAU_SOURCE_DIR) / "scenarios";

Loaded reloaded(const std::string& text) {
  const ScenarioFiles files;
  return load(files.write("explained.yaml", text));
}

void check_round_trip(const std::filesystem::path& file) {
  INFO(file.string());
  const Loaded loaded = load(file, {.library = {k_library}, .overrides = {}});
  REQUIRE_FALSE(loaded.diagnostics.has_errors());
  const std::string text = explain_plan(loaded);
  const Loaded again = reloaded(text);
  INFO(again.diagnostics.render_all());
  INFO(text);
  REQUIRE_FALSE(again.diagnostics.has_errors());
  CHECK(again.plan == loaded.plan);
  const Loaded bare = load_content("plan", plan_text(loaded));
  REQUIRE_FALSE(bare.diagnostics.has_errors());
  CHECK(bare.plan == loaded.plan);
}

}  // namespace

TEST_CASE("the first scenarios and January survive being explained and loaded again") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(k_library / "first")) {
    if (entry.path().extension() != ".yaml") continue;
    check_round_trip(entry.path());
    ++count;
  }
  CHECK(count == 4);
  check_round_trip(k_library / "lang-son" / "2023-01.yaml");
  check_round_trip(k_library / "elements" / "storm.yaml");
}

TEST_CASE("a plan without comments does not say where it comes from") {
  const ScenarioFiles files;
  const Loaded loaded = load(files.write("x.yaml", k_one_lane));
  CHECK(plan_text(loaded).starts_with("cuakhau: 1\n"));
  CHECK(plan_text(loaded).find('#') == std::string::npos);
  CHECK(load_content("plan", "- a\n")
            .diagnostics.render_all()
            .starts_with("plan:1:1: error: expected a map, found a list\n"));
  CHECK(load_content("plan", "name: a\n").diagnostics.has_errors());
}

TEST_CASE("each value stands with where it came from") {
  const ScenarioFiles files;
  const auto file =
      files.write("x.yaml", with(k_one_lane, "exponential(5 min)",
                                 "{value: 5 min, assumed: [4 min, 6 min], note: a guess}"));
  const Loaded loaded = load(file, {.library = {}, .overrides = {{"period.for=3 d"}}});
  REQUIRE(said(loaded.diagnostics).empty());
  const std::string text = explain_plan(loaded);
  INFO(text);
  const auto holds = [&](const std::string& line) { return text.find(line) != std::string::npos; };
  CHECK(holds("\n  for: 3 d  # --set\n"));
  CHECK(holds("\n    service: 5 min  # " + file.string() +
              ":4; assumed 4 min … 6 min; note: a guess\n"));
  CHECK(holds("\n    discipline: fifo  # default\n"));
  CHECK(holds("\n      - lane  # " + file.string() + ":6\n"));
}

TEST_CASE("a number of staff is explained where a pool is named") {
  CHECK(explain_plan(reloaded(std::string(k_one_lane))).find("staff:") == std::string::npos);
  const std::string staffed =
      with(k_one_lane, "stations:", "pools: {crew: {members: 4}}\nstations:");
  const Loaded loaded = reloaded(with(staffed, "exponential(5 min)", "5 min, staffed_by: crew"));
  INFO(loaded.diagnostics.render_all());
  CHECK(explain_plan(loaded).find("    staff: 1  # default\n") != std::string::npos);
}

TEST_CASE("odd texts and all kinds of steps survive") {
  const std::string text = with(
      with(k_one_lane, "cuakhau: 1\n",
           "cuakhau: 1\nname: \"a: \\\"b\\\" # c\"\ndescription: |\n  one\n  two\n"),
      "[lane]",
      "[{branch: [{name: \"1, 2\", share: 40 %, route: [{parallel: [[lane], [lane]]}]}, {share: 60 "
      "%}]}, {choose: [lane, lane], rule: round_robin, ties: random}, lane]");
  const Loaded loaded = reloaded(text);
  const Loaded again = reloaded(explain_plan(loaded));
  INFO(explain_plan(loaded));
  CHECK(again.plan == loaded.plan);
  CHECK(again.plan.description == "one\ntwo\n");
}

}  // namespace cuakhau::scenario
