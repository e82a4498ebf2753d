#pragma once

// Ticks in the units of results and of plans.

#include <cuakhau/base/time.hpp>

namespace cuakhau::model::detail {

inline constexpr Duration k_hour = std::chrono::hours{1};
inline constexpr double k_ms_per_minute = 60'000.0;
inline constexpr double k_ms_per_hour = 3'600'000.0;

}  // namespace cuakhau::model::detail
