#include "experiment/detail/growing_runs.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <cuakhau/base/contract.hpp>

#include "experiment/detail/pilot.hpp"

namespace cuakhau::experiment::detail {

/// Runs that go on together: from the same replication to the same one.
class GrowingRuns::Batch final : public ReplicationSink {
 public:
  Batch(std::vector<Run*> runs, const ReplicationRange& range)
      : runs_(std::move(runs)), range_(range) {
    for (auto* run : runs_) {
      networks_.emplace_back(*run->plan);
      const std::size_t size = range.first + range.count;
      for (auto& readings : run->readings) readings.resize(size);
      run->digests.resize(size);
    }
  }

  [[nodiscard]] Ending gather(const RunHooks& hooks) {
    const auto ending = replicate_each(networks_, range_, hooks, *this);
    for (auto* run : runs_) run->done = range_.first + range_.count;
    return ending;
  }

  Demand take(std::size_t network, Replication replication) override {
    auto& run = *runs_[network];
    const auto k = replication.index;
    if (!replication.has_answer()) {
      if (!run.failed || k < *run.failed) {
        run.failed = k;
        run.why = explain(networks_[network], replication);
      }
      return Demand::others;
    }
    for (std::size_t measure = 0; measure < run.places.size(); ++measure)
      run.readings[measure][k] = replication.measures.readings[run.places[measure]];
    run.digests[k] = {k, replication.run.trace_digest, replication.run.path_digest};
    return Demand::more;
  }

 private:
  std::vector<Run*> runs_;
  ReplicationRange range_;
  std::vector<model::Network> networks_;
};

std::size_t GrowingRuns::add(const model::Plan& plan, std::uint64_t seed,
                             std::span<const model::MeasureKey> measures) {
  auto found = std::ranges::find_if(
      runs_, [&](const Run& one) { return one.plan == &plan && one.seed == seed; });
  if (found == runs_.end()) {
    Run fresh;
    fresh.plan = &plan;
    fresh.seed = seed;
    runs_.push_back(std::move(fresh));
    found = std::prev(runs_.end());
  }
  const auto catalogue = model::catalogue(model::Network{plan});
  for (const auto& key : measures) {
    if (std::ranges::find(found->entries, key, &model::CatalogueEntry::key) != found->entries.end())
      continue;
    const auto entry = std::ranges::find(catalogue.entries, key, &model::CatalogueEntry::key);
    CUAKHAU_CHECK(entry != catalogue.entries.end(), "no measure {}", key.measure);
    found->entries.push_back(*entry);
    found->places.push_back(static_cast<std::size_t>(entry - catalogue.entries.begin()));
    found->readings.emplace_back(found->done);
  }
  return static_cast<std::size_t>(found - runs_.begin());
}

std::optional<RunFailure> GrowingRuns::grow(std::span<const Wish> wishes, unsigned threads,
                                            const RunHooks& hooks) {
  std::map<std::size_t, std::uint32_t> wanted;  // by run
  for (const auto& [run, replications] : wishes) wanted[run] = std::max(wanted[run], replications);
  using Together = std::tuple<std::uint64_t, std::uint32_t, std::uint32_t>;  // seed, from, to
  std::map<Together, std::vector<Run*>> batches;
  for (const auto& [index, replications] : wanted) {
    auto& run = runs_[index];
    if (run.done < replications && !run.failed)
      batches[{run.seed, run.done, replications}].push_back(&run);
  }
  for (auto& [together, runs] : batches) {
    const auto& [seed, first, end] = together;
    Batch batch{std::move(runs), {seed, first, end - first, threads}};
    if (batch.gather(hooks) == Ending::stopped)
      return RunFailure{RunFailureKind::stopped, {}, "interrupted"};
  }
  return std::nullopt;
}

std::size_t GrowingRuns::place(const Run& run, const model::MeasureKey& key) {
  const auto found = std::ranges::find(run.entries, key, &model::CatalogueEntry::key);
  CUAKHAU_CHECK(found != run.entries.end(), "{} was not asked for", key.measure);
  return static_cast<std::size_t>(found - run.entries.begin());
}

Sample GrowingRuns::sample(std::size_t run, const model::MeasureKey& key, std::uint32_t n) const {
  const auto& one = runs_[run];
  return Sample{one.readings[place(one, key)]}.first(n);
}

model::CatalogueEntry GrowingRuns::entry(std::size_t run, const model::MeasureKey& key) const {
  const auto& one = runs_[run];
  return one.entries[place(one, key)];
}

std::span<const ReplicationDigests> GrowingRuns::digests(std::size_t run, std::uint32_t n) const {
  return std::span{runs_[run].digests}.first(n);
}

std::string GrowingRuns::no_answer(std::size_t run, std::uint32_t n) const {
  const auto& one = runs_[run];
  return one.failed && *one.failed < n ? one.why : std::string{};
}

}  // namespace cuakhau::experiment::detail
