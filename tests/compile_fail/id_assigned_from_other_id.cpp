// The index of a stage is not the index of a flow.
// must fail: no match for .operator=.*StageTag|no viable overloaded .=
#include <cuakhau/base/id.hpp>

using namespace cuakhau;

struct StageTag;
struct FlowTag;

int main() {
  [[maybe_unused]] const Id<StageTag> stage{std::size_t{1}};
#ifdef MUST_FAIL
  Id<FlowTag> flow;
  flow = stage;
#endif
}
