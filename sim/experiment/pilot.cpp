#include "experiment/detail/pilot.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/experiment/warm_up.hpp>

namespace cuakhau::experiment::detail {
namespace {

/// Day by day, as far as every replication has days.
std::vector<double> average_days(const std::vector<Replication>& replications) {
  auto days = replications.front().measures.daily_waiting.size();
  for (const auto& replication : replications)
    days = std::min(days, replication.measures.daily_waiting.size());
  std::vector<double> average(days, 0.0);
  for (const auto& replication : replications)
    for (std::size_t day = 0; day < days; ++day)
      average[day] += replication.measures.daily_waiting[day];
  for (double& value : average) value /= static_cast<double>(replications.size());
  return average;
}

std::string warning_of(const WarmUpCut& cut) {
  std::string text = fmt::format(
      "the warm-up of {} d was found by MSER-5 on the daily number of waiting trucks over {} "
      "replications; it biases waits low",
      cut.observations, k_default_replications);
  if (cut.is_too_short)
    text += "; the period is too short to tell: the best cut is the last one allowed";
  return text;
}

}  // namespace

std::string explain(const model::Network& network, const Replication& failed) {
  return fmt::format("replication {}: {}", failed.index,
                     model::explain_ending(network, failed.run));
}

RunFailure failure_of(const model::Network& network, const Batch& batch) {
  if (batch.ending == BatchEnding::stopped) return {RunFailureKind::stopped, {}, "interrupted"};
  return {RunFailureKind::no_answer, {}, explain(network, batch.replications.front())};
}

Expected<WarmedPlan, RunFailure> find_warm_up(const model::Plan& plan, const RunRequest& request,
                                              const RunHooks& hooks) {
  WarmedPlan warmed{plan, {}};
  warmed.plan.period.warm_up_is_automatic = false;
  warmed.plan.period.warm_up = Duration{0};
  const model::Network network{warmed.plan};
  RunHooks quiet = hooks;
  quiet.records = nullptr;
  const auto batch =
      replicate(network, {request.seed, 0, k_default_replications, request.threads}, quiet);
  if (batch.ending != BatchEnding::complete) return Unexpected{failure_of(network, batch)};
  const auto cut = mser(average_days(batch.replications));
  warmed.plan.period.warm_up = static_cast<std::int64_t>(cut.observations) * k_day;
  warmed.warning = warning_of(cut);
  return warmed;
}

}  // namespace cuakhau::experiment::detail
