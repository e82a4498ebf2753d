#pragma once

// A truck inside the model, or a token of it on a parallel arm, and the pool that they live in.

#include <cstdint>
#include <memory>
#include <vector>

#include <cuakhau/base/time.hpp>
#include <cuakhau/kernel/cache_aligned.hpp>
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
  driving,  // it is on a road, or waits at a place for one to open
};

/// The present visit, as far as it has come: what of its record is known before the truck leaves.
struct PresentVisit {
  std::uint32_t round = 0;
  std::uint16_t server = 0;
  WaitReason reason = WaitReason::none;
  TruckRef truck{};
  Instant arrived = Instant::never();
  Instant entered = Instant::never();
  Instant started = Instant::never();
  Instant ended = Instant::never();
  Duration paused{0};
  Duration occupied{0};
};

/// Three cache lines: nearly all steps read no more than the first two.
struct alignas(kernel::k_cache_line) Truck {
  TruckId id;  // its slot
  TruckState state = TruckState::free;
  bool has_started = false;  // a first service: patience no longer counts
  bool is_cleared = false;
  bool is_new = true;        // no stage has taken it in yet
  bool is_initial = false;   // it was there when the run began
  bool is_overdue = false;   // in an exchange: it has waited so long that its turn may be short
  bool is_followed = false;  // its flow is saturated: the next one shows once it is in, or gone
  OpId at = k_none;          // the visit whose stage it holds a place of
  OpId wants = k_none;       // the visit whose stage it waits for
  std::uint32_t holding = k_none;  // its first member of a pool, held or asked for (pools.hpp)
  GateId gate;
  Marks marks = 0;           // what checks have found
  Marks marks_on_entry = 0;  // the same when the present visit began
  Duration served{0};  // at servers and in lanes until it was cleared, pauses of the work included
  Truck* before = nullptr;  // neighbours in a waiting line
  Truck* behind = nullptr;
  PresentVisit visit;  // its instants are the second line

  Instant work_since;  // start of the present stretch of work, or of the present pause
  Duration work{0};    // what was left of it then; of a forked truck: of its longest token so far
  kernel::EventHandle timer;
  kernel::EventHandle patience;
  Instant arrived_at_border;
  Instant cleared_at;
  Truck* parent = nullptr;        // of a token
  std::uint32_t tokens_left = 0;  // of a forked truck

  [[nodiscard]] FlowId flow() const { return visit.truck.flow; }
  [[nodiscard]] CommodityId commodity() const { return visit.truck.commodity; }
  [[nodiscard]] std::uint64_t number() const { return visit.truck.number; }
};
// With its patience pending, at 32 bytes an event, a truck that waits needs 256 bytes at most.
static_assert(sizeof(Truck) == 3 * kernel::k_cache_line);

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

  [[nodiscard]] Truck& take() {
    if (first_free_ == nullptr) [[unlikely]]
      grow();
    Truck& truck = *first_free_;
    first_free_ = truck.behind;
    const TruckId id = truck.id;
    truck = Truck{};
    truck.id = id;
    ++inside_;
    return truck;
  }
  void give_back(Truck& truck) {
    truck.state = TruckState::free;
    truck.behind = first_free_;
    first_free_ = &truck;
    --inside_;
  }

  [[nodiscard]] std::size_t inside() const { return inside_; }
  /// Slots that exist; those in state `free` hold no truck.
  [[nodiscard]] std::size_t slots() const { return chunks_.size() * k_chunk; }

 private:
  static constexpr std::size_t k_chunk = 256;
  void grow();

  std::vector<std::unique_ptr<Truck[]>> chunks_;  // NOLINT(*-avoid-c-arrays): a chunk never resizes
  Truck* first_free_ = nullptr;
  std::size_t inside_ = 0;
};

}  // namespace cuakhau::model::detail
