#include <cuakhau/experiment/baseline_reader.hpp>

#include <string>

#include <fmt/format.h>

#include <cuakhau/experiment/baseline_json.hpp>

#include "unit/experiment/recorded_lane.hpp"

namespace cuakhau::experiment {
namespace {

Baseline sample_baseline() { return test_baselines::recorded(test::one_lane(48), 3); }

std::string edited(const std::string& before, const std::string& after) {
  auto text = baseline_json(sample_baseline());
  const auto at = text.find(before);
  REQUIRE(at != std::string::npos);
  return text.replace(at, before.size(), after);
}

/// The first line of what is said of the baseline with one text in place of another.
std::string refusal(const std::string& before, const std::string& after) {
  const auto text = edited(before, after);
  const auto read = read_baseline("x.json", text, "0.1.0");
  REQUIRE_FALSE(read);
  const auto said = render(read.error());
  CHECK(said.find("\nhelp: ") != std::string::npos);
  return said.substr(0, said.find('\n'));
}

TEST_CASE("a baseline is read as it was written") {
  auto baseline = sample_baseline();
  baseline.warm_up = k_day;
  baseline.measures[0].readings[1] = {};
  const auto read = read_baseline("x.json", baseline_json(baseline), "0.1.0");
  REQUIRE(read);
  CHECK(*read == baseline);
  CHECK(read_baseline("x.json", baseline_json(baseline), "1.0.0"));
}

TEST_CASE("each defect of a baseline is told where it stands") {
  CHECK(refusal("baseline/1", "baseline/2") ==
        "x.json:2: error: schema: expected \"cuakhau/baseline/1\", found \"cuakhau/baseline/2\"");
  CHECK(refusal("0.1.0", "0.10.0") ==
        "x.json:3: error: version: was made by cuakhau 0.10.0, which is newer than this 0.1.0");
  CHECK(refusal("0.1.0", "new") ==
        "x.json:3: error: version: expected a version such as \"0.1.0\", found \"new\"");
  CHECK(refusal("\"seed\": 1", "\"seed\": -1") ==
        "x.json:6: error: seed: expected a whole number of 0 or more");
  CHECK(refusal("\"seed\": 1", "\"seeds\": 1") == "x.json:6: error: seeds: unknown key");
  CHECK(refusal("\"replications\": 3", "\"replications\": 4")
            .ends_with(": error: path_digest: 3 digests of 4 replications"));
  CHECK(refusal("\"replications\": 3", "\"replications\": 1")
            .ends_with("replications: expected 2 to 1000000, found 1"));
  CHECK(refusal("\"less\"", "\"fewer\"")
            .ends_with("better: expected \"more\", \"less\" or \"neither\", found \"fewer\""));
  CHECK(refusal("2 %", "2 parsecs").find("tolerance: expected a size in ") != std::string::npos);
  CHECK(refusal("\"mean\": ", "\"mean\": 1").ends_with("mean: is not that of the values"));
  CHECK(refusal("\"sd\": ", "\"sd\": 1").ends_with("sd: is not that of the values"));
  CHECK(
      refusal("\"values\": [", "\"values\": [1, ").ends_with("values: 4 values of 3 replications"));
  CHECK(refusal("\"values\": [", "\"values\": [NaN, ").find("error: no JSON: ") !=
        std::string::npos);
  CHECK(refusal("\"values\": [", "\"values\": [\"1\", ")
            .ends_with("measures[0].values[0]: expected a number or null"));
  CHECK(refusal("\"lower_bound\": false", "\"lower_bound\": 0")
            .ends_with("lower_bound: expected true or false"));
  CHECK(refusal("\"pooling\": \"ratio\"", "\"pooling\": \"sum\"")
            .ends_with("pooling: expected \"ratio\" or \"mean\", found \"sum\""));
  CHECK(refusal("\"cuakhau: 1\"", "1").ends_with("plan[0]: expected a text a line"));
  CHECK(refusal("\"warm_up_ms\": null", "\"warm_up_ms\": 9223372036854775808")
            .ends_with("warm_up_ms: expected milliseconds of a run, or null"));
}

TEST_CASE("a defect of one measure of several is told with its full path") {
  CHECK(refusal("\"flow\": \"*\", ", "").ends_with("measures[0].of.flow: is missing"));
  CHECK(refusal("\"of\": {", "\"of\": {\"flow\": 1, ")
            .ends_with("measures[0].of: the key \"flow\" stands here twice"));
  CHECK(
      refusal("\"of\": {", "\"of\": {\"flaw\": 1, ").ends_with("measures[0].of.flaw: unknown key"));
  auto twice = sample_baseline();
  twice.measures.push_back(twice.measures.front());
  const auto read = read_baseline("x.json", baseline_json(twice), "0.1.0");
  REQUIRE_FALSE(read);
  CHECK(read.error().path == "measures[2]");
  CHECK(read.error().message ==
        "cleared, export in trucks/day stands here twice, first as measures[0]");
}

TEST_CASE("an edit by hand of anything that numbers rest on is told as one") {
  const auto is_told = [](const std::string& before, const std::string& after) {
    return refusal(before, after) ==
           "x.json:1: error: was edited by hand, or damaged: its digest is of something else";
  };
  const auto baseline = sample_baseline();
  const auto& values = baseline.measures[0].readings;
  const auto zeros = Hash128{}.hex();
  CHECK(is_told("name: one lane", "name: another"));
  CHECK(is_told("lane.yaml", "lame.yaml"));
  CHECK(is_told("\"version\": \"0.1.0\"", "\"version\": \"0.0.9\""));
  CHECK(is_told("\"seed\": 1", "\"seed\": 2"));
  CHECK(is_told("\"warm_up_ms\": null", "\"warm_up_ms\": 0"));
  CHECK(is_told("\"lower_bound\": false", "\"lower_bound\": true"));
  CHECK(is_told("\"flow\": \"*\"", "\"flow\": \"trucks\""));
  CHECK(is_told("\"weights\": 2", "\"weights\": 3"));
  CHECK(is_told(baseline.plan_digest.hex(), zeros));
  CHECK(is_told(baseline.paths[1].hex(), zeros));
  CHECK(is_told(fmt::format("{}, {}", *values[0].value, *values[1].value),
                fmt::format("{}, {}", *values[1].value, *values[0].value)));
}

TEST_CASE("a tolerance and what is better may be edited by hand") {
  const auto read = [](const std::string& before, const std::string& after) {
    const auto found = read_baseline("x.json", edited(before, after), "0.1.0");
    REQUIRE(found);
    return found->measures.front();
  };
  CHECK(read("\"2 %\"", "\"5 %\"").tolerance == model::MeasureBound{5.0, "%"});
  CHECK_FALSE(read("\"better\": \"more\"", "\"better\": \"neither\"").better);
}

TEST_CASE("what is cut off or no baseline is told as that") {
  const auto text = baseline_json(sample_baseline());
  const auto said = [](const std::string& bad) {
    const auto read = read_baseline("x.json", bad, "0.1.0");
    REQUIRE_FALSE(read);
    return read.error().message;
  };
  CHECK(said(text.substr(0, text.size() / 2)) == "the file ends in the middle: is it truncated?");
  CHECK(said("") == "the file ends in the middle: is it truncated?");
  CHECK(said("[]") == "is missing");
  CHECK(said("{\n<<<<<<< ours\n}") == "has marks of a merge: both sides changed it");
  CHECK(said("{\"schema\": 1}") == "expected a text");
}

}  // namespace
}  // namespace cuakhau::experiment
