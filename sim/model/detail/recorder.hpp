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
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;
  ~Recorder() = default;

  /// Room for one record, to be filled at once; every field must be set.
  [[nodiscard]] Visit& next_visit() {
    if (next_visit_ == visits_.data() + k_batch) flush_visits();
    return *next_visit_++;
  }
  [[nodiscard]] Journey& next_journey() {
    if (next_journey_ == journeys_.data() + k_batch) flush_journeys();
    return *next_journey_++;
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
  std::array<Visit, k_batch> visits_{};
  std::array<Journey, k_batch> journeys_{};
  Visit* next_visit_ = visits_.data();
  Journey* next_journey_ = journeys_.data();
};

}  // namespace cuakhau::model::detail
