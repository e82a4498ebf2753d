#pragma once

// Processor time, so that others on the machine count for less, and medians of it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <vector>

namespace cuakhau::bench {

/// @param count of what was done since `start`
inline double nanoseconds_since(std::clock_t start, std::uint64_t count) {
  const auto taken = static_cast<double>(std::clock() - start);
  return taken * 1e9 / CLOCKS_PER_SEC / static_cast<double>(count);
}

inline double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace cuakhau::bench
