#include <cuakhau/report/regress_table.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_regress.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("the table shows what moved, a line for what did not, and the verdict") {
  const auto text = regress_table(sample_regress(), Palette::plain);
  INFO(text);
  const auto holds = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  CHECK(holds("scenarios/a.yaml against its last baseline: 30 of 30 paths changed; 30 pairs\n"));
  CHECK(holds("  wait, p90 (min) "));
  CHECK(holds("  worse\n"));
  CHECK(
      holds("scenarios/same.yaml: the same as its last baseline: every path and number of 30 "
            "replications\n"));
  CHECK(holds("no answer: replication 0: deadlock"));
  CHECK(holds("\nfails and cannot tell all: 1 measure worse, "));
  CHECK(holds("at most 240 replications"));
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(regress_table(sample_regress(), Palette::coloured)
            .find("\x1b[31mfails and cannot tell all: ") != std::string::npos);
}

TEST_CASE("expectations that fail have a line each, the others are counted") {
  auto result = sample_regress();
  result.scenarios = {result.scenarios[2]};
  add_missed_expectation(result.scenarios[0]);
  const auto text = regress_table(result, Palette::plain);
  INFO(text);
  CHECK(text.find("  ✗ wait of province: 75.0 min, expected at most 60 (predicted)\n"
                  "  expectations, on 30 replications: 1 missed and 1 met\n") != std::string::npos);
  CHECK(text.find("\nfails: 1 expectation missed and 1 measure the same\n") != std::string::npos);
}

TEST_CASE("what is wrong is not judged, and the others are") {
  auto result = sample_regress();
  result.scenarios = {wrong_scenario(), result.scenarios[2]};
  const auto text = regress_table(result, Palette::plain);
  INFO(text);
  CHECK(
      text.starts_with("scenarios/w.yaml: not judged: measures: ends too early; make it anew\n"
                       "scenarios/same.yaml: the same as"));
  CHECK(text.find("\nwrong: 1 scenario not judged and 1 measure the same\n") != std::string::npos);
}

TEST_CASE("rows that rest on other pairs than the scenario say on how many") {
  auto result = sample_regress();
  result.scenarios.resize(2);
  result.scenarios[1].shifts[0].needed = 400;
  const auto text = regress_table(result, Palette::plain);
  INFO(text);
  CHECK(text.find("can tell  verdict\n") != std::string::npos);
  CHECK(text.find("can tell  pairs      verdict\n") != std::string::npos);
  CHECK(
      text.find("  wait, p90 (min): if the difference is what it seems, about 400 replications") !=
      std::string::npos);
}

TEST_CASE("a pass and a failure have other words") {
  auto result = sample_regress();
  result.scenarios.resize(1);
  CHECK(regress_table(result, Palette::plain).find("\nfails: ") != std::string::npos);
  result.scenarios[0] = sample_regress().scenarios[2];
  CHECK(regress_table(result, Palette::plain).find("\npasses: nothing moved\n") !=
        std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
