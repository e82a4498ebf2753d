#pragma once

// A selection made by hand, for what writes selections: one is out, one has no answer.

#include <cuakhau/experiment/selection.hpp>

#include "unit/report/sample_comparison.hpp"

namespace cuakhau::report {

inline experiment::SelectionResult sample_selection() {
  const auto run = sample_result();
  experiment::SelectionResult result;
  result.provenance = run.provenance;
  result.provenance.command = "cuakhau select x.yaml --policy longer.yaml";
  result.provenance.replications = 30;
  result.window = run.window;
  result.clock = run.clock;
  result.request.measure = k_wait;
  result.request.goal = experiment::Goal::smallest;
  result.request.effort = experiment::IndifferenceZone{5.0, 100};
  result.alternatives = {{"base", {1, 0}}, {"longer", {1, 1}}, {"stuck", {1, 2}}};
  result.alternatives[0].replications = 10;
  result.alternatives[0].estimate = sample(k_wait, 120.0, 6.0);
  result.alternatives[0].elimination = experiment::Elimination{10, 1, 30.0};
  result.alternatives[1].replications = 20;
  result.alternatives[1].estimate = sample(k_wait, 90.0, 3.0);
  result.alternatives[1].policies = {"longer.yaml"};
  result.alternatives[2].no_answer = "replication 0: deadlock";
  result.survivors = {1};
  result.is_decided = true;
  result.constants = experiment::KnConstants{0.25, 4.5};
  result.rinott = 240.0;
  return result;
}

/// The same by a budget.
inline experiment::SelectionResult sample_budget() {
  auto result = sample_selection();
  result.request.effort = experiment::Budget{30};
  result.alternatives[0].elimination.reset();
  result.survivors = {1, 0};
  result.constants.reset();
  result.rinott.reset();
  return result;
}

}  // namespace cuakhau::report
