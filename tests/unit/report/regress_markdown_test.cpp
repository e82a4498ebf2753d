#include <cuakhau/report/regress_markdown.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_regress.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("Markdown has a table of what moved alone, and what it rests on") {
  const auto text = regress_markdown(sample_regress());
  INFO(text);
  const auto holds = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  CHECK(
      text.starts_with("### Throughput moved, a scenario gives no answer and not all of it can be "
                       "told\n\n1 measure worse, "));
  CHECK(
      holds("\n| scenarios/a.yaml | last | wait, p90 (min) | 100 ±2 | 108 ±2 | +8.00 "
            "±0.50 | +8.0 % | 2.00 | **worse** |\n"));
  CHECK_FALSE(holds("**same**"));
  CHECK(holds("- scenarios/stuck & \\<bad\\>.yaml, against its last baseline: no answer: "));
  CHECK(holds("`cuakhau regress --baseline b scenarios --at-most 240`\n"));
}

TEST_CASE("what is missed or wrong is listed, and the heading says no more than that") {
  auto result = sample_regress();
  result.scenarios = {result.scenarios[2]};
  add_missed_expectation(result.scenarios[0]);
  auto text = regress_markdown(result);
  CHECK(text.starts_with("### An expectation is missed\n\n1 expectation missed"));
  CHECK(text.find("- scenarios/same.yaml: **missed**: wait of province: 75.0 min, expected at most "
                  "60 (predicted)\n") != std::string::npos);
  result.scenarios.push_back(wrong_scenario());
  result.warnings.push_back({Severity::warning, {"b/x.json", 0, 0, 0, {}}, {}, "of none", {}});
  text = regress_markdown(result);
  CHECK(text.find("\n- **b/x.json: of none**\n") != std::string::npos);
  CHECK(text.starts_with("### An expectation is missed and a scenario or its baseline is wrong\n"));
  CHECK(
      text.find("- scenarios/w.yaml: **not judged**: b/w.json:7:3: measures: ends too early; make "
                "it anew\n") != std::string::npos);
}

TEST_CASE("a command with backticks stays code") {
  auto result = sample_regress();
  result.command = "cuakhau regress 'a``b'";
  CHECK(regress_markdown(result).find("\n``` cuakhau regress 'a``b' ```\n") != std::string::npos);
}

TEST_CASE("where nothing moved there is no table") {
  auto result = sample_regress();
  result.scenarios = {result.scenarios[2]};
  const auto text = regress_markdown(result);
  CHECK(text.starts_with("### Throughput did not get worse\n\nnothing moved.\n\n- "));
  CHECK(text.find('|') == std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
