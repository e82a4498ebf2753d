#pragma once

// What a scenario gave when all was well: the numbers of each replication, to hold later runs
// against.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/base/hash.hpp>
#include <cuakhau/base/time.hpp>
#include <cuakhau/experiment/best.hpp>
#include <cuakhau/experiment/estimate.hpp>
#include <cuakhau/model/plan.hpp>
#include <cuakhau/model/problem.hpp>

namespace cuakhau::experiment {

/// Of a difference that nobody cares for, where nothing else is said: 2 %.
[[nodiscard]] model::MeasureBound usual_tolerance();

/// One replication's number.
struct KeptReading {
  std::optional<double> value;  // none: there was nothing to measure
  double weight = 0.0;          // the denominator of the reading; 0 without a value
  friend bool operator==(const KeptReading&, const KeptReading&) = default;
};

[[nodiscard]] KeptReading kept(const model::Reading& reading);

struct BaselineMeasure {
  model::MeasureKey key;
  model::Pooling pooling = model::Pooling::ratio;
  std::optional<Goal> better;  // none: any change is one for the worse
  model::MeasureBound tolerance = usual_tolerance();
  bool is_lower_bound = false;
  std::vector<KeptReading> readings;  // by replication

  /// For estimates; what made it a lower bound is not in them.
  [[nodiscard]] std::vector<model::Reading> sample() const;
  [[nodiscard]] Estimate estimate(double confidence = k_confidence) const;
  /// In the unit of the measure: a share is one of `mean`, but of a measure in % it is points.
  /// Nothing when the tolerance measures something else.
  [[nodiscard]] static std::optional<double> tolerance_in_unit(const model::MeasureBound& tolerance,
                                                               const model::MeasureKey& key,
                                                               double mean);
  friend bool operator==(const BaselineMeasure&, const BaselineMeasure&) = default;
};

struct Baseline {
  std::string version;   // of the cuakhau that made it
  std::string scenario;  // the name of its file, without folders
  Hash128 plan_digest;
  std::uint64_t seed = 1;
  std::optional<Duration> warm_up;  // that was found from the runs, where the plan asks for it
  std::vector<BaselineMeasure> measures;
  std::vector<Hash128> paths;  // path digests, by replication
  std::string plan;            // resolved, as a scenario

  [[nodiscard]] std::uint32_t replications() const {
    return static_cast<std::uint32_t>(paths.size());
  }
  /// Of everything that numbers rest on: it tells an edit by hand from a program that gives
  /// something else. Tolerances and what is better are not in it: people may edit them.
  [[nodiscard]] Hash128 digest() const;
  [[nodiscard]] const BaselineMeasure* find(const model::MeasureKey& key) const;
  friend bool operator==(const Baseline&, const Baseline&) = default;
};

/// What a baseline cannot have kept of the plan that its text gives: another digest, a warm-up that
/// the plan does not leave to the runs, none where it does, one that takes the whole period. The
/// path is that of the baseline.
[[nodiscard]] std::optional<model::Problem> misfit(const Baseline& baseline,
                                                   const model::Plan& plan);

/// Whether the mean has become worse by more than the tolerance, or is no longer there. Nothing is
/// said of chance.
/// @param before whose tolerance counts, and what is better
[[nodiscard]] bool is_worse(const BaselineMeasure& before, const BaselineMeasure& now);

}  // namespace cuakhau::experiment
