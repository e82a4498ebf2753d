#include <cuakhau/experiment/compare.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include <cuakhau/experiment/multiplicity.hpp>
#include <cuakhau/experiment/power.hpp>

#include "experiment/detail/paired_runs.hpp"
#include "experiment/detail/warmed_plans.hpp"

namespace cuakhau::experiment {
namespace {

using detail::PairedRuns;

constexpr double k_hours_per_day = 24.0;

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

/// A difference that is only a bound may be as much larger as it likes on one side.
Relevance relevance_within(const Comparison& comparison) {
  const auto relevance = relevance_of(*comparison.difference->interval, *comparison.matters_from);
  if (comparison.bound == Bound::none) return relevance;
  const bool is_rise = comparison.difference->value > 0.0;
  const bool is_open = comparison.bound == (is_rise ? Bound::at_most : Bound::at_least);
  return is_open || relevance == Relevance::too_small ? Relevance::open : relevance;
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
    const auto threshold = std::ranges::find(request_.matters, found.key, &Threshold::measure);
    if (threshold != request_.matters.end()) found.matters_from = threshold->size;
    const auto& other = result_.scenarios[scenario];
    if (!other.no_answer.empty()) return found;
    const std::array samples{runs_.sample(0, measure), runs_.sample(scenario, measure)};
    const auto pair = contributions(samples, runs_.pooling(measure));
    if (!pair) return found;
    found.difference = difference((*pair)[0], (*pair)[1], request_.confidence);
    found.bound = bound_of(result_.scenarios[0].estimates[measure], other.estimates[measure]);
    found.finding = are_identical(samples[0], samples[1]) ? Finding::identical : Finding::not_shown;
    if (found.matters_from && found.difference->interval) found.relevance = relevance_within(found);
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
      const double size = std::max(std::abs(value), comparison.matters_from.value_or(0.0));
      comparison.detectable = detectable_effect(n, each) * *sd;
      comparison.needed = pairs_needed(size / *sd, each);
    }
  }

  const PairedRuns& runs_;
  const CompareRequest& request_;
  ComparisonResult& result_;
};

/// What the scenarios pay for waiting less.
class Prices {
 public:
  /// @param keys spending_measures, all among the `gathered`
  Prices(const PairedRuns& runs, std::span<const model::MeasureKey> keys,
         std::span<const model::MeasureKey> gathered)
      : runs_(runs), keys_(keys) {
    for (const auto& key : keys)
      places_.push_back(
          static_cast<std::size_t>(std::ranges::find(gathered, key) - gathered.begin()));
  }

  void add_to(ComparisonResult& result) const {
    if (keys_.empty()) return;
    const auto base = spending_of(0);
    for (std::size_t scenario = 1; scenario < result.scenarios.size(); ++scenario) {
      if (!result.scenarios[scenario].no_answer.empty()) continue;
      const auto other = spending_of(scenario);
      if (other.cost.value == base.cost.value && other.cost.errors == base.cost.errors) continue;
      auto price = price_of_waiting_saved(base, other, result.confidence);
      // The unit is "M VND/day".
      const auto& unit = keys_.back().unit;
      price.currency = unit.substr(2, unit.find('/') - 2);
      result.scenarios[scenario].price = std::move(price);
    }
  }

 private:
  [[nodiscard]] Spending spending_of(std::size_t scenario) const {
    Spending spending;
    add(scenario, places_.front(), k_hours_per_day, spending.waiting_hours);
    for (std::size_t k = 1; k < places_.size(); ++k) add(scenario, places_[k], 1.0, spending.cost);
    return spending;
  }

  /// A scenario without such costs pays nothing.
  void add(std::size_t scenario, std::size_t measure, double times, Contributions& sum) const {
    const auto sample = runs_.sample(scenario, measure);
    sum.errors.resize(sample.size());
    const auto parts = contributions(std::array{sample}, runs_.pooling(measure));
    if (!parts) return;
    sum.value += times * parts->front().value;
    for (std::size_t k = 0; k < sum.errors.size(); ++k)
      sum.errors[k] += times * parts->front().errors[k];
  }

  const PairedRuns& runs_;
  std::span<const model::MeasureKey> keys_;
  std::vector<std::size_t> places_;
};

std::vector<Hash128> paths_of(const ComparedScenario& scenario) {
  std::vector<Hash128> paths;
  for (const auto& digests : scenario.digests) paths.push_back(digests.path);
  return paths;
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
      one.moves_like_base = i > 0 &&
                            detail::are_alike(networks[i].window(), networks[0].window()) &&
                            paths_of(one) == paths_of(result.scenarios.front());
    }
    result.scenarios.push_back(std::move(one));
  }
}

}  // namespace

Expected<ComparisonResult, RunFailure> compare(std::span<const Contender> scenarios,
                                               const CompareRequest& request,
                                               const RunHooks& hooks) {
  detail::WarmedPlans warmed{scenarios};
  const RunRequest pilot{.seed = request.seed, .threads = request.threads};
  if (auto failure = warmed.find(pilot, hooks)) return Unexpected{std::move(*failure)};
  std::vector<model::Network> networks;
  for (const auto& plan : warmed.plans()) networks.emplace_back(plan);
  const auto spending = spending_measures(scenarios);
  auto gathered = request;
  for (const auto& key : spending)
    if (std::ranges::find(gathered.measures, key) == gathered.measures.end())
      gathered.measures.push_back(key);
  PairedRuns runs{networks, gathered};
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
  for (auto& warning : detail::period_warnings(scenarios, networks))
    result.warnings.push_back(std::move(warning));
  Judge judge{runs, request, result};
  judge.compare_all();
  Prices{runs, spending, gathered.measures}.add_to(result);
  if (request.best) result.best = judge.best(*request.best);
  return result;
}

}  // namespace cuakhau::experiment
