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

/// Readings of one measure, how they are pooled, and the replications that they are of.
struct GoalReadings {
  std::vector<model::Reading> readings;
  model::Pooling pooling = model::Pooling::ratio;
};

/// Of a plan, replications [first, end); nothing where one has no answer.
class Trials {
 public:
  Trials(const ServiceGoal& goal, const CapacityRequest& request, const RunHooks& hooks)
      : goal_(goal), request_(request), hooks_(hooks) {}

  [[nodiscard]] std::vector<Replication> run(const model::Network& network, std::uint32_t first,
                                             std::uint32_t end) const {
    auto batch = replicate(network, {request_.seed, first, end - first, request_.threads}, hooks_);
    if (batch.ending != BatchEnding::complete) return {};
    return std::move(batch.replications);
  }

  void add(const model::Network& network, const std::vector<Replication>& replications,
           GoalReadings& found) const {
    const auto catalogue = model::catalogue(network);
    const auto entry = find_measure(catalogue, goal_.measure);
    if (!entry) return;
    found.pooling = catalogue.entries[*entry].pooling;
    for (const auto& replication : replications)
      found.readings.push_back(replication.measures.readings[*entry]);
  }

  void add(const model::Plan& plan, std::uint32_t end, GoalReadings& found) const {
    const model::Network network{plan};
    const auto first = static_cast<std::uint32_t>(found.readings.size());
    add(network, run(network, first, end), found);
  }

 private:
  const ServiceGoal& goal_;
  const CapacityRequest& request_;
  const RunHooks& hooks_;
};

std::optional<Difference> effect_of(const GoalReadings& base, const GoalReadings& other,
                                    double confidence) {
  const auto n = std::min(base.readings.size(), other.readings.size());
  const auto first = [n](const GoalReadings& all) {
    return std::vector(all.readings.begin(), all.readings.begin() + static_cast<std::ptrdiff_t>(n));
  };
  const auto one = first(base);
  const auto two = first(other);
  const auto parts = contributions(std::array{Sample{one}, Sample{two}}, base.pooling);
  if (!parts) return std::nullopt;
  return difference((*parts)[0], (*parts)[1], confidence);
}

/// How much better, in the unit of the goal; what has no answer comes last.
double gain(const ServiceGoal& goal, const StageRelief& relief) {
  if (!relief.effect) return -std::numeric_limits<double>::infinity();
  return goal.at_least ? relief.effect->value : -relief.effect->value;
}

/// A stage made ample, with the readings so far.
struct Trial {
  StageRelief relief;
  model::Plan ample;
  GoalReadings readings;
};

/// The trials of one plan, by look.
class Looks {
 public:
  Looks(const model::Plan& plan, const ServiceGoal& goal, const CapacityRequest& request,
        const RunHooks& hooks)
      : plan_(plan), goal_(goal), request_(request), trials_(goal, request, hooks) {}

  [[nodiscard]] std::vector<StageRelief> run() {
    const auto first = std::min(request_.replications, k_first_replications);
    if (!begin(first)) return {};
    judge();
    if (request_.replications > first && is_open()) {
      trials_.add(plan_, request_.replications, base_);
      for (auto& one : all_)
        if (may_lead(one)) trials_.add(one.ample, request_.replications, one.readings);
      judge();
    }
    std::vector<StageRelief> reliefs;
    for (auto& one : all_) reliefs.push_back(std::move(one.relief));
    return reliefs;
  }

 private:
  bool begin(std::uint32_t replications) {
    const model::Network network{plan_};
    const auto runs = trials_.run(network, 0, replications);
    if (runs.empty()) return false;
    trials_.add(network, runs, base_);
    for (auto& relief : Uses{network, runs}.fullest()) {
      if (all_.size() == k_most_reliefs) break;
      auto ample = model::relieved(plan_, relief.stage);
      if (!ample || has_errors(*ample)) continue;
      auto& one = all_.emplace_back(Trial{std::move(relief), std::move(*ample), {}});
      trials_.add(one.ample, replications, one.readings);
    }
    return true;
  }

  void judge() {
    const double looks = request_.replications > k_first_replications ? 2.0 : 1.0;
    const double each = (1.0 - request_.confidence) / static_cast<double>(k_most_reliefs) / looks;
    for (auto& one : all_) {
      if (one.readings.readings.empty()) continue;
      one.relief.effect = effect_of(base_, one.readings, 1.0 - each);
      one.relief.helps = one.relief.effect && gain_interval(goal_, *one.relief.effect).low > 0.0;
    }
    std::ranges::stable_sort(all_, std::greater{},
                             [&](const Trial& one) { return gain(goal_, one.relief); });
  }

  [[nodiscard]] bool may_lead(const Trial& one) const {
    return may_help_most(goal_, all_.front().relief, one.relief);
  }

  [[nodiscard]] bool is_open() const {
    if (all_.empty()) return false;
    const auto leading =
        std::ranges::count_if(all_, [&](const Trial& one) { return may_lead(one); });
    return leading > 1 || (leading == 1 && !all_.front().relief.helps);
  }

  const model::Plan& plan_;
  const ServiceGoal& goal_;
  const CapacityRequest& request_;
  Trials trials_;
  GoalReadings base_;
  std::vector<Trial> all_;
};

}  // namespace

std::vector<StageRelief> stage_reliefs(const model::Plan& plan, const ServiceGoal& goal,
                                       const CapacityRequest& request, const RunHooks& hooks) {
  return Looks{plan, goal, request, hooks}.run();
}

}  // namespace cuakhau::experiment::detail
