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
  CHECK(holds("\ncannot tell: 1 measure worse, "));
  CHECK(holds("at most 240 replications"));
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(regress_table(sample_regress(), Palette::coloured).find("\x1b[31mcannot tell: ") !=
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
