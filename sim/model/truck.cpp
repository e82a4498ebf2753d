#include "model/detail/truck.hpp"

namespace cuakhau::model::detail {

void TruckPool::grow() {
  const std::size_t begin = slots();
  chunks_.push_back(std::make_unique<Truck[]>(k_chunk));  // NOLINT(*-avoid-c-arrays)
  for (std::size_t i = k_chunk; i > 0; --i) {
    Truck& truck = chunks_.back()[i - 1];
    truck.id = TruckId{begin + i - 1};
    truck.behind = first_free_;
    first_free_ = &truck;
  }
}

}  // namespace cuakhau::model::detail
