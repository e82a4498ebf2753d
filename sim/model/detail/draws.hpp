#pragma once

// The random numbers of one replication, keyed by (seed, replication, purpose, flow, step): truck k
// of a flow draws the same at a step whatever else happens. Adding a flow or a stage changes
// nobody's draws.

#include <bit>
#include <cstdint>
#include <vector>

#include <cuakhau/kernel/stream.hpp>
#include <cuakhau/kernel/variate_stream.hpp>
#include <cuakhau/model/border.hpp>

#include "model/detail/tables.hpp"
#include "model/detail/truck.hpp"

namespace cuakhau::model::detail {

class Draws {
 public:
  Draws(const Network::Tables& tables, ReplicationKey key);

  /// The same streams with the laws of another plan.
  void follow(const Network::Tables& tables);

  [[nodiscard]] kernel::StreamKey root() const { return root_; }

  /// The work of a station on this truck at the visit `op`.
  [[nodiscard]] Duration service(OpId op, const Truck& truck) {
    const Slice& slice = slices_[op];
    const std::size_t law = slice.by_name ? law_of(slice, truck) : 0;
    return slice.streams[law].duration_at(truck.number(), truck.visit.round);
  }
  /// Has what the visit `op` of this truck reads brought into the cache.
  void fetch(OpId op, const Truck& truck) const { slices_[op].streams->fetch(truck.number()); }
  /// How long this truck waits in an exchange that has `short_after`, until its turn may be short.
  [[nodiscard]] Duration short_after(OpId op, const Truck& truck) {
    return slices_[op].streams->duration_at(truck.number(), truck.visit.round);
  }
  [[nodiscard]] Duration headway(OpId op, const Truck& truck) {
    return slices_[op].streams->duration_at(truck.number(), truck.visit.round);
  }
  [[nodiscard]] Duration travel(OpId op, const Truck& truck) {
    return slices_[op].streams[1].duration_at(truck.number(), truck.visit.round);
  }
  /// How long a member released at `op` needs to be ready again.
  [[nodiscard]] Duration back(OpId op, const Truck& truck) {
    return slices_[op].streams->duration_at(truck.number(), truck.visit.round);
  }
  /// How long this truck waits or stays where `op` sets a limit.
  [[nodiscard]] Duration limit(OpId op, const Truck& truck) {
    return slices_[op].streams->duration_at(truck.number(), truck.visit.round);
  }
  /// A number of (0, 1) for a branch or a tie at `op`.
  [[nodiscard]] double uniform(OpId op, const Truck& truck) {
    return slices_[op].streams->at(truck.number(), truck.visit.round);
  }

  /// @param table that of the flow
  [[nodiscard]] CommodityId commodity(FlowId flow, const FlowTable& table, std::uint64_t number) {
    if (table.commodities.size() == 1) return table.commodities.front();
    return drawn_commodity(table, flows_[flow.index()].commodity, number);
  }
  /// The patience of this truck; its flow has one.
  [[nodiscard]] Duration patience(FlowId flow, std::uint64_t number) {
    return streams_[flows_[flow.index()].patience].duration_at(number);
  }

  /// From the end of the hold to the arrival of a truck that was held.
  [[nodiscard]] Duration release(FlowId flow, std::uint64_t number) {
    return streams_[flows_[flow.index()].release].duration_at(number);
  }

  /// The age of this truck's load on arrival.
  [[nodiscard]] Duration age(const Truck& truck) {
    return tables_->plan.cargo.empty() ? Duration{0} : drawn_age(truck);
  }

 private:
  [[nodiscard]] Duration drawn_age(const Truck& truck);
  [[nodiscard]] CommodityId drawn_commodity(const FlowTable& table, std::size_t stream,
                                            std::uint64_t number);

  // The streams of a step. Of a service by names: one for each mark, then one for each commodity.
  struct Slice {
    kernel::VariateStream* streams = nullptr;
    std::uint32_t first = 0;  // among all
    bool by_name = false;
    Marks marks = 0;  // that its laws name
  };
  struct FlowStreams {
    std::size_t commodity = 0;
    std::size_t patience = 0;
    std::size_t release = 0;
    std::size_t ages = 0;  // the first of as many as there are commodities
  };

  // What a check has found out goes before what the truck carries. Of the marks none has two.
  [[nodiscard]] static std::size_t law_of(const Slice& slice, const Truck& truck) {
    const std::uint32_t marks = slice.marks & truck.marks;
    const std::uint32_t before = marks == 0 ? slice.marks : slice.marks & ((marks & -marks) - 1U);
    const auto first = static_cast<std::size_t>(std::popcount(before));
    return marks == 0 ? first + truck.commodity().index() : first;
  }

  void add_services(const ServiceLaw& service, kernel::StreamKey key, Slice& slice);
  void add_visit(const Op& op, kernel::StreamKey key, Slice& slice);
  void add_ages(const FlowTable& flow);
  void add_flow(const FlowTable& flow, FlowStreams& streams);
  void add_steps(const FlowTable& flow);

  const Network::Tables* tables_;
  kernel::StreamKey root_;
  std::vector<kernel::VariateStream> streams_;
  std::vector<Slice> slices_;  // by OpId
  std::vector<FlowStreams> flows_;
};

}  // namespace cuakhau::model::detail
