#include "report/detail/summary.hpp"
#include "support/catch.hpp"
#include "unit/report/sample_result.hpp"

namespace cuakhau::report::detail {
namespace {

TEST_CASE("gates stand under all gates, a direction that nobody takes is left out") {
  CHECK(gate_table(sample_result(), sample_plan(), Palette::plain) ==
        "            cleared/day        wait    wait   same day    waiting\n"
        "                 export     mean, h  p90, h          %   at 06:00\n"
        "all gates        431 ±6  3.20 ±0.20  > 6.00  93.1 ±0.5  1200 ±150\n"
        "  Hữu Nghị       431 ±6           –       –          –          –\n");
}

TEST_CASE("without gates there is one row") {
  auto plan = sample_plan();
  plan.gates.clear();
  plan.measures.snapshot_at = std::chrono::minutes{7 * 60 + 30};
  auto result = sample_result();
  result.measures.erase(result.measures.begin() + 1);
  const auto text = gate_table(result, plan, Palette::plain);
  CHECK(text.find("\nall  ") != std::string::npos);
  CHECK(text.find("at 07:30") != std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report::detail
