#pragma once

// Which points a metamodel would run next, and which it thinks best.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <cuakhau/experiment/best.hpp>
#include <cuakhau/experiment/metamodel.hpp>

namespace cuakhau::experiment {

/// The point at which the model expects most, or least. @return values, by factor
[[nodiscard]] std::vector<double> best_by_model(const Metamodel& model, Goal goal);

/// What has been run: values, by factor.
struct RunPoints {
  PointTable answered;
  PointTable silent;  // without an answer
};

struct InfillRequest {
  std::uint32_t points = 1;
  /// Of one model: points at which an improvement on the best point there is can be expected
  /// (Jones, Schonlau & Welch 1998); none: points of which the models know least.
  std::optional<Goal> goal{};
};

/// Points one after the other, each as if those before it had given what was expected of them. None
/// is one that was run, or so near that it would tell the same, and none is nearer to a point
/// without an answer than to all others: fewer come back where there are no more.
/// @param models of one space, at least one; with a goal that one alone
[[nodiscard]] PointTable infill_points(std::vector<Metamodel> models, RunPoints run,
                                       const InfillRequest& request);

}  // namespace cuakhau::experiment
