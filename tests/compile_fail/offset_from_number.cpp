// 7 of what?
// must fail: no matching (function|constructor).*UtcOffset
#include <cuakhau/base/civil.hpp>

using namespace cuakhau;

int main() {
  [[maybe_unused]] const CivilDate date{2023, 1, 8};
  [[maybe_unused]] const UtcOffset offset{std::chrono::hours{7}};
#ifdef MUST_FAIL
  [[maybe_unused]] const UtcOffset other{7};
#endif
}
