#include "model/detail/held_trucks.hpp"

#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using cuakhau::model::detail::HeldTrucks;

namespace {

Instant at_minute(std::uint64_t minute) {
  return Instant{} + minutes(static_cast<std::int64_t>(minute));
}

}  // namespace

TEST_CASE("held trucks come in the order of their arrivals, then of their numbers") {
  HeldTrucks trucks;
  CHECK(!trucks.has_held());
  CHECK(trucks.next_arrival() == Instant::never());
  trucks.hold(7, 3);
  CHECK(trucks.has_held());
  CHECK(trucks.next_arrival() == Instant::never());
  trucks.release([](std::uint64_t number) { return at_minute(number == 7 ? 90 : 60); });
  CHECK(!trucks.has_held());
  std::vector<std::uint64_t> came;
  while (trucks.next_arrival() != Instant::never()) came.push_back(trucks.take_next());
  CHECK(came == std::vector<std::uint64_t>{8, 9, 7});
}

TEST_CASE("who was released before is not held up by those released later") {
  HeldTrucks trucks;
  trucks.hold(0, 1);
  trucks.release([](std::uint64_t) { return at_minute(50); });
  trucks.hold(1, 2);
  trucks.release([](std::uint64_t number) { return at_minute(40 + 20 * (number - 1)); });
  CHECK(trucks.next_arrival() == at_minute(40));
  CHECK(trucks.take_next() == 1);
  CHECK(trucks.take_next() == 0);
  CHECK(trucks.take_next() == 2);
}
