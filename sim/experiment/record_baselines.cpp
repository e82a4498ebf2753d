#include <cuakhau/experiment/record_baselines.hpp>

#include <algorithm>
#include <deque>
#include <iterator>
#include <optional>
#include <utility>

#include "experiment/detail/continued_progress.hpp"
#include "experiment/detail/growing_runs.hpp"
#include "experiment/detail/pilot.hpp"

namespace cuakhau::experiment {
namespace {

/// One baseline in the making.
struct Recording {
  model::Plan plan;  // with its warm-up
  Recorded made;
  std::size_t run = 0;
};

void keep(const RecordRequest& request, const detail::GrowingRuns& runs, Recording& recording) {
  const auto n = request.replications;
  auto& [baseline, no_answer] = recording.made;
  no_answer = runs.no_answer(recording.run, n);
  if (!no_answer.empty()) return;
  for (auto& measure : baseline.measures) {
    const auto sample = runs.sample(recording.run, measure.key, n);
    const auto entry = runs.entry(recording.run, measure.key);
    measure.pooling = entry.pooling;
    measure.is_lower_bound = estimate(entry, sample, k_confidence).is_lower_bound;
    std::ranges::transform(sample, std::back_inserter(measure.readings), kept);
  }
  for (const auto& digests : runs.digests(recording.run, n)) baseline.paths.push_back(digests.path);
}

}  // namespace

Expected<std::vector<Recorded>, RunFailure> record_baselines(
    std::span<const RecordRequest> requests, unsigned threads, const RunHooks& hooks) {
  std::optional<detail::ContinuedProgress> progress;
  RunHooks told = hooks;
  if (hooks.progress != nullptr) told.progress = &progress.emplace(*hooks.progress);
  std::deque<Recording> recordings;  // runs point to their plans
  detail::GrowingRuns runs;
  std::vector<detail::GrowingRuns::Wish> wishes;
  for (const auto& request : requests) {
    auto& [plan, made, run] = recordings.emplace_back(Recording{*request.plan, {}, 0});
    auto& baseline = made.baseline;
    baseline.plan_digest = model::plan_digest(plan);
    baseline.seed = request.seed;
    baseline.measures = request.measures;
    if (plan.period.warm_up_is_automatic) {
      auto warmed = detail::find_warm_up(plan, {.seed = request.seed, .threads = threads}, told);
      if (!warmed && warmed.error().kind == RunFailureKind::stopped)
        return Unexpected{std::move(warmed).error()};
      if (!warmed) made.no_answer = warmed.error().message;
      if (!warmed) continue;
      plan = std::move(warmed->plan);
      baseline.warm_up = plan.period.warm_up;
    }
    std::vector<model::MeasureKey> keys;
    std::ranges::transform(baseline.measures, std::back_inserter(keys), &BaselineMeasure::key);
    run = runs.add(plan, request.seed, keys);
    wishes.push_back({run, request.replications});
  }
  if (auto failure = runs.grow(wishes, threads, told)) return Unexpected{std::move(*failure)};
  std::vector<Recorded> all;
  for (std::size_t k = 0; k < requests.size(); ++k) {
    if (recordings[k].made.no_answer.empty()) keep(requests[k], runs, recordings[k]);
    all.push_back(std::move(recordings[k].made));
  }
  return all;
}

}  // namespace cuakhau::experiment
