#include <cuakhau/report/metamodel_table.hpp>

#include "unit/report/modelled_curve.hpp"

namespace cuakhau::report {
namespace {

/// As it stands, or with lines that were broken put together again.
bool has(const std::string& text, std::string_view part) {
  std::string whole = text;
  for (auto at = whole.find("\n  "); at != std::string::npos; at = whole.find("\n  ", at))
    whole.replace(at, 3, " ");
  return text.find(part) != std::string::npos || whole.find(part) != std::string::npos;
}

TEST_CASE("a table says whether to trust the model, what it hangs on, and what it answers") {
  const test::ModelledCurve curve;
  auto report = curve.report();
  REQUIRE(report.measures.front().model);
  report.best = BestByModel{0, experiment::Goal::smallest, {50.0, 1.0}};
  report.suggested =
      experiment::Design{experiment::DesignKind::list, curve.report().space.factors(),
                         experiment::PointTable{2, {55.5, 1.0}}};
  const auto text = metamodel_table(report, Palette::plain);
  INFO(text);
  CHECK(text.starts_with("Metamodel of lane.yaml\n\nwait (min)"));
  CHECK(has(text, "good enough to ask"));
  CHECK(has(text, "of 12 lie within"));
  CHECK(has(text, "50 … 100 %"));
  CHECK(has(text, "\nasked\ndemand (%)  policy:night.yaml"));
  CHECK(has(text, "\nleast expected\n"));
  CHECK(has(text, "\nworth running next\n"));
  CHECK(has(text, "13 points of 16: 3 not run yet, 1 without an answer left out"));
  CHECK(has(text, "other random numbers at every point"));
}

TEST_CASE("why there is no model is said") {
  const test::ModelledCurve curve;
  auto report = curve.report();
  for (const auto& [why, text] :
       {std::pair{experiment::NoModel::too_few_points, "12 points have a value, and it takes"},
        std::pair{experiment::NoModel::no_noise, "sweep with --replications 2 or more"},
        std::pair{experiment::NoModel::same_everywhere, "it is the same at every point"}}) {
    report.measures.front().model = Unexpected{why};
    CHECK(has(metamodel_table(report, Palette::plain), text));
  }
}

TEST_CASE("a point away from all that have an answer is marked") {
  const test::ModelledCurve curve;
  auto report = curve.report();
  report.asked = experiment::PointTable{2, {99.0, 1.0}};
  const auto text = metamodel_table(report, Palette::plain);
  INFO(text);
  CHECK(has(text, "untested; beyond the points with an answer: demand"));
  CHECK(has(text, "untested: fewer than 5 of the points that were left out"));
  report.asked = experiment::PointTable{2, {60.0, 1.0}};
  CHECK_FALSE(has(metamodel_table(report, Palette::plain), "untested"));
}

}  // namespace
}  // namespace cuakhau::report
