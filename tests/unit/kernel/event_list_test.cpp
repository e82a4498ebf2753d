#include <cuakhau/kernel/event_list.hpp>

#include <vector>

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

namespace cuakhau::kernel {

namespace {

Instant at_tick(std::int64_t ticks) { return Instant{Duration{ticks}}; }
Event event_of(std::uint32_t subject) { return {0, 0, subject}; }

std::vector<std::uint32_t> drain(EventList& list) {
  std::vector<std::uint32_t> subjects;
  while (!list.empty()) subjects.push_back(list.pop().event.subject);
  return subjects;
}

using Subjects = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("events come in the order of their instants, also before the epoch") {
  EventList list;
  list.schedule(at_tick(7), Phase::arrival, event_of(3));
  list.schedule(at_tick(-5), Phase::arrival, event_of(1));
  list.schedule(at_tick(0), Phase::arrival, event_of(2));
  CHECK(list.size() == 3);
  CHECK(list.next_instant() == at_tick(-5));
  CHECK(drain(list) == Subjects{1, 2, 3});
}

TEST_CASE("an event comes back as it was scheduled") {
  EventList list;
  list.schedule(at_tick(4), Phase::departure, {7, 8, 9});
  CHECK(list.pop() == Fired{at_tick(4), Phase::departure, {7, 8, 9}});
}

TEST_CASE("events of one instant and phase are first in, first out") {
  EventList list;
  Subjects expected;
  for (std::uint32_t i = 0; i < 500; ++i) {
    list.schedule(at_tick(9), Phase::arrival, event_of(i));
    expected.push_back(i);
  }
  CHECK(drain(list) == expected);
}

TEST_CASE("phases order the events of one instant") {
  EventList list;
  list.schedule(at_tick(1), Phase::sample, event_of(4));
  list.schedule(at_tick(1), Phase::arrival, event_of(3));
  list.schedule(at_tick(1), Phase::departure, event_of(2));
  list.schedule(at_tick(1), Phase::calendar, event_of(1));
  list.schedule(at_tick(0), Phase::sample, event_of(0));
  CHECK(drain(list) == Subjects{0, 1, 2, 3, 4});
}

TEST_CASE("an event for the running instant goes behind older ones of its phase") {
  EventList list;
  for (std::uint32_t i = 0; i < 3; ++i) list.schedule(at_tick(5), Phase::arrival, event_of(i));
  CHECK(list.pop().event.subject == 0);
  list.schedule(at_tick(5), Phase::arrival, event_of(3));
  CHECK(drain(list) == Subjects{1, 2, 3});
}

TEST_CASE("an event for the running instant in an earlier phase is next") {
  EventList list;
  list.schedule(at_tick(5), Phase::arrival, event_of(0));
  list.schedule(at_tick(5), Phase::arrival, event_of(4));
  list.schedule(at_tick(5), Phase::sample, event_of(5));
  list.pop();
  list.schedule(at_tick(5), Phase::departure, event_of(2));
  list.schedule(at_tick(5), Phase::departure, event_of(3));
  list.schedule(at_tick(5), Phase::calendar, event_of(1));
  CHECK(list.next_instant() == at_tick(5));
  CHECK(drain(list) == Subjects{1, 2, 3, 4, 5});
}

TEST_CASE("who looks at the next event leaves it where it is") {
  EventList list;
  list.schedule(at_tick(5), Phase::arrival, event_of(0));
  list.schedule(at_tick(5), Phase::sample, event_of(3));
  CHECK(list.next() == Fired{at_tick(5), Phase::arrival, event_of(0)});
  CHECK(list.pop().event.subject == 0);
  list.schedule(at_tick(5), Phase::calendar, event_of(1));
  list.schedule(at_tick(5), Phase::arrival, event_of(2));
  for (std::uint32_t subject = 1; subject <= 3; ++subject) {
    CHECK(list.next().event.subject == subject);
    CHECK(list.pop().event.subject == subject);
  }
}

TEST_CASE("an event for an instant that has passed is next and upsets nothing") {
  EventList list;
  list.schedule(at_tick(5), Phase::arrival, event_of(0));
  list.pop();
  list.schedule(at_tick(5), Phase::arrival, event_of(2));
  list.schedule(at_tick(3), Phase::sample, event_of(1));
  CHECK(list.pop() == Fired{at_tick(3), Phase::sample, event_of(1)});
  list.schedule(at_tick(5), Phase::arrival, event_of(3));
  CHECK(drain(list) == Subjects{2, 3});
}

TEST_CASE("a cancelled event never fires") {
  EventList list;
  const EventHandle first = list.schedule(at_tick(1), Phase::arrival, event_of(1));
  list.schedule(at_tick(2), Phase::arrival, event_of(2));
  const EventHandle third = list.schedule(at_tick(3), Phase::arrival, event_of(3));
  CHECK(list.cancel(third));
  CHECK(list.cancel(first));
  CHECK(list.size() == 1);
  CHECK(drain(list) == Subjects{2});
}

TEST_CASE("an event that is ready now can be cancelled") {
  EventList list;
  list.schedule(at_tick(1), Phase::arrival, event_of(0));
  list.pop();
  const EventHandle ready = list.schedule(at_tick(1), Phase::arrival, event_of(1));
  list.schedule(at_tick(1), Phase::arrival, event_of(2));
  CHECK(list.is_pending(ready));
  CHECK(list.cancel(ready));
  CHECK_FALSE(list.cancel(ready));
  CHECK(drain(list) == Subjects{2});
}

TEST_CASE("a handle is stale after its event has fired, and stays so when the slot is used again") {
  EventList list;
  const EventHandle first = list.schedule(at_tick(1), Phase::arrival, event_of(1));
  CHECK(list.is_pending(first));
  list.pop();
  CHECK_FALSE(list.is_pending(first));
  const EventHandle second = list.schedule(at_tick(2), Phase::arrival, event_of(2));
  CHECK(second.slot_plus_one == first.slot_plus_one);
  CHECK(second != first);
  CHECK_FALSE(list.cancel(first));
  CHECK(list.is_pending(second));
  CHECK(drain(list) == Subjects{2});
}

TEST_CASE("null and foreign handles cancel nothing") {
  EventList list;
  list.schedule(at_tick(1), Phase::arrival, event_of(1));
  CHECK_FALSE(list.is_pending(EventHandle{}));
  CHECK_FALSE(list.cancel(EventHandle{}));
  CHECK_FALSE(list.cancel(EventHandle{1'000'000, 1}));
  CHECK(list.size() == 1);
}

TEST_CASE("pop_before leaves what is due at the horizon or later") {
  EventList list;
  list.schedule(at_tick(1), Phase::arrival, event_of(1));
  list.schedule(at_tick(2), Phase::arrival, event_of(2));
  Fired fired;
  CHECK(list.pop_before(at_tick(2), fired));
  CHECK(fired.event.subject == 1);
  CHECK_FALSE(list.pop_before(at_tick(2), fired));
  CHECK(fired.event.subject == 1);
  CHECK_FALSE(list.pop_before(at_tick(1), fired));
  list.schedule(at_tick(1), Phase::arrival, event_of(3));
  CHECK_FALSE(list.pop_before(at_tick(1), fired));
  CHECK(list.pop_before(at_tick(3), fired));
  CHECK(fired.event.subject == 3);
  CHECK(list.pop_before(at_tick(3), fired));
  CHECK(fired.event.subject == 2);
  CHECK_FALSE(list.pop_before(at_tick(3), fired));
}

TEST_CASE("clearing makes every handle stale and keeps the list usable") {
  EventList list;
  const EventHandle later = list.schedule(at_tick(9), Phase::arrival, event_of(1));
  list.schedule(at_tick(4), Phase::arrival, event_of(2));
  list.pop();
  const EventHandle ready = list.schedule(at_tick(4), Phase::arrival, event_of(3));
  list.clear();
  CHECK(list.empty());
  CHECK_FALSE(list.is_pending(later));
  CHECK_FALSE(list.is_pending(ready));
  list.schedule(at_tick(4), Phase::arrival, event_of(5));
  list.schedule(at_tick(3), Phase::arrival, event_of(4));
  CHECK(drain(list) == Subjects{4, 5});
}

TEST_CASE("a list that can number no further pending event says so") {
  EventList list(EventListLimits{.pending = 3});
  for (std::uint32_t i = 0; i < 3; ++i) {
    CHECK_FALSE(list.schedule(at_tick(i), Phase::arrival, event_of(i)).is_null());
  }
  CHECK_FALSE(list.exhausted());
  CHECK(list.schedule(at_tick(3), Phase::arrival, event_of(3)).is_null());
  CHECK(list.exhausted());
  CHECK(drain(list) == Subjects{0, 1, 2});
  CHECK(list.exhausted());
  list.clear();
  CHECK_FALSE(list.exhausted());
}

TEST_CASE("a list that has used up its sequence says so") {
  EventList list(EventListLimits{.scheduled = 2});
  list.schedule(at_tick(1), Phase::arrival, event_of(1));
  list.schedule(at_tick(2), Phase::arrival, event_of(2));
  CHECK(list.schedule(at_tick(3), Phase::arrival, event_of(3)).is_null());
  CHECK(list.exhausted());
  list.clear();
  CHECK_FALSE(list.schedule(at_tick(3), Phase::arrival, event_of(3)).is_null());
}

TEST_CASE("reserving keeps what is pending") {
  EventList list;
  const EventHandle handle = list.schedule(at_tick(1), Phase::arrival, event_of(1));
  list.reserve(100'000);
  CHECK(list.is_pending(handle));
  CHECK(drain(list) == Subjects{1});
}

TEST_CASE("taking from an empty list is a broken contract") {
  CHECK(test::death_of([] {
          EventList list;
          list.pop();
        }).status == 70);
}

}  // namespace cuakhau::kernel
