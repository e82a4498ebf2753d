#pragma once

// Gathers records into batches for the observers, and sums the path digest over them.

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include <cuakhau/kernel/digest.hpp>
#include <cuakhau/model/record.hpp>

#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

class Recorder {
 public:
  Recorder(const Network::Tables& tables, std::span<RecordObserver* const> observers);

  /// Room for one record, to be filled at once; every field must be set.
  [[nodiscard]] Visit& next_visit() {
    if (visit_count_ == k_batch) flush_visits();
    return visits_[visit_count_++];
  }
  [[nodiscard]] Journey& next_journey() {
    if (journey_count_ == k_batch) flush_journeys();
    return journeys_[journey_count_++];
  }
  void add(const Outage& outage);
  void add(const Duty& duty);
  void add(const Overtime& overtime);
  void add(const PolicyFiring& firing, const Network& in_force);

  void flush();
  [[nodiscard]] Hash128 path_digest() const { return digest_.value(); }

 private:
  static constexpr std::size_t k_batch = 64;

  // Called by the batch, where the hashes of many records overlap in the processor.
  void mark(const Visit& visit, kernel::PathDigest& digest) const;
  void mark(const Journey& journey, kernel::PathDigest& digest) const;
  void flush_visits();
  void flush_journeys();

  std::vector<std::uint64_t> flow_hashes_;   // by FlowId
  std::vector<std::uint64_t> stage_hashes_;  // by StageId
  std::span<RecordObserver* const> observers_;
  kernel::PathDigest digest_;
  std::array<Visit, k_batch> visits_;
  std::array<Journey, k_batch> journeys_;
  std::size_t visit_count_ = 0;
  std::size_t journey_count_ = 0;
};

}  // namespace cuakhau::model::detail
