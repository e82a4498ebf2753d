#include "report/detail/summary.hpp"
#include "support/catch.hpp"
#include "unit/report/sample_result.hpp"

namespace cuakhau::report::detail {
namespace {

TEST_CASE("gates stand under all gates, a direction that nobody takes is left out") {
  CHECK(gate_table(sample_result(), sample_plan(), Palette::plain) ==
        "            cleared/day       wait      wait   same day    waiting\n"
        "                 export  mean, min  p90, min          %   at 06:00\n"
        "all gates        431 ±6    192 ±12     > 360  93.1 ±0.5  1200 ±150\n"
        "  Hữu Nghị       431 ±6          –         –          –          –\n");
}

TEST_CASE("a gate that no truck came to has no figures; one where trucks wait has") {
  auto result = sample_result();
  const auto last_cell = [&](double waiting) {
    result.measures.back() =
        sample({"waiting_at", "trucks", "huu_nghi", "*", "*", "*", "mean"}, waiting, 0.0);
    auto text = gate_table(result, sample_plan(), Palette::plain);
    text.resize(text.find('\n', text.find("Hữu Nghị")) + 1);
    return text.substr(text.find_last_of(' ') + 1);
  };
  CHECK(last_cell(0.0) == "±0\n");  // trucks came, none waited
  result.measures.erase(result.measures.begin() + 1);
  CHECK(last_cell(0.0) == "–\n");
  CHECK(last_cell(2.0) == "±0.00\n");
}

TEST_CASE("trucks that turn back have a column where there are some") {
  auto result = sample_result();
  result.measures.push_back(
      sample({"turned_back", "trucks/day", "province", "*", "*", "*", "mean"}, 7.5, 1.0));
  result.measures.push_back(
      sample({"refused", "trucks/day", "province", "*", "*", "*", "mean"}, 0.0, 0.0));
  const auto text = gate_table(result, sample_plan(), Palette::plain);
  CHECK(text.find("turned back") != std::string::npos);
  CHECK(text.find("refused") == std::string::npos);
}

TEST_CASE("trucks of no gate have a row of their own, so that the rows add up to the province") {
  auto result = sample_result();
  const auto text = [&] { return gate_table(result, sample_plan(), Palette::plain); };
  CHECK(text().find("(no gate)") == std::string::npos);
  const auto turned_back = [](const char* where, double value) {
    return sample({"turned_back", "trucks/day", where, "*", "*", "*", "mean"}, value, 1.0);
  };
  result.measures.push_back(turned_back("province", 7.5));
  result.measures.push_back(turned_back("huu_nghi", 3.0));
  CHECK(text().find("\n  (no gate)  ") != std::string::npos);
  CHECK(text().ends_with(" 4.50\n"));
  result.measures.back() = turned_back("huu_nghi", 7.5);
  CHECK(text().find("(no gate)") == std::string::npos);
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
