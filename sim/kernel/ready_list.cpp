#include <cuakhau/kernel/ready_list.hpp>

namespace cuakhau::kernel {

void ReadyList::clear() {
  if (links_.empty()) links_.resize(k_heads);
  for (std::uint32_t head = 0; head < k_heads; ++head) links_[head] = {head, head};
  size_ = 0;
}

}  // namespace cuakhau::kernel
