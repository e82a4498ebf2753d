#include <cuakhau/experiment/baseline_reader.hpp>

#include <string>

#include <cuakhau/experiment/baseline_json.hpp>

#include "unit/experiment/recorded_lane.hpp"

namespace cuakhau::experiment {
namespace {

Baseline sample_baseline() { return test_baselines::recorded(test::one_lane(48), 3); }

/// The first line of what is said of the baseline with one text in place of another.
std::string refusal(const std::string& before, const std::string& after) {
  auto text = baseline_json(sample_baseline());
  const auto at = text.find(before);
  REQUIRE(at != std::string::npos);
  text.replace(at, before.size(), after);
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
        "x.json:1: error: schema: expected \"cuakhau/baseline/1\", found \"cuakhau/baseline/2\"");
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
            .ends_with("values: expected a number or null"));
  CHECK(refusal("\"lower_bound\": false", "\"lower_bound\": 0")
            .ends_with("lower_bound: expected true or false"));
  CHECK(refusal("\"pooling\": \"ratio\"", "\"pooling\": \"sum\"")
            .ends_with("pooling: expected \"ratio\" or \"mean\", found \"sum\""));
  CHECK(refusal("name: one lane", "name: another")
            .ends_with("plan: is not the text that plan_text_digest is of"));
  CHECK(refusal("\"cuakhau: 1\"", "1").ends_with("plan: expected a text a line"));
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
  CHECK(said("{\"schema\": 1}") == "expected a text");
}

}  // namespace
}  // namespace cuakhau::experiment
