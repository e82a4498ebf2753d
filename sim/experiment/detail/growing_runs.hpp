#pragma once

// Runs of several plans, each reduced to the readings that are asked for, of which more can be
// asked later.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/experiment/estimate.hpp>
#include <cuakhau/experiment/paired.hpp>
#include <cuakhau/experiment/run.hpp>

namespace cuakhau::experiment::detail {

class GrowingRuns {
 public:
  /// Until which number of replications a run shall go.
  struct Wish {
    std::size_t run = 0;
    std::uint32_t replications = 0;
  };

  /// @return its number. A plan and a seed that are known are one run, of the measures of both.
  /// @param plan with a warm-up that is known; must outlive this
  /// @param measures that its catalogue has
  std::size_t add(const model::Plan& plan, std::uint64_t seed,
                  std::span<const model::MeasureKey> measures);

  /// Runs what is missing, all on one set of threads as far as they have a seed and a number in
  /// common. A failure when it was stopped; a run without an answer just ends.
  [[nodiscard]] std::optional<RunFailure> grow(std::span<const Wish> wishes, unsigned threads,
                                               const RunHooks& hooks);

  /// Of the first n replications, which are there.
  [[nodiscard]] Sample sample(std::size_t run, const model::MeasureKey& key, std::uint32_t n) const;
  [[nodiscard]] model::CatalogueEntry entry(std::size_t run, const model::MeasureKey& key) const;
  [[nodiscard]] std::span<const ReplicationDigests> digests(std::size_t run, std::uint32_t n) const;
  /// Why it has no answer within its first n replications; empty when it has.
  [[nodiscard]] std::string no_answer(std::size_t run, std::uint32_t n) const;

 private:
  struct Run {
    const model::Plan* plan = nullptr;
    std::uint64_t seed = 1;
    std::uint32_t done = 0;
    std::vector<model::CatalogueEntry> entries;         // of its measures
    std::vector<std::size_t> places;                    // of these in its catalogue
    std::vector<std::vector<model::Reading>> readings;  // by measure, then replication
    std::vector<ReplicationDigests> digests;
    std::optional<std::uint32_t> failed;  // the first replication without an answer
    std::string why{};
  };
  class Batch;

  [[nodiscard]] static std::size_t place(const Run& run, const model::MeasureKey& key);

  std::vector<Run> runs_;
};

}  // namespace cuakhau::experiment::detail
