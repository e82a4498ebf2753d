#pragma once

// What a metamodel of a sweep says, as its writers take it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/experiment/infill.hpp>
#include <cuakhau/experiment/metamodel.hpp>
#include <cuakhau/experiment/swept_points.hpp>

namespace cuakhau::report {

struct ModelledMeasure {
  model::MeasureKey key;
  std::string column;      // its name in tables of the sweep
  std::size_t silent = 0;  // points with an answer that had nothing to measure
  Expected<experiment::Metamodel, experiment::NoModel> model;
};

/// What the model of one measure thinks best.
struct BestByModel {
  std::size_t measure = 0;  // its place in the report
  experiment::Goal goal = experiment::Goal::smallest;
  std::vector<double> point;
};

struct MetamodelReport {
  std::string version;  // of cuakhau
  std::string command;  // gives this report again
  const experiment::SweptPoints& sweep;
  const experiment::FactorSpace& space;
  std::size_t points = 0;  // of those with an answer that are used
  double confidence = experiment::k_confidence;
  std::vector<ModelledMeasure> measures{};
  experiment::PointTable asked;  // values, by factor
  std::optional<BestByModel> best{};
  std::optional<experiment::Design> suggested{};
};

}  // namespace cuakhau::report
