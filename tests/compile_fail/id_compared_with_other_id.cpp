// Indices of different things are never equal or unequal.
// must fail: operand.*StageTag.* and .*FlowTag
#include <cuakhau/base/id.hpp>

using namespace cuakhau;

struct StageTag;
struct FlowTag;

int main() {
  [[maybe_unused]] const Id<StageTag> stage{std::size_t{1}};
#ifdef MUST_FAIL
  [[maybe_unused]] const bool same = stage == Id<FlowTag>{};
#endif
}
