#include <cuakhau/kernel/event.hpp>

#include "support/catch.hpp"

namespace cuakhau::kernel {

TEST_CASE("a value-initialised handle is null") {
  CHECK(EventHandle{}.is_null());
  CHECK_FALSE(EventHandle{1, 0}.is_null());
}

TEST_CASE("events are equal when all of their fields are") {
  CHECK(Event{1, 2, 3} == Event{1, 2, 3});
  CHECK(Event{1, 2, 3} != Event{1, 2, 4});
  CHECK(Event{1, 2, 3} != Event{1, 0, 3});
  CHECK(Event{1, 2, 3} != Event{0, 2, 3});
}

}  // namespace cuakhau::kernel
