#pragma once

// The last of a range of whole numbers for which something holds that ceases to hold once.

#include <algorithm>
#include <optional>

namespace cuakhau::experiment::detail {

struct WholeRange {
  int first = 0;
  int last = 0;
};

/// Where to look first, and how far to go from there for a number on the other side; the step
/// doubles each time.
struct SearchStart {
  int guess = 0;
  int step = 1;
};

/// Nothing where it does not even hold for the first. Asks for few numbers, and for none beyond the
/// first on each side that tells: where `holds` grows dearer upwards, the dear ones stay unasked.
template <class Predicate>
[[nodiscard]] std::optional<int> last_true(WholeRange range, SearchStart start, Predicate holds) {
  int low = std::clamp(start.guess, range.first, range.last);
  int high = low;
  if (holds(low)) {
    for (int step = start.step; high == low; step *= 2) {
      if (low == range.last) return low;
      high = std::min(low + step, range.last);
      if (holds(high)) low = high;
    }
  } else {
    for (int step = start.step; low == high; step *= 2) {
      if (high == range.first) return std::nullopt;
      low = std::max(high - step, range.first);
      if (!holds(low)) high = low;
    }
  }
  while (high - low > 1) {
    const int middle = low + (high - low) / 2;
    (holds(middle) ? low : high) = middle;
  }
  return low;
}

}  // namespace cuakhau::experiment::detail
