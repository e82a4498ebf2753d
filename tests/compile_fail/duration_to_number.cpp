// A span is no number of something; count() says which.
// must fail: (cannot convert|conversion from) .*Duration.* to .*int64_t
#include <cuakhau/base/time.hpp>

using namespace cuakhau;

int main() {
  [[maybe_unused]] const Instant start{std::chrono::seconds{1}};
  [[maybe_unused]] const Duration span = std::chrono::minutes{2};
#ifdef MUST_FAIL
  [[maybe_unused]] const std::int64_t ticks = span;
#endif
}
