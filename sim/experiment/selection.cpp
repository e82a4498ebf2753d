#include <cuakhau/experiment/selection.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/experiment/ocba.hpp>

#include "experiment/detail/continued_progress.hpp"
#include "experiment/detail/observed_alternatives.hpp"
#include "experiment/detail/warmed_plans.hpp"

namespace cuakhau::experiment {
namespace {

using detail::ObservedAlternatives;
using Indices = std::vector<std::size_t>;

// A fixed number, so that what is run does not hang on the number of threads.
constexpr std::uint32_t k_at_once = 4;
constexpr std::uint32_t k_budget_step = 10;

/// Alternatives that have answers so far.
Indices candidates_of(const ObservedAlternatives& observed) {
  Indices candidates;
  for (std::size_t i = 0; i < observed.count(); ++i)
    if (observed.no_answer(i).empty()) candidates.push_back(i);
  return candidates;
}

/// The sequential procedure over those with answers.
class Screening {
 public:
  Screening(ObservedAlternatives& observed, const SelectionRequest& request,
            SelectionResult& result)
      : observed_(observed),
        request_(request),
        zone_(std::get<IndifferenceZone>(request.effort)),
        result_(result),
        candidates_(candidates_of(observed)),
        screening_(candidates_.size(), rule()) {}

  void run() {
    estimate_rinott();
    while (!observed_.is_stopped() && !screening_.is_decided() &&
           screening_.observations() < zone_.most_each)
      if (supply()) observe();
    result_.is_decided = screening_.is_decided() && !screening_.survivors().empty();
    for (const auto survivor : screening_.survivors())
      result_.survivors.push_back(candidates_[survivor]);
    for (std::size_t k = 0; k < candidates_.size(); ++k) note(k);
  }

 private:
  [[nodiscard]] KnRule rule() const {
    return {request_.goal, zone_.size, request_.confidence, request_.first_stage};
  }

  /// One more observation of each survivor at hand; whether there is. Who has none is dropped.
  [[nodiscard]] bool supply() {
    const auto round = screening_.observations();
    const Indices survivors = screening_.survivors();
    bool has_all = true;
    for (const auto survivor : survivors) {
      const auto alternative = candidates_[survivor];
      if (observed_.replications(alternative) <= round)
        observed_.extend(alternative, std::min(round + k_at_once, zone_.most_each));
      if (observed_.replications(alternative) > round) continue;
      has_all = false;
      if (!observed_.is_stopped()) screening_.drop(survivor);
    }
    return has_all;
  }

  void observe() {
    std::vector<double> values;
    for (const auto survivor : screening_.survivors())
      values.push_back(observed_.values(candidates_[survivor])[screening_.observations()]);
    screening_.observe(values);
  }

  void estimate_rinott() {
    if (candidates_.size() < 2) return;
    const SelectionDesign design{static_cast<std::uint32_t>(candidates_.size()),
                                 request_.first_stage, request_.confidence};
    result_.constants = kn_constants(design);
    const double h = rinott_h(design);
    double sum = 0.0;
    for (const auto alternative : candidates_) {
      const double sd = *mean_of(observed_.values(alternative), request_.confidence).sd;
      sum += rinott_observations(h, sd * sd, zone_.size, request_.first_stage);
    }
    result_.rinott = sum;
  }

  void note(std::size_t candidate) {
    auto elimination = screening_.eliminations()[candidate];
    if (!elimination) return;
    elimination->against = candidates_[elimination->against];
    result_.alternatives[candidates_[candidate]].elimination = elimination;
  }

  ObservedAlternatives& observed_;
  const SelectionRequest& request_;
  const IndifferenceZone& zone_;
  SelectionResult& result_;
  Indices candidates_;  // by the number that the screening has for them
  KnScreening screening_;
};

/// Spends the budget.
void allocate(ObservedAlternatives& observed, const SelectionRequest& request,
              SelectionResult& result) {
  const auto budget = std::get<Budget>(request.effort).replications;
  auto spent = static_cast<std::uint32_t>(observed.count()) * request.first_stage;
  auto candidates = candidates_of(observed);
  while (spent < budget && candidates.size() > 1 && !observed.is_stopped()) {
    std::vector<MeanSoFar> standings;
    std::vector<std::uint32_t> counts;
    for (const auto alternative : candidates) {
      const auto estimate = observed.estimate(alternative);
      standings.push_back({*estimate.value, *estimate.sd});
      counts.push_back(estimate.n);
    }
    const auto step = std::min(k_budget_step, budget - spent);
    const auto more = ocba_step(standings, counts, request.goal, step);
    for (std::size_t k = 0; k < candidates.size(); ++k)
      observed.extend(candidates[k], counts[k] + more[k]);
    spent += step;
    candidates = candidates_of(observed);
  }
  result.survivors = candidates;
  result.is_decided = !candidates.empty();
}

bool is_better(const SelectionResult& result, std::size_t one, std::size_t other) {
  const auto& first = result.alternatives[one];
  const auto& second = result.alternatives[other];
  if (!first.no_answer.empty() || !second.no_answer.empty())
    return first.no_answer.empty() && !second.no_answer.empty();
  const double lead = *first.estimate.value - *second.estimate.value;
  return result.request.goal == Goal::largest ? lead > 0.0 : lead < 0.0;
}

void complete(const ObservedAlternatives& observed, SelectionResult& result) {
  for (std::size_t i = 0; i < result.alternatives.size(); ++i) {
    auto& alternative = result.alternatives[i];
    alternative.no_answer = observed.no_answer(i);
    alternative.estimate = observed.estimate(i);
    alternative.replications = observed.replications(i);
    result.provenance.replications += alternative.replications;
  }
  std::ranges::stable_sort(result.survivors, [&](std::size_t one, std::size_t other) {
    return is_better(result, one, other);
  });
}

void warn_of_bounds(SelectionResult& result) {
  for (const auto survivor : result.survivors)
    if (result.alternatives[survivor].estimate.is_lower_bound)
      result.warnings.push_back(fmt::format(
          "what is known of {} is a lower bound, since trucks were still inside at the end",
          result.alternatives[survivor].name));
}

SelectionResult result_of(std::span<const Contender> scenarios, const SelectionRequest& request,
                          std::span<const model::Network> networks) {
  SelectionResult result;
  result.provenance.plan_digest = model::plan_digest(scenarios.front().plan);
  result.provenance.seed = request.seed;
  result.window = networks.front().window();
  result.clock = networks.front().plan().sides.home.utc_offset;
  result.request = request;
  for (const auto& scenario : scenarios)
    result.alternatives.push_back({scenario.name, model::plan_digest(scenario.plan)});
  return result;
}

RunFailure without_answers(std::span<const Contender> scenarios,
                           const ObservedAlternatives& observed) {
  return {RunFailureKind::no_answer,
          {},
          fmt::format("of no alternative; {}: {}", scenarios.front().name, observed.no_answer(0))};
}

}  // namespace

std::vector<std::size_t> SelectionResult::ranking() const {
  Indices all(alternatives.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::ranges::stable_sort(
      all, [this](std::size_t one, std::size_t other) { return is_better(*this, one, other); });
  return all;
}

Expected<SelectionResult, RunFailure> select(std::span<const Contender> scenarios,
                                             const SelectionRequest& request,
                                             const RunHooks& hooks) {
  CUAKHAU_CHECK(scenarios.size() >= 2 && request.first_stage >= 2, "a choice of {} by {} each",
                scenarios.size(), request.first_stage);
  std::optional<detail::ContinuedProgress> progress;
  if (hooks.progress != nullptr) progress.emplace(*hooks.progress);
  const RunHooks told{progress ? &*progress : nullptr, nullptr, hooks.stop};
  detail::WarmedPlans warmed{scenarios};
  const RunRequest pilot{.seed = request.seed, .threads = request.threads};
  if (auto failure = warmed.find(pilot, told)) return Unexpected{std::move(*failure)};
  std::vector<model::Network> networks;
  for (const auto& plan : warmed.plans()) networks.emplace_back(plan);
  ObservedAlternatives observed{networks, request, told};
  auto result = result_of(scenarios, request, networks);
  for (std::size_t i = 0; i < observed.count(); ++i) observed.extend(i, request.first_stage);
  const RunFailure stopped{RunFailureKind::stopped, {}, "interrupted"};
  if (observed.is_stopped()) return Unexpected{stopped};
  if (candidates_of(observed).empty()) return Unexpected{without_answers(scenarios, observed)};
  if (std::holds_alternative<Budget>(request.effort))
    allocate(observed, request, result);
  else
    Screening{observed, request, result}.run();
  if (observed.is_stopped()) return Unexpected{stopped};
  complete(observed, result);
  if (!warmed.warning().empty()) result.warnings.push_back(warmed.warning());
  for (auto& warning : detail::period_warnings(scenarios, networks))
    result.warnings.push_back(std::move(warning));
  warn_of_bounds(result);
  return result;
}

}  // namespace cuakhau::experiment
