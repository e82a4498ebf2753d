// A span is not equal to a bare number.
// must fail: operand.*Duration.* and .int
#include <cuakhau/base/time.hpp>

using namespace cuakhau;

int main() {
  [[maybe_unused]] const Instant start{std::chrono::seconds{1}};
  [[maybe_unused]] const Duration span = std::chrono::minutes{2};
#ifdef MUST_FAIL
  [[maybe_unused]] const bool same = span == 5;
#endif
}
