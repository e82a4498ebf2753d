#pragma once

// A point of time as a scenario writes it: on a side's clock ("2023-01-08 07:30 VN", "2023-01-08"
// for its first instant on the home side's clock), or as a span after the start of the period
// ("start + 90 min").

#include <cuakhau/base/time.hpp>

namespace cuakhau::model {

struct Moment {
  bool is_after_start = false;
  Duration after_start{0};
  Instant instant;

  [[nodiscard]] static constexpr Moment at(Instant instant) {
    return {false, Duration{0}, instant};
  }
  [[nodiscard]] static constexpr Moment after(Duration span) { return {true, span, Instant{}}; }
  [[nodiscard]] constexpr Instant resolve(Instant start) const {
    return is_after_start ? start + after_start : instant;
  }
  friend bool operator==(const Moment&, const Moment&) = default;
};

}  // namespace cuakhau::model
