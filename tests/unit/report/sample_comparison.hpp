#pragma once

// A comparison made by hand, for what writes comparisons: the base, a policy that helps, one that
// moves nobody and one without an answer.

#include <array>

#include <cuakhau/experiment/comparison.hpp>

#include "unit/report/sample_result.hpp"

namespace cuakhau::report {

inline const model::MeasureKey k_imports{"cleared", "trucks/day", "province", "import",
                                         "*",       "*",          "mean"};
inline const model::MeasureKey k_wait{"wait", "min", "province", "*", "*", "*", "mean"};

inline experiment::Comparison compared(std::size_t scenario, const model::MeasureKey& key,
                                       double value, double half) {
  experiment::Comparison one;
  one.key = key;
  one.scenario = scenario;
  one.difference = experiment::Difference{
      value, 30, half, experiment::Interval{value - half, value + half}, 0.25, 0.5, 2.5};
  one.finding = experiment::Finding::not_shown;
  one.p_adjusted = 0.5;
  return one;
}

inline experiment::ComparisonResult sample_comparison() {
  const auto run = sample_result();
  experiment::ComparisonResult result;
  result.provenance = run.provenance;
  result.provenance.command = "cuakhau compare x.yaml --policy longer.yaml";
  result.window = run.window;
  result.clock = run.clock;
  result.measures = {k_imports, k_wait};
  result.scenarios.resize(4);
  const std::array names{"base", "longer", "idle", "stuck"};
  for (std::size_t i = 0; i < 4; ++i) {
    auto& scenario = result.scenarios[i];
    scenario.name = names[i];
    scenario.file = "x.yaml";
    scenario.plan_digest = {1, i};
    scenario.estimates = {sample(k_imports, 331.0, 2.0), sample(k_wait, 120.0, 6.0)};
    scenario.digests = {{0, {3, 4}, {5, i}}};
  }
  result.scenarios[1].policies = {"longer.yaml"};
  result.scenarios[2].moves_like_base = true;
  result.scenarios[3].estimates.clear();
  result.scenarios[3].no_answer = "replication 0: deadlock";
  result.comparisons = {compared(1, k_imports, 63.0, 15.0), compared(1, k_wait, -30.0, 6.0),
                        compared(2, k_imports, 0.0, 0.0),   compared(2, k_wait, 0.0, 0.0),
                        compared(3, k_imports, 0.0, 0.0),   compared(3, k_wait, 0.0, 0.0)};
  result.comparisons[0].finding = experiment::Finding::higher;
  result.comparisons[0].p_adjusted = 0.0004;
  result.comparisons[1].finding = experiment::Finding::lower;
  for (const std::size_t k : {2U, 3U})
    result.comparisons[k].finding = experiment::Finding::identical;
  for (const std::size_t k : {4U, 5U}) {
    result.comparisons[k].difference.reset();
    result.comparisons[k].p_adjusted.reset();
    result.comparisons[k].finding = experiment::Finding::not_measured;
  }
  return result;
}

}  // namespace cuakhau::report
