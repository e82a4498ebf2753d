#include "experiment/detail/stage_reliefs.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <utility>

#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/model/problem.hpp>
#include <cuakhau/model/relief.hpp>

namespace cuakhau::experiment::detail {
namespace {

bool has_errors(const model::Plan& plan) {
  return std::ranges::any_of(model::problems(plan), [](const model::Problem& problem) {
    return problem.severity == Severity::error;
  });
}

/// "customs" of its lane "customs#2".
std::string stage_of(const std::string& where) { return where.substr(0, where.find('#')); }

/// What of each stage is in use, in %, of its busiest direction or lane.
class Uses {
 public:
  Uses(const model::Network& network, const std::vector<Replication>& replications)
      : network_(network), catalogue_(model::catalogue(network)) {
    std::vector<const model::ReplicationMeasures*> measured;
    for (const auto& replication : replications) measured.push_back(&replication.measures);
    for (std::size_t entry = 0; entry < catalogue_.entries.size(); ++entry) {
      const auto& key = catalogue_.entries[entry].key;
      if (key.flow != "*" || key.outcome != "*" || key.period != "*") continue;
      const double whole = whole_of(key);
      if (whole == 0.0) continue;
      const auto found = estimate(catalogue_, entry, measured);
      if (found.value) add(stage_of(key.where), 100.0 * *found.value / whole);
    }
  }

  /// The fullest first.
  [[nodiscard]] std::vector<StageRelief> fullest() const {
    std::vector<StageRelief> all;
    for (const auto& stage : network_.stages())
      if (const auto use = uses_.find(stage.name); use != uses_.end()) {
        const bool is_new = std::ranges::find(all, stage.name, &StageRelief::stage) == all.end();
        if (is_new) all.push_back({stage.name, stage.kind, use->second});
      }
    std::ranges::stable_sort(all, std::greater{}, &StageRelief::in_use);
    return all;
  }

 private:
  /// What a measure is when all is in use; 0 of one that does not tell.
  [[nodiscard]] double whole_of(const model::MeasureKey& key) const {
    if (key.measure == "utilisation") return 100.0;
    if (key.measure != "occupancy" || key.direction != "*") return 0.0;
    const auto& yards = network_.plan().yards;
    const auto yard = yards.find(key.where);
    if (yard == yards.end() || yard->second.places.is_unlimited) return 0.0;
    return yard->second.places.value;
  }

  void add(const std::string& stage, double percent) {
    auto& use = uses_[stage];
    use = std::max(use, percent);
  }

  const model::Network& network_;
  model::Catalogue catalogue_;
  std::map<std::string, double> uses_;
};

/// The same replications of each plan; none where one has no answer.
std::vector<Replication> replications_of(const model::Network& network,
                                         const CapacityRequest& request, const RunHooks& hooks) {
  const auto count = std::min(request.replications, k_relief_replications);
  auto batch = replicate(network, {request.seed, 0, count, request.threads}, hooks);
  if (batch.ending != BatchEnding::complete) return {};
  return std::move(batch.replications);
}

/// Of one measure, and how its readings are pooled.
struct GoalReadings {
  std::vector<model::Reading> readings;
  model::Pooling pooling = model::Pooling::ratio;
};

GoalReadings readings_of(const model::Network& network,
                         const std::vector<Replication>& replications,
                         const model::MeasureKey& key) {
  const auto catalogue = model::catalogue(network);
  const auto entry = find_measure(catalogue, key);
  if (!entry) return {};
  GoalReadings found{{}, catalogue.entries[*entry].pooling};
  for (const auto& replication : replications)
    found.readings.push_back(replication.measures.readings[*entry]);
  return found;
}

std::optional<Difference> effect_of(const GoalReadings& base, const GoalReadings& other,
                                    double confidence) {
  if (base.readings.size() != other.readings.size()) return std::nullopt;
  const auto parts =
      contributions(std::array{Sample{base.readings}, Sample{other.readings}}, base.pooling);
  if (!parts) return std::nullopt;
  return difference((*parts)[0], (*parts)[1], confidence);
}

/// How much better, in the unit of the goal; what has no answer comes last.
double gain(const ServiceGoal& goal, const StageRelief& relief) {
  if (!relief.effect) return -std::numeric_limits<double>::infinity();
  return goal.at_least ? relief.effect->value : -relief.effect->value;
}

bool surely_helps(const ServiceGoal& goal, const Difference& effect) {
  if (!effect.interval) return false;
  return goal.at_least ? effect.interval->low > 0.0 : effect.interval->high < 0.0;
}

}  // namespace

std::vector<StageRelief> stage_reliefs(const model::Plan& plan, const ServiceGoal& goal,
                                       const CapacityRequest& request, const RunHooks& hooks) {
  const model::Network network{plan};
  const auto replications = replications_of(network, request, hooks);
  if (replications.empty()) return {};
  const auto base = readings_of(network, replications, goal.measure);
  const double each = (1.0 - request.confidence) / static_cast<double>(k_most_reliefs);
  std::vector<StageRelief> tried;
  for (auto& relief : Uses{network, replications}.fullest()) {
    if (tried.size() == k_most_reliefs) break;
    const auto ample = model::relieved(plan, relief.stage);
    if (!ample || has_errors(*ample)) continue;
    const model::Network other{*ample};
    relief.effect = effect_of(
        base, readings_of(other, replications_of(other, request, hooks), goal.measure), 1.0 - each);
    relief.helps = relief.effect && surely_helps(goal, *relief.effect);
    tried.push_back(std::move(relief));
  }
  std::ranges::stable_sort(tried, std::greater{}, [&](const StageRelief& relief) {
    return std::pair{relief.helps, gain(goal, relief)};
  });
  return tried;
}

}  // namespace cuakhau::experiment::detail
