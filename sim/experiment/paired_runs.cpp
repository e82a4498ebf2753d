#include "experiment/detail/paired_runs.hpp"

#include <algorithm>
#include <utility>

#include "experiment/detail/pilot.hpp"

namespace cuakhau::experiment::detail {
namespace {

std::optional<std::size_t> entry_of(const model::Catalogue& catalogue,
                                    const model::MeasureKey& key) {
  const auto found = std::ranges::find(catalogue.entries, key, &model::CatalogueEntry::key);
  if (found == catalogue.entries.end()) return std::nullopt;
  return static_cast<std::size_t>(found - catalogue.entries.begin());
}

}  // namespace

PairedRuns::PairedRuns(std::span<const model::Network> networks, const CompareRequest& request)
    : networks_(networks),
      request_(request),
      poolings_(request.measures.size()),
      scenarios_(networks.size()) {
  for (std::size_t i = 0; i < networks.size(); ++i) {
    const auto catalogue = model::catalogue(networks[i]);
    auto& scenario = scenarios_[i];
    scenario.digests.resize(request.replications);
    for (std::size_t measure = 0; measure < request.measures.size(); ++measure) {
      const auto entry = entry_of(catalogue, request.measures[measure]);
      scenario.entries.push_back(entry);
      scenario.readings.emplace_back(request.replications);
      if (entry) poolings_[measure] = catalogue.entries[*entry].pooling;
    }
  }
}

std::optional<RunFailure> PairedRuns::gather(const RunHooks& hooks) {
  const ReplicationRange range{request_.seed, 0, request_.replications, request_.threads};
  if (replicate_each(networks_, range, hooks, *this) == Ending::stopped)
    return RunFailure{RunFailureKind::stopped, {}, "interrupted"};
  if (!scenarios_.front().failed) return std::nullopt;
  return RunFailure{RunFailureKind::no_answer, {}, no_answer(0)};
}

Demand PairedRuns::take(std::size_t network, Replication replication) {
  auto& scenario = scenarios_[network];
  if (!replication.has_answer()) {
    if (!scenario.failed || replication.index < scenario.failed->index)
      scenario.failed = std::move(replication);
    return network == 0 ? Demand::nothing : Demand::others;
  }
  const auto k = replication.index;
  for (std::size_t measure = 0; measure < scenario.entries.size(); ++measure)
    if (const auto entry = scenario.entries[measure])
      scenario.readings[measure][k] = replication.measures.readings[*entry];
  scenario.digests[k] = {k, replication.run.trace_digest, replication.run.path_digest};
  return Demand::more;
}

Sample PairedRuns::sample(std::size_t scenario, std::size_t measure) const {
  return scenarios_[scenario].readings[measure];
}

Estimate PairedRuns::estimate(std::size_t scenario, std::size_t measure, double confidence) const {
  return experiment::estimate({request_.measures[measure], poolings_[measure]},
                              sample(scenario, measure), confidence);
}

const std::vector<ReplicationDigests>& PairedRuns::digests(std::size_t scenario) const {
  return scenarios_[scenario].digests;
}

std::string PairedRuns::no_answer(std::size_t scenario) const {
  const auto& failed = scenarios_[scenario].failed;
  return failed ? explain(networks_[scenario], *failed) : std::string{};
}

}  // namespace cuakhau::experiment::detail
