#include "model/detail/truck.hpp"

#include <set>
#include <vector>

#include "support/catch.hpp"

using namespace cuakhau::model::detail;

TEST_CASE("a truck pool hands out each slot once and keeps trucks where they are") {
  TruckPool trucks;
  std::set<std::size_t> slots;
  trucks.take().visit.truck.number = 42;
  const Truck* const first = &trucks[TruckId{0U}];
  for (int i = 0; i < 1'000; ++i) slots.insert(trucks.take().id.index());
  CHECK(slots.size() == 1'000);
  CHECK(trucks.inside() == 1'001);
  CHECK(trucks.slots() == 1'024);
  CHECK(&trucks[TruckId{0U}] == first);
  CHECK(first->number() == 42);
}

TEST_CASE("a slot is used again before the pool grows, and holds a new truck then") {
  TruckPool trucks;
  std::vector<TruckId> taken;
  for (int i = 0; i < 256; ++i) taken.push_back(trucks.take().id);
  trucks[taken[7]].visit.truck.number = 7;
  trucks[taken[7]].state = TruckState::serving;
  trucks.give_back(trucks[taken[7]]);
  CHECK(trucks[taken[7]].state == TruckState::free);
  CHECK(trucks.inside() == 255);
  CHECK(trucks.take().id == taken[7]);
  CHECK(trucks[taken[7]].number() == 0);
  CHECK(trucks.slots() == 256);
}
