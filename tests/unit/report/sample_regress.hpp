#pragma once

// A comparison with baselines made by hand, for what writes them: a scenario that moved, against
// its last baseline and that of a release, one that did not, and one without an answer.

#include <cuakhau/experiment/regress.hpp>

#include "unit/report/sample_result.hpp"

namespace cuakhau::report {

inline experiment::Shift sample_shift(model::MeasureKey key, double before, double change,
                                      experiment::ShiftVerdict verdict) {
  experiment::Shift shift;
  shift.key = key;
  shift.better = key.measure == "wait" ? experiment::Goal::smallest : experiment::Goal::largest;
  shift.tolerance = before / 50.0;
  shift.before = sample(key, before, 2.0);
  shift.after = sample(key, before + change, 2.0);
  shift.difference = experiment::MeanDifference{change, 0.25, 29.0};
  shift.interval = experiment::Interval{change - 0.5, change + 0.5};
  shift.pairs = 30;
  shift.p_same = 0.25;
  shift.p_changed = 0.125;
  shift.detectable = 2.0;
  shift.power_of_same = 0.75;
  shift.verdict = verdict;
  return shift;
}

inline experiment::RegressResult sample_regress() {
  using experiment::ShiftVerdict;
  const model::MeasureKey wait{"wait", "min", "province", "*", "*", "*", "p90"};
  const model::MeasureKey cleared{"cleared", "trucks/day", "province", "export", "*", "*", "mean"};
  experiment::RegressResult result;
  result.version = "0.1.0";
  result.command = "cuakhau regress --baseline b scenarios --at-most 240";
  result.at_most = 240;
  result.scenarios.resize(4);
  for (auto& scenario : result.scenarios) {
    scenario.name = "a.yaml";
    scenario.file = "scenarios/a.yaml";
    scenario.baseline_file = "b/a.json";
    scenario.baseline_version = "0.1.0";
    scenario.replications = 30;
    scenario.kept = 30;
  }
  auto& moved = result.scenarios[0];
  moved.changed_paths = 30;
  moved.plan_digest = {1, 2};
  moved.shifts = {sample_shift(wait, 100.0, 8.0, ShiftVerdict::worse),
                  sample_shift(cleared, 200.0, 0.5, ShiftVerdict::same)};
  moved.places = {{"scenarios/a.yaml", 14, 5, 3, "x"}, {"scenarios/a.yaml", 0, 0, 0, {}}};
  auto& released = result.scenarios[1];
  released.reference = experiment::Reference::release;
  released.baseline_file = "b/a.release.json";
  released.extension = experiment::Extension::paired;
  released.replications = 240;
  released.changed_paths = 12;
  released.plan_digest = {1, 2};
  released.shifts = {sample_shift(wait, 100.0, 2.0, ShiftVerdict::cannot_tell),
                     sample_shift(cleared, 200.0, 20.0, ShiftVerdict::better)};
  auto& same = result.scenarios[2];
  same.file = "scenarios/same.yaml";
  same.shifts = {sample_shift(wait, 100.0, 0.0, ShiftVerdict::same)};
  same.shifts[0].is_identical = true;
  auto& stuck = result.scenarios[3];
  stuck.file = "scenarios/stuck & <bad>.yaml";
  stuck.no_answer = "replication 0: deadlock at \"a\", b: 100 %";
  return result;
}

/// One of the scenario's own, "at most 60 min", and where it stands.
inline void add_missed_expectation(experiment::GuardedResult& scenario) {
  experiment::ExpectationResult missed;
  missed.expectation.said.measure = "wait";
  missed.expectation.said.where = "province";
  missed.expectation.at_most = 60.0;
  missed.unit = "min";
  missed.value = 75.0;
  missed.verdict = experiment::Verdict::miss;
  scenario.expectations.push_back(missed);
  scenario.expectation_places.push_back({scenario.file, 21, 5, 1, "x"});
  missed.expectation.at_most = 90.0;
  missed.verdict = experiment::Verdict::pass;
  scenario.expectations.push_back(missed);
  scenario.expectation_places.push_back({scenario.file, 22, 5, 1, "x"});
}

/// A scenario of which the baseline was cut off.
inline experiment::GuardedResult wrong_scenario() {
  experiment::GuardedResult wrong;
  wrong.file = "scenarios/w.yaml";
  wrong.baseline_file = "b/w.json";
  wrong.defects.push_back({Severity::error,
                           {"b/w.json", 7, 3, 1, "x"},
                           "measures",
                           "ends too early",
                           {"make it anew"}});
  return wrong;
}

}  // namespace cuakhau::report
