#include "model/detail/truck.hpp"

namespace cuakhau::model::detail {

void TruckPool::grow() {
  const std::size_t begin = slots();
  chunks_.push_back(std::make_unique<Truck[]>(k_chunk));  // NOLINT(*-avoid-c-arrays)
  for (std::size_t i = k_chunk; i > 0; --i) {
    const TruckId id{begin + i - 1};
    (*this)[id].behind = first_free_;
    first_free_ = id;
  }
}

}  // namespace cuakhau::model::detail
