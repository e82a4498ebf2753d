#pragma once

// Brings trucks into the model: those that already wait at the start, and the arrivals of every
// flow.

#include <string>
#include <vector>

#include "model/detail/arrival_process.hpp"
#include "model/detail/held_trucks.hpp"
#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Movement;

class Sources {
 public:
  Sources(World& world, Movement& movement);

  /// Puts the initial trucks in their places and schedules the first arrival of each flow.
  void start();
  /// Goes by the rates of the plan now in force: trucks on their way come earlier or later.
  void follow();
  void on_arrival(FlowId flow);
  void on_resupply(FlowId flow);
  void on_released(FlowId flow);

 private:
  // The arrivals of one flow.
  struct Source {
    Source(const Network::Tables& tables, FlowId flow, kernel::StreamKey root);
    /// Goes by this table from now on.
    void follow(const FlowTable& now_in_force);

    ArrivalProcess process;
    const FlowTable* table = nullptr;
    bool has_more_to_say = false;   // of its trucks: a place, patience, or that another one follows
    std::uint64_t next_number = 0;  // of its trucks
    kernel::EventHandle next{};     // arrival
    std::uint32_t next_trucks = 0;  // that arrive then
    HeldTrucks held{};
    kernel::EventHandle next_released{};
  };

  struct InitialTruck {
    Instant arrived;
    FlowId flow;
    std::uint64_t number = 0;
    OpId entry = k_none;
    CommodityId commodity{};  // none: as drawn
  };

  /// Null when there are too many: that ends the run.
  Truck* make_truck(FlowId flow, const Source& source, std::uint64_t number, Instant arrived);
  void tell_more(Truck& truck, const FlowTable& table, Instant arrived);
  void schedule_next(FlowId flow, Source& source);
  void schedule_at(FlowId flow, Source& source, Instant when);
  void bring_truck(FlowId flow, const Source& source, std::uint64_t number);
  void release(FlowId flow, Source& source);
  void schedule_released(FlowId flow, Source& source);
  void place_initial();
  [[nodiscard]] OpId entry_of(FlowId flow, const std::string& stage) const;
  [[nodiscard]] bool visits(const Op& op, const std::string& stage) const;
  [[nodiscard]] OpId choice_of(OpId visit, const std::string& stage) const;
  void mark_inner(OpId id, OpId first, std::vector<bool>& is_inner) const;

  World& world_;
  Movement& movement_;
  bool is_started_ = false;
  std::vector<Source> sources_;  // by FlowId
};

}  // namespace cuakhau::model::detail
