#include <cuakhau/report/baseline_text.hpp>

#include "support/catch.hpp"

namespace cuakhau::report {
namespace {

experiment::Baseline sample_baseline(double wait) {
  experiment::Baseline baseline;
  baseline.scenario = "a.yaml";
  baseline.paths.resize(2);
  baseline.measures.resize(1);
  baseline.measures[0].key = {"wait", "min", "province", "*", "*", "*", "mean"};
  baseline.measures[0].readings = {{wait, 10.0}, {wait, 10.0}};
  return baseline;
}

TEST_CASE("a new baseline tells its numbers, one made anew those before too") {
  const auto old = sample_baseline(10.0);
  auto now = sample_baseline(12.0);
  const auto text = baseline_text("b/a.json", old, nullptr, Palette::plain);
  CHECK(text.starts_with("b/a.json: a.yaml, 2 replications, seed 1\n"));
  CHECK(text.find("before") == std::string::npos);
  CHECK(text.find("2 %") != std::string::npos);
  const auto anew = baseline_text("b/a.json", now, &old, Palette::plain);
  CHECK(anew.find("before") != std::string::npos);
  CHECK(anew.find("12") != std::string::npos);
  CHECK(baseline_text("b/a.json", old, &old, Palette::plain) ==
        "b/a.json: a.yaml, 2 replications, seed 1, as before\n");
  now.measures[0].key.statistic = "p90";
  CHECK(baseline_text("b/a.json", now, &old, Palette::plain).find("dropped") != std::string::npos);
}

TEST_CASE("a release that stays tells what is worse than it bears, and what is not kept") {
  const auto release = sample_baseline(10.0);
  auto now = sample_baseline(10.1);
  const auto text = [&] { return stale_release_text("a.release.json", release, now, {}); };
  CHECK(text().empty());
  now = sample_baseline(12.0);
  CHECK(text() ==
        "a.release.json stays, and regress holds on to it; this may now be worse than it bears:\n"
        "                release        now  tolerance\n"
        "  wait (min)  10.0 ±0.0  12.0 ±0.0        2 %\n"
        "where this change is meant for the release too: --update --release\n");
  now.measures.clear();
  CHECK(text().find("it bears, or not kept any more:\n") != std::string::npos);
  CHECK(text().find("10.0 ±0.0  not kept ") != std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
