#pragma once

// The future event list. Order is total: (instant, phase, sequence), where the sequence counts
// calls of schedule(), so that equal events are first in, first out. Cancelling takes an event out
// at once. Nothing is allocated while the number of pending events stays at or below its peak.

#include <cstddef>
#include <cstdint>
#include <vector>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/kernel/event.hpp>
#include <cuakhau/kernel/event_heap.hpp>
#include <cuakhau/kernel/ready_list.hpp>

namespace cuakhau::kernel {

/// How much an event list can number. The defaults are what its 16-byte entries hold; a test may
/// ask for less.
struct EventListLimits {
  std::uint32_t pending = HeapEntry::k_slot_mask;  // at one time: 2^24 - 1
  std::uint64_t scheduled = std::uint64_t{1}
                            << HeapEntry::k_sequence_bits;  // for a later instant, between clear()s
};

class EventList {
 public:
  EventList() = default;
  explicit EventList(EventListLimits limits) : limits_(limits) {}

  /// @param at any instant but far_past() and never(); one before the last popped is served as late
  /// as it comes
  /// @return null, and exhausted() from then on, when a limit is reached
  [[gnu::always_inline]] EventHandle schedule(Instant at, Phase phase, Event event) {
    if (free_ == k_none || sequence_ == limits_.scheduled) [[unlikely]] {
      if (!make_room()) return {};
    }
    const std::uint32_t slot = free_;
    EventSlot& pending = slots_[slot];
    free_ = pending.place;
    pending.event = event;
    if (at == ready_instant_) [[unlikely]] {
      pending.place = k_ready;
      ready_.push(phase, slot);
    } else {
      heap_.push({biased(at), order(phase, slot)}, slots_.data());
    }
    return {slot + 1, pending.generation};
  }

  /// @return false when the event has fired, was cancelled before, or the handle is null
  bool cancel(EventHandle handle);

  [[nodiscard]] bool is_pending(EventHandle handle) const {
    const std::size_t slot = std::size_t{handle.slot_plus_one} - 1;  // wraps for a null handle
    return slot < slots_.size() && slots_[slot].generation == handle.generation;
  }

  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::size_t size() const { return heap_.size() + ready_.size(); }

  /// When the next event is due; the list is not empty.
  [[nodiscard]] Instant next_instant();

  /// The next event, left where it is; the list is not empty.
  [[nodiscard]] Fired next();

  /// Takes out the next event; the list is not empty.
  Fired pop();

  /// Takes out the next event if it is due before `horizon`.
  /// @return false, and `fired` as it was, when none is
  bool pop_before(Instant horizon, Fired& fired) {
    const bool is_ready = !ready_.empty();
    if (is_ready && !heap_goes_first()) {
      if (ready_instant_ >= horizon) return false;
      fired = pop_ready();
      return true;
    }
    const HeapEntry entry = heap_.top(slots_.data());  // not before any horizon if there is none
    if (entry.time >= biased(horizon)) return false;
    heap_.pop(slots_.data());
    EventSlot& slot = slots_[entry.slot()];
    fired.at = unbiased(entry.time);  // member by member, as in EventHeap::move_up
    fired.phase = static_cast<Phase>(entry.phase());
    fired.event = slot.event;
    // A late entry must not take the ready list's instant from under it.
    if (!is_ready) ready_instant_ = fired.at;
    release(slot, entry.slot());
    return true;
  }

  /// Right after pop_before(): the event that is likely to be the next one, for who wants to have
  /// fetched what it will need. Null when it pays for nobody.
  [[nodiscard]] const Event* likely_next() const {
    const HeapEntry* const entry = heap_.likely_next();
    return entry == nullptr ? nullptr : &slots_[entry->slot()].event;
  }

  /// Whether schedule() has ever had to refuse since clear().
  [[nodiscard]] bool exhausted() const { return exhausted_; }

  /// Makes room for so many pending events at once.
  void reserve(std::size_t pending);

  /// Takes out everything, as if each had been cancelled, and starts the sequence anew; keeps the
  /// memory.
  void clear();

 private:
  static constexpr std::uint32_t k_none = HeapEntry::k_slot_mask;
  static constexpr std::uint32_t k_ready = 0;  // the place of an event that is not in the heap

  [[nodiscard]] static constexpr std::uint64_t biased(Instant at) {
    return static_cast<std::uint64_t>(at.since_epoch().count()) ^ (std::uint64_t{1} << 63U);
  }
  [[nodiscard]] static constexpr Instant unbiased(std::uint64_t time) {
    return Instant{Duration{static_cast<std::int64_t>(time ^ (std::uint64_t{1} << 63U))}};
  }
  [[nodiscard]] std::uint64_t order(Phase phase, std::uint32_t slot) {
    return (static_cast<std::uint64_t>(phase) << 62U) | (sequence_++ << HeapEntry::k_slot_bits) |
           slot;
  }

  // The new generation makes every handle of the old one stale.
  void release(std::uint32_t slot) { release(slots_[slot], slot); }
  void release(EventSlot& at, std::uint32_t slot) {
    ++at.generation;
    at.place = free_;
    free_ = slot;
  }

  // Of a heap entry and a ready event of one instant and phase the entry is older: from the moment
  // when the first was ready, whatever was scheduled for that instant became ready too.
  [[nodiscard]] bool heap_goes_first();
  Fired pop_ready();
  bool make_room();
  void grow(std::size_t capacity);

  EventListLimits limits_;
  EventHeap heap_;
  ReadyList ready_;
  Instant ready_instant_ =
      Instant::far_past();  // that of the last popped, or of the ready events if there are any
  std::vector<EventSlot> slots_;
  std::uint32_t free_ = k_none;
  bool exhausted_ = false;
  std::uint64_t sequence_ = 0;
};

}  // namespace cuakhau::kernel
