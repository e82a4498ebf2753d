#pragma once

// A law whose variates are those of another, times a factor: the same uniforms give the same
// variate, longer or shorter.

#include <cuakhau/kernel/distribution.hpp>

namespace cuakhau::kernel {

/// @param factor above 0
[[nodiscard]] Distribution scaled(const Distribution& distribution, double factor);

}  // namespace cuakhau::kernel
