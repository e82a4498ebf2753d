#pragma once

// How many trucks a border can take: the largest multiple of its demand at which service goals
// hold, with an interval, and which stage limits it there.
//
// The same replications, with the same trucks, run at every multiple. So the estimate of a goal is
// a function of the multiple, and one that falls where each replication's does: the answer is where
// it crosses the bound. The interval holds the multiples whose goal interval contains the bound
// (inversion of a test); with several goals each interval is at 1 − α / goals (Bonferroni), so that
// the chance that the true border lies outside is at most α. That goals hold up to one multiple and
// fail from there on is assumed; three points below the answer are looked at.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/paired.hpp>
#include <cuakhau/experiment/result.hpp>
#include <cuakhau/experiment/run.hpp>
#include <cuakhau/experiment/service_goal.hpp>
#include <cuakhau/model/network.hpp>

namespace cuakhau::experiment {

/// Between these multiples and to that tolerance unless a caller asks otherwise.
inline constexpr double k_lowest_multiple = 0.05;
inline constexpr double k_highest_multiple = 4.0;
inline constexpr double k_multiple_tolerance = 0.01;

struct CapacityRequest {
  std::uint64_t seed = 1;
  std::uint32_t replications = k_default_replications;  // at least 2, at each multiple that counts
  unsigned threads = 0;  // 0: as many as the machine has; changes no number
  double confidence = k_confidence;
  std::vector<ServiceGoal> goals{};  // at least one; all of them must hold
  std::vector<std::string> flows{};  // whose trucks are multiplied (scalable_flows or some of them)
  double lowest = k_lowest_multiple;
  double highest = k_highest_multiple;
  double tolerance = k_multiple_tolerance;  // relative, of the multiple
};

/// One multiple that was run.
struct DemandPoint {
  double multiple = 1.0;
  std::uint32_t replications = 0;
  std::vector<GoalStanding> goals{};  // as CapacityRequest::goals; empty without an answer
  std::string no_answer{};            // a backlog or deadlock: the goals surely fail

  [[nodiscard]] bool holds() const;
  [[nodiscard]] bool surely_holds() const;
  [[nodiscard]] bool surely_fails() const;
};

/// What one stage limits: the service goal just above the answer with the stage made ample
/// (model::relieved), less what it is without.
struct StageRelief {
  std::string stage;
  model::StageKind kind = model::StageKind::station;
  double in_use = 0.0;  // % of what it has: server time, places; of its busier direction
  std::optional<Difference> effect{};  // none where there is no answer
  bool helps = false;                  // the goal surely becomes better
};

/// Between which the help of a relief lies, in the unit of the goal: more is better.
[[nodiscard]] Interval gain_interval(const ServiceGoal& goal, const Difference& effect);

/// Whether a relief may help, and is not surely behind the one that helps most by estimate.
[[nodiscard]] bool may_help_most(const ServiceGoal& goal, const StageRelief& best,
                                 const StageRelief& one);

enum class CapacityFinding : std::uint8_t {
  found,
  fails_at_lowest,   // a goal fails at the lowest multiple already
  holds_at_highest,  // all goals hold at the highest multiple still
};
[[nodiscard]] std::string_view word(CapacityFinding finding);

/// The answer for the plan, or with stages of it made ample.
struct CapacityStep {
  std::vector<std::string> relieved{};
  CapacityFinding finding = CapacityFinding::found;
  double multiple = 0.0;        // the largest at which all goals hold, to the tolerance; else the
                                // end of the range
  std::optional<double> low{};  // of its interval, outwards to the tolerance; none: below the range
  std::optional<double> high{};        // none: above it
  std::vector<DemandPoint> points{};   // by multiple
  std::size_t tightest = 0;            // the goal that fails first
  std::vector<StageRelief> reliefs{};  // those tried, what helps most by estimate first

  /// The stage that limits: the one whose relief helps the tightest goal most, if it surely does.
  [[nodiscard]] const StageRelief* bottleneck() const;
  /// Those that may be it (may_help_most), by estimate the best first.
  /// @param goal the tightest
  [[nodiscard]] std::vector<const StageRelief*> candidates(const ServiceGoal& goal) const;
  /// Of `multiple`.
  [[nodiscard]] const DemandPoint& answer() const;
};

/// Trucks a day of one direction by the plan's demand.
struct DirectionDemand {
  std::string direction;
  double multiplied = 0.0;  // at a multiple of 1
  double held = 0.0;

  [[nodiscard]] double at(double multiple) const { return multiple * multiplied + held; }
};

struct CapacityResult {
  Provenance provenance;
  model::RunWindow window;
  UtcOffset clock;
  double confidence = k_confidence;
  std::vector<ServiceGoal> goals;
  std::vector<std::string> flows;       // multiplied
  std::vector<std::string> held;        // the others that have trucks
  std::vector<DirectionDemand> demand;  // of directions that have any
  std::vector<CapacityStep> steps;      // of the plan; then with its bottleneck made ample
  std::vector<std::string> warnings;
  std::vector<Diagnostic> scenario_warnings{};  // whoever loads the plan fills them in
};

/// Flows whose demand can be multiplied (model::scaling_of).
[[nodiscard]] std::vector<std::string> scalable_flows(const model::Plan& plan);

/// @param plan without errors (model::problems)
/// @return a failure when it was stopped, when the lowest multiple has no answer, or when a run was
/// given up that might have had one (event limit)
[[nodiscard]] Expected<CapacityResult, RunFailure> capacity(const model::Plan& plan,
                                                            const CapacityRequest& request,
                                                            const RunHooks& hooks);

}  // namespace cuakhau::experiment
