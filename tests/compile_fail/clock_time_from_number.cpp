// A bare number is no time of day.
// must fail: convert .7. from .int. to .*Duration|no matching .*at
#include <cuakhau/base/civil.hpp>

using namespace cuakhau;

int main() {
  [[maybe_unused]] const CivilDate date{2023, 1, 8};
  [[maybe_unused]] const UtcOffset offset{std::chrono::hours{7}};
#ifdef MUST_FAIL
  [[maybe_unused]] const Instant opening = at(date, 7, offset);
#endif
}
