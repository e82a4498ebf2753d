#include <cuakhau/report/regress_junit.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_regress.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("JUnit has a suite a scenario and a case a measure, with messages twice") {
  const auto text = regress_junit(sample_regress());
  INFO(text);
  const auto holds = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  CHECK(
      holds("<testsuites name=\"cuakhau regress\" tests=\"6\" failures=\"1\" errors=\"1\" "
            "skipped=\"1\">\n"));
  CHECK(
      holds("  <testsuite name=\"scenarios/a.yaml\" tests=\"2\" failures=\"1\" errors=\"0\" "
            "skipped=\"0\" time=\"0\">\n"));
  CHECK(
      holds("<failure message=\"wait, p90 (min): worse, +8.00 ±0.50 (+8.0 %); tolerance 2.00\" "
            "type=\"worse\">wait, p90 (min): worse, "));
  CHECK(holds("<testsuite name=\"scenarios/a.yaml (release)\" "));
  CHECK(holds("<skipped message=\"wait, p90 (min): cannot tell, "));
  CHECK(holds("stuck &amp; &lt;bad&gt;.yaml"));
  CHECK(holds("<error message=\"no answer: replication 0: deadlock at &quot;a&quot;, b: 100 %\""));
}

TEST_CASE("expectations are cases, and what is wrong is an error") {
  auto result = sample_regress();
  result.scenarios = {wrong_scenario(), result.scenarios[2]};
  add_missed_expectation(result.scenarios[1]);
  const auto text = regress_junit(result);
  INFO(text);
  const auto holds = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  CHECK(holds("tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"0\""));
  CHECK(holds("name=\"scenario\" time=\"0\">\n      <error message=\"b/w.json:7:3: measures: "));
  CHECK(holds("name=\"expected: wait of province, at most 60 min\" time=\"0\">\n      <failure "));
  CHECK(holds("name=\"expected: wait of province, at most 90 min\" time=\"0\"/>"));
}

TEST_CASE("an error of the call as a whole is a suite of its own, a warning none") {
  auto result = sample_regress();
  result.scenarios = {result.scenarios[2]};
  Diagnostic stranger{Severity::warning, {"b/x.json", 0, 0, 0, {}}, {}, "of none", {}};
  result.warnings = {stranger};
  CHECK(regress_junit(result).find("tests=\"1\" failures=\"0\" errors=\"0\"") != std::string::npos);
  result.warnings[0].severity = Severity::error;
  CHECK(regress_junit(result).find(
            "<testsuite name=\"b/x.json\" tests=\"1\" failures=\"0\" errors=\"1\"") !=
        std::string::npos);
}

TEST_CASE("where nothing may move, what cannot be told and what is better fail") {
  auto result = sample_regress();
  result.strictness = experiment::Strictness::nothing_may_move;
  CHECK(regress_junit(result).find("tests=\"6\" failures=\"3\" errors=\"1\" skipped=\"0\"") !=
        std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
