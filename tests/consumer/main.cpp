// A researcher's program on the kernel alone. The narrowing below would be an error under our own warnings, and is a
// consumer's good right.

#include <cuakhau/base/time.hpp>

#include <cstdio>

int main() {
  const cuakhau::Instant noon = cuakhau::Instant{} + std::chrono::hours{12};
  const int hours = cuakhau::to_hours(noon.since_epoch());
  std::printf("%d h\n", hours);
  return 0;
}
