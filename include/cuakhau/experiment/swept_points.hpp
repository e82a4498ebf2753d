#pragma once

// A sweep read back from its database, finished or not: its factors, the points that have an
// answer, and what they gave. docs/reference/sweep-database.md has the tables.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/paired.hpp>
#include <cuakhau/experiment/point_table.hpp>
#include <cuakhau/experiment/sweep_store.hpp>

namespace cuakhau::experiment {

/// What a database says of its sweep.
struct SweepFacts {
  std::string version;      // of the cuakhau that ran it
  std::string scenario;     // its file
  std::string command;      // makes the database again
  std::string plan_digest;  // of the scenario without the factors, in hexadecimal
  std::string design;       // design_name(), such as "grid"
  std::string effort;       // "30 replications"
  std::uint64_t seed = 1;
  RandomNumbers random_numbers = RandomNumbers::common;
  std::size_t points = 0;  // that it has when it is finished
};

struct SweptPoints {
  SweepFacts facts;
  PointCounts counts;
  /// As it was swept; of a list those values that stand at finished points, where they are numbers,
  /// days or minutes the range of them (as_range).
  std::vector<Factor> factors;
  SweepColumns columns;
  std::vector<model::CatalogueEntry> measures;
  PointTable points;                 // with an answer: values, by factor
  std::vector<std::size_t> indices;  // of them, in the design
  PointTable silent;                 // without an answer: values, by factor
};

/// A database that is none of a sweep is a problem.
[[nodiscard]] Expected<SweptPoints, StoreProblem> read_swept_points(files::Database& database);

/// What a point gave for one measure.
struct SweptValue {
  Contributions over;           // its replications, those that had something to measure
  bool is_lower_bound = false;  // trucks were still waiting at the end
};

/// @param measure its place in the sweep
/// @param indices of points with an answer, in the design
/// @return nothing of points that had nothing to measure
[[nodiscard]] Expected<std::vector<std::optional<SweptValue>>, files::FileProblem>
read_swept_values(files::Database& database, const SweptPoints& sweep, std::size_t measure,
                  std::span<const std::size_t> indices);

}  // namespace cuakhau::experiment
