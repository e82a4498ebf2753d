// An id is no number; index() is.
// must fail: (cannot convert|conversion from) .*Id<StageTag>.* to .*size_t
#include <cuakhau/base/id.hpp>

using namespace cuakhau;

struct StageTag;
struct FlowTag;

int main() {
  [[maybe_unused]] const Id<StageTag> stage{std::size_t{1}};
#ifdef MUST_FAIL
  [[maybe_unused]] const std::size_t index = stage;
#endif
}
