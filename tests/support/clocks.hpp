#pragma once

// The clocks of the two sides that most tests have.

#include <cuakhau/base/civil.hpp>

namespace cuakhau::test {

inline constexpr UtcOffset k_vietnam{std::chrono::hours{7}};
inline constexpr UtcOffset k_china{std::chrono::hours{8}};

}  // namespace cuakhau::test
