#include "model/detail/waiting_line.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace cuakhau::model::detail;

namespace {

std::vector<std::size_t> drained(WaitingLine& line, const std::vector<std::uint32_t>& level_of) {
  std::vector<std::size_t> order;
  while (!line.empty()) {
    Truck& next = line.front();
    order.push_back(next.id.index());
    line.remove(next, level_of[next.id.index()]);
  }
  return order;
}

}  // namespace

TEST_CASE("a waiting line keeps the order of arrival within a level, the first level first") {
  TruckPool trucks;
  WaitingLine line(3);
  const std::vector<std::uint32_t> level_of{2, 0, 1, 0, 2};
  for (const std::uint32_t level : level_of) line.push(trucks.take(), level);
  CHECK(line.size() == 5);
  CHECK(drained(line, level_of) == std::vector<std::size_t>{1, 3, 2, 0, 4});
  CHECK(line.size() == 0);
}

TEST_CASE("a truck leaves a waiting line from anywhere") {
  const std::size_t leaver = GENERATE(0U, 1U, 2U);
  TruckPool trucks;
  WaitingLine line;
  const std::vector<std::uint32_t> level_of(3, 0);
  for (int i = 0; i < 3; ++i) line.push(trucks.take(), 0);
  line.remove(trucks[TruckId{leaver}], 0);
  std::vector<std::size_t> expected{0, 1, 2};
  expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(leaver));
  CHECK(drained(line, level_of) == expected);
  line.push(trucks[TruckId{leaver}], 0);
  CHECK(line.front().id == TruckId{leaver});
}
