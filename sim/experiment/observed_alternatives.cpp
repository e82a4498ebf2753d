#include "experiment/detail/observed_alternatives.hpp"

#include <fmt/format.h>

#include <cuakhau/experiment/measure_lookup.hpp>

#include "experiment/detail/pilot.hpp"

namespace cuakhau::experiment::detail {

ObservedAlternatives::ObservedAlternatives(std::span<const model::Network> networks,
                                           const SelectionRequest& request, const RunHooks& hooks)
    : networks_(networks), request_(request), hooks_(hooks), all_(networks.size()) {
  for (std::size_t i = 0; i < networks.size(); ++i) {
    const auto entry = find_measure(model::catalogue(networks[i]), request.measure);
    if (entry)
      all_[i].entry = *entry;
    else
      all_[i].no_answer = "it has no such measure";
  }
}

void ObservedAlternatives::extend(std::size_t alternative, std::uint32_t replications) {
  auto& observed = all_[alternative];
  const auto have = static_cast<std::uint32_t>(observed.values.size());
  if (is_stopped_ || !observed.no_answer.empty() || have >= replications) return;
  const auto& network = networks_[alternative];
  const auto batch =
      replicate(network, {request_.seed, have, replications - have, request_.threads}, hooks_);
  is_stopped_ = batch.ending == BatchEnding::stopped;
  if (batch.ending == BatchEnding::no_answer)
    observed.no_answer = explain(network, batch.replications.front());
  if (batch.ending != BatchEnding::complete) return;
  for (const auto& replication : batch.replications) add(replication, observed);
}

void ObservedAlternatives::add(const Replication& replication, Observed& observed) {
  if (!observed.no_answer.empty()) return;
  const auto& reading = replication.measures.readings[*observed.entry];
  if (reading.is_absent()) {
    observed.no_answer = fmt::format("replication {}: nothing to measure", replication.index);
    return;
  }
  observed.values.push_back(reading.value());
  observed.censored += reading.censored;
  observed.is_lower_bound |= reading.is_lower_bound;
}

Estimate ObservedAlternatives::estimate(std::size_t alternative) const {
  const auto& observed = all_[alternative];
  Estimate estimate;
  estimate.key = request_.measure;
  estimate.confidence = request_.confidence;
  if (observed.values.empty()) return estimate;
  const auto spread = mean_of(observed.values, request_.confidence);
  estimate.value = spread.value;
  estimate.interval = spread.interval;
  estimate.sd = spread.sd;
  estimate.n = spread.n;
  estimate.censored = observed.censored / spread.n;
  const bool is_cut_mean =
      estimate.key.statistic == "mean" && estimate.censored > k_censored_bearable;
  estimate.is_lower_bound = observed.is_lower_bound || is_cut_mean;
  return estimate;
}

std::uint32_t ObservedAlternatives::replications(std::size_t alternative) const {
  return static_cast<std::uint32_t>(all_[alternative].values.size());
}

}  // namespace cuakhau::experiment::detail
