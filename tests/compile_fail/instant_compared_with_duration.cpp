// A point and a span have no order.
// must fail: operand.*Instant.* and .*Duration
#include <cuakhau/base/time.hpp>

using namespace cuakhau;

int main() {
  [[maybe_unused]] const Instant start{std::chrono::seconds{1}};
  [[maybe_unused]] const Duration span = std::chrono::minutes{2};
#ifdef MUST_FAIL
  [[maybe_unused]] const bool late = start < span;
#endif
}
