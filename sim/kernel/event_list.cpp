#include <cuakhau/kernel/event_list.hpp>

#include <algorithm>

namespace cuakhau::kernel {

namespace {

constexpr std::size_t k_chunk = 1024;  // slots; every capacity is a whole number of chunks

}  // namespace

bool EventList::cancel(EventHandle handle) {
  if (!is_pending(handle)) return false;
  const std::uint32_t slot = handle.slot_plus_one - 1;
  if (slots_[slot].place == k_ready) {
    ready_.remove(slot);
  } else {
    heap_.remove(slot, slots_.data());
  }
  release(slot);
  return true;
}

Instant EventList::next_instant() {
  CUAKHAU_DEBUG_CHECK(!empty(), "next_instant() of an empty event list");
  if (!ready_.empty() && !heap_goes_first()) return ready_instant_;
  return unbiased(heap_.top(slots_.data()).time);
}

Fired EventList::next() {
  CUAKHAU_CHECK(!empty(), "next() of an empty event list");
  if (!ready_.empty() && !heap_goes_first()) {
    const Phase phase = ready_.first_phase();
    return {ready_instant_, phase, slots_[ready_.first(phase)].event};
  }
  const HeapEntry& entry = heap_.top(slots_.data());
  return {unbiased(entry.time), static_cast<Phase>(entry.phase()), slots_[entry.slot()].event};
}

Fired EventList::pop() {
  CUAKHAU_CHECK(!empty(), "pop() of an empty event list");
  Fired fired;
  pop_before(Instant::never(), fired);
  return fired;
}

bool EventList::heap_goes_first() {
  if (heap_.empty()) return false;
  const HeapEntry& entry = heap_.top(slots_.data());
  const std::uint64_t ready_time = biased(ready_instant_);
  if (entry.time != ready_time) return entry.time < ready_time;
  return entry.phase() <= static_cast<std::uint64_t>(ready_.first_phase());
}

Fired EventList::pop_ready() {
  const Phase phase = ready_.first_phase();
  const std::uint32_t slot = ready_.first(phase);
  ready_.remove(slot);
  release(slot);
  return {ready_instant_, phase, slots_[slot].event};
}

bool EventList::make_room() {
  if (sequence_ == limits_.scheduled || slots_.size() == limits_.pending) {
    exhausted_ = true;
    return false;
  }
  // By half, so that n schedules copy O(n) slots.
  grow(slots_.size() + std::max(k_chunk, slots_.size() / 2));
  return true;
}

void EventList::grow(std::size_t capacity) {
  const std::size_t whole = (capacity + k_chunk - 1) / k_chunk * k_chunk;
  const std::size_t limit = std::min<std::size_t>(whole, limits_.pending);
  const std::size_t old = slots_.size();
  heap_.grow(limit);
  ready_.grow(limit);
  slots_.resize(limit);
  for (std::size_t slot = limit; slot-- > old;) {
    slots_[slot].place = free_;
    free_ = static_cast<std::uint32_t>(slot);
  }
}

void EventList::reserve(std::size_t pending) {
  if (pending > slots_.size()) grow(pending);
}

void EventList::clear() {
  heap_.clear();
  ready_.clear();
  free_ = k_none;
  for (std::size_t slot = slots_.size(); slot-- > 0;) {
    ++slots_[slot].generation;
    slots_[slot].place = free_;
    free_ = static_cast<std::uint32_t>(slot);
  }
  ready_instant_ = Instant::far_past();
  exhausted_ = false;
  sequence_ = 0;
}

}  // namespace cuakhau::kernel
