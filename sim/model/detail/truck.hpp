#pragma once

// A truck inside the model, or a token of it on a parallel arm, and the pool that they live in.

#include <cstdint>
#include <memory>
#include <vector>

#include <cuakhau/base/time.hpp>
#include <cuakhau/kernel/event.hpp>
#include <cuakhau/model/record.hpp>

#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

using TruckId = Id<struct TruckTag>;

enum class TruckState : std::uint8_t {
  free,     // not in use
  outside,  // holds nothing and waits for the stage that it wants
  queued,   // waits for a server inside a station
  parked,   // waits in a yard for the stage that it wants
  serving,  // a server works on it, or it travels on a lane
  paused,   // its server closed or failed in the middle of the work
  blocked,  // work is done; it keeps its server until the stage that it wants takes it
  forked,   // its tokens are under way
};

struct Truck {
  std::uint64_t number = 0;
  Instant arrived_at_border;
  Instant cleared_at;
  Duration served{0};  // at servers and in lanes so far, pauses of the work included
  Duration served_until_cleared{0};

  // the present visit
  Instant arrived;
  Instant entered;
  Instant started;
  Instant ended;
  Instant work_since;  // start of the present stretch of work, or of the present pause
  Duration paused{0};
  Duration work{0};  // what was left of it then
  Duration occupied{0};
  kernel::EventHandle timer;

  kernel::EventHandle patience;
  FlowId flow;
  CommodityId commodity;
  GateId gate;
  OpId at = k_none;     // the visit whose stage it holds a place of
  OpId wants = k_none;  // the visit whose stage it waits for
  std::uint32_t round = 0;
  TruckId before;  // neighbours in a waiting line
  TruckId behind;
  TruckId parent;  // of a token
  std::uint32_t tokens_left = 0;
  Duration longest_token{0};
  std::uint16_t server = 0;
  TruckState state = TruckState::free;
  WaitReason reason = WaitReason::none;
  bool has_started = false;  // a first service: patience no longer counts
  bool is_cleared = false;
  bool is_new = true;       // no stage has taken it in yet
  bool is_initial = false;  // it was there when the run began
  bool is_followed =
      false;  // its flow is saturated: the next one shows as soon as it is in, or gone
};

/// Slots for trucks. Grows by fixed chunks; nothing is allocated while no more trucks are inside
/// than ever before.
class TruckPool {
 public:
  [[nodiscard]] Truck& operator[](TruckId id) {
    return chunks_[id.index() / k_chunk][id.index() % k_chunk];
  }
  [[nodiscard]] const Truck& operator[](TruckId id) const {
    return chunks_[id.index() / k_chunk][id.index() % k_chunk];
  }

  TruckId take() {
    if (first_free_.is_none()) grow();
    const TruckId id = first_free_;
    first_free_ = (*this)[id].behind;
    (*this)[id] = Truck{};
    ++inside_;
    return id;
  }
  void give_back(TruckId id) {
    Truck& truck = (*this)[id];
    truck.state = TruckState::free;
    truck.behind = first_free_;
    first_free_ = id;
    --inside_;
  }

  [[nodiscard]] std::size_t inside() const { return inside_; }
  /// Slots that exist; those in state `free` hold no truck.
  [[nodiscard]] std::size_t slots() const { return chunks_.size() * k_chunk; }

 private:
  static constexpr std::size_t k_chunk = 256;
  void grow();

  std::vector<std::unique_ptr<Truck[]>> chunks_;  // NOLINT(*-avoid-c-arrays): a chunk never resizes
  TruckId first_free_;
  std::size_t inside_ = 0;
};

}  // namespace cuakhau::model::detail
