// What has become ticks is not rounded again.
// must fail: cannot convert .*Duration.* to .double|no matching .*ticks_from
#include <cuakhau/base/time.hpp>

using namespace cuakhau;

int main() {
  [[maybe_unused]] const Instant start{std::chrono::seconds{1}};
  [[maybe_unused]] const Duration span = std::chrono::minutes{2};
#ifdef MUST_FAIL
  [[maybe_unused]] const Duration wait = ticks_from(span);
#endif
}
