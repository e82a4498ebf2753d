#pragma once

// Gathers records into batches for the observers, and sums the path digest over them.

#include <span>
#include <string_view>
#include <vector>

#include <cuakhau/kernel/digest.hpp>
#include <cuakhau/model/record.hpp>

#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

class Recorder {
 public:
  Recorder(const Network::Tables& tables, std::span<RecordObserver* const> observers);

  void add(const Visit& visit) {
    // A stage that does nothing leaves no mark: only work of some length is a milestone.
    if (visit.outcome == VisitOutcome::passed && visit.ended > visit.started) mark(visit);
    visits_.push_back(visit);
    if (visits_.size() == k_batch) flush_visits();
  }
  void add(const Journey& journey) {
    mark(journey);
    journeys_.push_back(journey);
    if (journeys_.size() == k_batch) flush_journeys();
  }
  void add(const Outage& outage);

  void flush();
  [[nodiscard]] Hash128 path_digest() const { return digest_.value(); }

 private:
  static constexpr std::size_t k_batch = 256;

  void mark(const Visit& visit) {
    digest_.add(tables_.flows[visit.truck.flow.index()].name_hash, visit.truck.number,
                tables_.stages[visit.stage.index()].name_hash + visit.round,
                word(visit.started) ^ mix64(word(visit.ended)));
  }
  void mark(const Journey& journey) {
    digest_.add(tables_.flows[journey.truck.flow.index()].name_hash, journey.truck.number,
                mix64(static_cast<std::uint64_t>(journey.outcome) + 1) ^ word(journey.arrived),
                word(journey.cleared) ^ mix64(word(journey.left)));
  }
  static std::uint64_t word(Instant instant) {
    return static_cast<std::uint64_t>(instant.since_epoch().count());
  }
  void flush_visits();
  void flush_journeys();

  const Network::Tables& tables_;
  std::span<RecordObserver* const> observers_;
  kernel::PathDigest digest_;
  std::vector<Visit> visits_;
  std::vector<Journey> journeys_;
};

}  // namespace cuakhau::model::detail
