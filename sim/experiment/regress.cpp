#include <cuakhau/experiment/regress.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

#include <cuakhau/experiment/multiplicity.hpp>

#include "experiment/detail/continued_progress.hpp"
#include "experiment/detail/growing_runs.hpp"
#include "experiment/detail/guard.hpp"
#include "experiment/detail/pilot.hpp"

namespace cuakhau::experiment {
namespace {

/// Plans as they run: those that find their warm-up get that of the baseline.
class RunningPlans {
 public:
  [[nodiscard]] Expected<const model::Plan*, RunFailure> of(const Guarded& guarded,
                                                            unsigned threads,
                                                            const RunHooks& hooks) {
    const auto& plan = *guarded.plan;
    if (!plan.period.warm_up_is_automatic) return &plan;
    auto warm_up = guarded.baseline.warm_up;
    if (!warm_up) {
      auto found =
          detail::find_warm_up(plan, {.seed = guarded.baseline.seed, .threads = threads}, hooks);
      if (!found) return Unexpected{std::move(found).error()};
      warm_up = found->plan.period.warm_up;
    }
    const auto known = std::ranges::find_if(plans_, [&](const Warmed& one) {
      return one.of == &plan && one.plan.period.warm_up == *warm_up;
    });
    if (known != plans_.end()) return &known->plan;
    plans_.push_back({&plan, plan});
    plans_.back().plan.period.warm_up_is_automatic = false;
    plans_.back().plan.period.warm_up = *warm_up;
    return &plans_.back().plan;
  }

 private:
  struct Warmed {
    const model::Plan* of;
    model::Plan plan;
  };
  std::deque<Warmed> plans_;  // others point into it
};

using Guards = std::deque<detail::Guard>;

/// Of a scenario that finds no warm-up.
GuardedResult answerless(const Guarded& guarded, std::string why) {
  GuardedResult result;
  result.name = guarded.name;
  result.reference = guarded.reference;
  result.baseline_version = guarded.baseline.version;
  result.seed = guarded.baseline.seed;
  result.plan_digest = model::plan_digest(*guarded.plan);
  result.old_plan_digest = guarded.baseline.plan_digest;
  result.kept = guarded.baseline.replications();
  result.no_answer = std::move(why);
  return result;
}

/// Holm over everything that is compared, whether it is decided or not.
void judge(Guards& guards) {
  std::vector<double> values;
  for (const auto& guard : guards)
    values.insert(values.end(), guard.p_values().begin(), guard.p_values().end());
  const auto adjusted = holm(values);
  std::span<const AdjustedP> rest{adjusted};
  for (auto& guard : guards) {
    const auto own = rest.first(guard.p_values().size());
    rest = rest.subspan(own.size());
    if (guard.is_open()) guard.judge(own);
  }
}

std::optional<RunFailure> look_until_decided(Guards& guards, detail::GrowingRuns& runs,
                                             unsigned threads, const RunHooks& hooks) {
  while (std::ranges::any_of(guards, &detail::Guard::is_open)) {
    std::vector<detail::GrowingRuns::Wish> wishes;
    for (const auto& guard : guards) guard.add_wishes(wishes);
    if (auto failure = runs.grow(wishes, threads, hooks)) return failure;
    for (auto& guard : guards)
      if (guard.is_open()) guard.look();
    judge(guards);
  }
  return std::nullopt;
}

}  // namespace

std::string_view word(Reference reference) {
  return reference == Reference::last ? "last" : "release";
}

std::string_view word(Extension extension) {
  constexpr std::array<std::string_view, 3> words{"none", "paired", "unpaired"};
  return words[static_cast<std::size_t>(extension)];
}

bool GuardedResult::is_identical() const {
  return defects.empty() && no_answer.empty() && changed_paths == 0 &&
         std::ranges::all_of(shifts, &Shift::is_identical);
}

bool GuardedResult::has_failed_expectation() const {
  return std::ranges::any_of(expectations, &ExpectationResult::is_failure);
}

Judgement judgement_of(ShiftVerdict verdict, Strictness strictness) {
  const bool is_strict = strictness == Strictness::nothing_may_move;
  switch (verdict) {
    case ShiftVerdict::same: return Judgement::passes;
    case ShiftVerdict::better: return is_strict ? Judgement::fails : Judgement::passes;
    case ShiftVerdict::not_worse: return is_strict ? Judgement::open : Judgement::passes;
    case ShiftVerdict::worse:
    case ShiftVerdict::changed: return Judgement::fails;
    case ShiftVerdict::cannot_tell:
    case ShiftVerdict::not_measured: break;
  }
  return Judgement::open;
}

Judgement judgement_of(const GuardedResult& scenario, Strictness strictness) {
  if (!scenario.defects.empty()) return Judgement::wrong;
  if (!scenario.no_answer.empty()) return Judgement::open;
  auto worst = Judgement::passes;
  for (const auto& shift : scenario.shifts)
    worst = std::max(worst, judgement_of(shift.verdict, strictness));
  if (scenario.has_failed_expectation()) worst = std::max(worst, Judgement::fails);
  return worst;
}

Judgement judgement_of(const RegressResult& result) {
  const auto is_error = [](const Diagnostic& one) { return one.severity == Severity::error; };
  if (std::ranges::any_of(result.warnings, is_error)) return Judgement::wrong;
  auto worst = Judgement::passes;
  for (const auto& scenario : result.scenarios)
    worst = std::max(worst, judgement_of(scenario, result.strictness));
  return worst;
}

Expected<RegressResult, RunFailure> regress(std::span<const Guarded> scenarios,
                                            const RegressRequest& request, const RunHooks& hooks) {
  std::optional<detail::ContinuedProgress> progress;
  RunHooks told = hooks;
  if (hooks.progress != nullptr) told.progress = &progress.emplace(*hooks.progress);
  RunningPlans plans;
  detail::GrowingRuns runs;
  Guards guards;
  std::size_t family = 0;
  std::vector<std::optional<GuardedResult>> without;  // those that cannot begin, by scenario
  for (const auto& guarded : scenarios) {
    auto plan = plans.of(guarded, request.threads, told);
    without.emplace_back();
    if (!plan && plan.error().kind == RunFailureKind::stopped)
      return Unexpected{std::move(plan).error()};
    if (!plan) {
      without.back() = answerless(guarded, std::move(plan).error().message);
      continue;
    }
    guards.emplace_back(guarded, **plan, runs, request);
    family += guarded.baseline.measures.size();
  }
  if (auto failure = look_until_decided(guards, runs, request.threads, told))
    return Unexpected{std::move(*failure)};
  RegressResult result{{}, request.confidence, request.at_most, request.strictness};
  auto guard = guards.begin();
  for (auto& one : without)
    result.scenarios.push_back(one ? std::move(*one) : (guard++)->finish(family));
  return result;
}

}  // namespace cuakhau::experiment
