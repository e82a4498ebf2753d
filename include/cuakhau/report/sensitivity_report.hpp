#pragma once

// What a study of factors has found, as its writers take it.

#include <vector>

#include <cuakhau/experiment/result.hpp>
#include <cuakhau/experiment/sensitivity.hpp>
#include <cuakhau/experiment/sweep_store.hpp>

namespace cuakhau::report {

struct SensitivityReport {
  experiment::Provenance provenance;  // `replications` are those of each point
  model::RunWindow window;
  UtcOffset clock;
  const experiment::SensitivityDesign& design;
  std::vector<model::MeasureKey> measures;
  std::vector<experiment::Sensitivity> found;  // of each of them
  experiment::PointCounts counts;
  std::vector<Diagnostic> scenario_warnings{};
};

}  // namespace cuakhau::report
