// A calendar date is no point of time until an offset makes it one.
// must fail: operand.*CivilDate.* and .*Instant
#include <cuakhau/base/civil.hpp>

using namespace cuakhau;

int main() {
  [[maybe_unused]] const CivilDate date{2023, 1, 8};
  [[maybe_unused]] const UtcOffset offset{std::chrono::hours{7}};
#ifdef MUST_FAIL
  [[maybe_unused]] const bool before = date < Instant{};
#endif
}
