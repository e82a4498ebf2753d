#pragma once

// Instants of a run so short that sums over it are done in the head.

#include <cstdint>

#include <cuakhau/base/time.hpp>
#include <cuakhau/model/plan.hpp>

namespace cuakhau::test {

constexpr Instant instant(std::int64_t ms) { return Instant{Duration{ms}}; }

/// 200 ms, of which the second half is measured.
inline const model::RunWindow k_short_run{instant(0), instant(100), instant(200)};

}  // namespace cuakhau::test
