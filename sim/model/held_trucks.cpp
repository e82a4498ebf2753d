#include "model/detail/held_trucks.hpp"

#include <algorithm>
#include <tuple>

namespace cuakhau::model::detail {

void HeldTrucks::hold(std::uint64_t first, std::uint32_t count) {
  for (std::uint32_t truck = 0; truck < count; ++truck) held_.push_back(first + truck);
}

// Who arrives at the same instant does so in the order of the numbers.
void HeldTrucks::order() {
  std::ranges::sort(on_the_way_, [](const OnTheWay& one, const OnTheWay& other) {
    return std::tie(one.at, one.number) > std::tie(other.at, other.number);
  });
}

std::uint64_t HeldTrucks::take_next() {
  const std::uint64_t number = on_the_way_.back().number;
  on_the_way_.pop_back();
  return number;
}

}  // namespace cuakhau::model::detail
