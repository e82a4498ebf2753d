#include <cuakhau/experiment/compare.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/experiment/multiplicity.hpp>
#include <cuakhau/experiment/power.hpp>

#include "experiment/detail/paired_runs.hpp"
#include "experiment/detail/pilot.hpp"

namespace cuakhau::experiment {
namespace {

using detail::PairedRuns;

/// Warm-ups that are found from the runs: the longest of them for all, so that all are measured
/// over the same days.
class WarmedPlans {
 public:
  explicit WarmedPlans(std::span<const Contender> scenarios) {
    plans_.reserve(scenarios.size());
    for (const auto& scenario : scenarios) plans_.push_back(scenario.plan);
  }

  [[nodiscard]] std::optional<RunFailure> find(const CompareRequest& request,
                                               const RunHooks& hooks) {
    std::optional<detail::WarmedPlan> longest;
    for (const auto& plan : plans_) {
      if (!plan.period.warm_up_is_automatic) continue;
      auto warmed =
          detail::find_warm_up(plan, {.seed = request.seed, .threads = request.threads}, hooks);
      if (!warmed) return std::move(warmed).error();
      if (!longest || warmed->plan.period.warm_up > longest->plan.period.warm_up)
        longest = std::move(*warmed);
    }
    if (longest) apply(longest->plan.period.warm_up);
    if (longest) warning_ = longest->warning;
    return std::nullopt;
  }

  [[nodiscard]] const std::vector<model::Plan>& plans() const { return plans_; }
  [[nodiscard]] const std::string& warning() const { return warning_; }

 private:
  void apply(Duration warm_up) {
    for (auto& plan : plans_) {
      if (!plan.period.warm_up_is_automatic) continue;
      plan.period.warm_up_is_automatic = false;
      plan.period.warm_up = warm_up;
    }
  }

  std::vector<model::Plan> plans_;
  std::string warning_;
};

Bound bound_of(const Estimate& base, const Estimate& other) {
  if (base.is_lower_bound && other.is_lower_bound) return Bound::partial;
  if (base.is_lower_bound) return Bound::at_most;
  return other.is_lower_bound ? Bound::at_least : Bound::none;
}

/// A difference of which only a bound is known shows nothing in the direction of the bound.
bool is_shown(const Comparison& comparison, double significance) {
  if (!comparison.p_adjusted || *comparison.p_adjusted > significance) return false;
  const bool is_rise = comparison.difference->value > 0.0;
  return comparison.bound != (is_rise ? Bound::at_most : Bound::at_least);
}

/// From reduced replications to what they say.
class Judge {
 public:
  Judge(const PairedRuns& runs, const CompareRequest& request, ComparisonResult& result)
      : runs_(runs), request_(request), result_(result) {}

  void compare_all() {
    for (std::size_t scenario = 1; scenario < result_.scenarios.size(); ++scenario)
      for (std::size_t measure = 0; measure < result_.measures.size(); ++measure)
        result_.comparisons.push_back(compared(scenario, measure));
    adjust();
  }

  /// Nothing where fewer than two scenarios have an answer, or too few replications a number.
  [[nodiscard]] std::optional<BestResult> best(const BestRequest& wanted) const {
    const auto found = std::ranges::find(result_.measures, wanted.measure);
    const auto measure = static_cast<std::size_t>(found - result_.measures.begin());
    BestResult best{wanted.measure, wanted.goal, {}};
    std::vector<Sample> samples;
    for (std::size_t scenario = 0; scenario < result_.scenarios.size(); ++scenario) {
      if (!result_.scenarios[scenario].no_answer.empty()) continue;
      samples.push_back(runs_.sample(scenario, measure));
      best.rows.push_back({scenario, {}});
    }
    const auto parts = contributions(samples, runs_.pooling(measure));
    if (!parts || parts->size() < 2 || parts->front().errors.size() < 2) return std::nullopt;
    const auto against = against_best(*parts, wanted.goal, request_.confidence);
    for (std::size_t k = 0; k < against.size(); ++k) best.rows[k].found = against[k];
    std::ranges::stable_sort(best.rows, std::greater{},
                             [](const BestResult::Row& row) { return row.found.lead; });
    return best;
  }

 private:
  [[nodiscard]] Comparison compared(std::size_t scenario, std::size_t measure) const {
    Comparison found;
    found.key = result_.measures[measure];
    found.scenario = scenario;
    const auto& other = result_.scenarios[scenario];
    if (!other.no_answer.empty()) return found;
    const std::array samples{runs_.sample(0, measure), runs_.sample(scenario, measure)};
    const auto pair = contributions(samples, runs_.pooling(measure));
    if (!pair) return found;
    found.difference = difference((*pair)[0], (*pair)[1], request_.confidence);
    found.bound = bound_of(result_.scenarios[0].estimates[measure], other.estimates[measure]);
    found.finding = are_identical(samples[0], samples[1]) ? Finding::identical : Finding::not_shown;
    return found;
  }

  void adjust() {
    std::vector<Comparison*> tested;
    std::vector<double> values;
    for (auto& one : result_.comparisons) {
      if (!one.difference || !one.difference->p) continue;
      tested.push_back(&one);
      values.push_back(*one.difference->p);
    }
    const auto adjusted = holm(values);
    for (std::size_t k = 0; k < tested.size(); ++k) judge(*tested[k], adjusted[k]);
  }

  void judge(Comparison& comparison, const AdjustedP& adjusted) const {
    const double significance = 1.0 - request_.confidence;
    comparison.p_adjusted = adjusted.p;
    if (comparison.finding == Finding::identical) return;
    const auto& [value, n, sd, interval, p, correlation, pairing] = *comparison.difference;
    if (is_shown(comparison, significance)) {
      comparison.finding = value > 0.0 ? Finding::higher : Finding::lower;
    } else if (*sd > 0.0) {
      const double each = significance / adjusted.factor;
      comparison.detectable = detectable_effect(n, each) * *sd;
      comparison.needed = pairs_needed(std::abs(value) / *sd, each);
    }
  }

  const PairedRuns& runs_;
  const CompareRequest& request_;
  ComparisonResult& result_;
};

std::vector<Hash128> paths_of(const ComparedScenario& scenario) {
  std::vector<Hash128> paths;
  for (const auto& digests : scenario.digests) paths.push_back(digests.path);
  return paths;
}

bool are_alike(const model::RunWindow& one, const model::RunWindow& other) {
  return one.start == other.start && one.measured_from == other.measured_from &&
         one.horizon == other.horizon;
}

void add_scenarios(std::span<const Contender> scenarios, std::span<const model::Network> networks,
                   const PairedRuns& runs, ComparisonResult& result) {
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    ComparedScenario one{
        scenarios[i].name, model::plan_digest(scenarios[i].plan), runs.no_answer(i), {}, {}};
    if (one.no_answer.empty()) {
      for (std::size_t measure = 0; measure < result.measures.size(); ++measure)
        one.estimates.push_back(runs.estimate(i, measure, result.confidence));
      one.digests = runs.digests(i);
      one.moves_like_base = i > 0 && are_alike(networks[i].window(), networks[0].window()) &&
                            paths_of(one) == paths_of(result.scenarios.front());
    }
    result.scenarios.push_back(std::move(one));
  }
}

void warn_of_periods(std::span<const model::Network> networks, ComparisonResult& result) {
  for (std::size_t i = 1; i < networks.size(); ++i)
    if (!are_alike(networks[i].window(), networks[0].window()))
      result.warnings.push_back(fmt::format(
          "{} is measured over another period than {}: what differs is not the scenario alone",
          result.scenarios[i].name, result.scenarios[0].name));
}

}  // namespace

Expected<ComparisonResult, RunFailure> compare(std::span<const Contender> scenarios,
                                               const CompareRequest& request,
                                               const RunHooks& hooks) {
  WarmedPlans warmed{scenarios};
  if (auto failure = warmed.find(request, hooks)) return Unexpected{std::move(*failure)};
  std::vector<model::Network> networks;
  for (const auto& plan : warmed.plans()) networks.emplace_back(plan);
  PairedRuns runs{networks, request};
  if (auto failure = runs.gather(hooks)) {
    if (failure->kind == RunFailureKind::no_answer)
      failure->message = scenarios.front().name + ": " + failure->message;
    return Unexpected{std::move(*failure)};
  }

  ComparisonResult result;
  result.provenance.plan_digest = model::plan_digest(scenarios.front().plan);
  result.provenance.seed = request.seed;
  result.provenance.replications = request.replications;
  result.window = networks.front().window();
  result.clock = networks.front().plan().sides.home.utc_offset;
  result.confidence = request.confidence;
  result.measures = request.measures;
  add_scenarios(scenarios, networks, runs, result);
  if (!warmed.warning().empty()) result.warnings.push_back(warmed.warning());
  warn_of_periods(networks, result);
  Judge judge{runs, request, result};
  judge.compare_all();
  if (request.best) result.best = judge.best(*request.best);
  return result;
}

}  // namespace cuakhau::experiment
