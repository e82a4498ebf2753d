#pragma once

// One long run in place of replications: cut into batches behind its warm-up, of which each counts
// as one observation (batch_means.hpp says when that holds).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/batch_means.hpp>
#include <cuakhau/experiment/estimate.hpp>
#include <cuakhau/model/network.hpp>

namespace cuakhau::experiment {

/// Batch k begins at from + k × each; the last ends with the run.
struct RunBatches {
  std::uint32_t count = 0;
  Instant from;
  Duration each{0};  // whole days, since a border has days

  [[nodiscard]] model::RunWindow window(std::uint32_t batch) const {
    const Instant begin = from + batch * each;
    return {from, begin, begin + each};
  }
};

/// As long as they can be; days that are left over prolong the warm-up. The error says why the run
/// is too short for so many.
/// @param count at least 2
[[nodiscard]] Expected<RunBatches, std::string> cut_into_batches(const model::RunWindow& run,
                                                                 std::uint32_t count);

/// Whether a measure has no value in a part of a run that has one in the whole: extremes, the times
/// to clear and to recover, hours shut. Of these the run gives one number without an interval.
[[nodiscard]] bool is_of_whole_run(const model::MeasureKey& key);

/// Whether batches are alike that follow each other.
struct BatchLikeness {
  model::MeasureKey key;
  SerialTest serial;
};
/// Of one reading a batch, in their order; nothing where there is nothing to test.
[[nodiscard]] std::optional<BatchLikeness> likeness_of(const model::CatalogueEntry& entry,
                                                       std::span<const model::Reading> readings);

/// What is told of batches beside estimates.
struct BatchedRun {
  RunBatches batches;
  std::vector<BatchLikeness> likeness;  // of trucks cleared, their mean wait, and expectations
};

/// Those that are too short at this significance, over all tests by Holm, in words; empty: none is.
[[nodiscard]] std::string warning_of_likeness(const BatchedRun& run, double significance = 0.05);

}  // namespace cuakhau::experiment
