#include <cuakhau/experiment/looks.hpp>

namespace cuakhau::experiment {

std::vector<std::uint32_t> looks(std::uint32_t first, std::uint32_t at_most) {
  std::vector<std::uint32_t> all{first};
  while (all.back() < at_most)
    all.push_back(at_most - all.back() > all.back() ? 2 * all.back() : at_most);
  return all;
}

}  // namespace cuakhau::experiment
