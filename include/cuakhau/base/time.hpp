#pragma once

// Simulated time in integer ticks of one millisecond.
//
// `Duration` is a span, `Instant` a point. There is no now(): the clock belongs to a Simulator. An
// Instant counts from 1970-01-01T00:00 UTC, so that the calendars of two countries compare as plain
// numbers.

#include <chrono>
#include <compare>
#include <cstdint>
#include <limits>

namespace cuakhau {

using Duration = std::chrono::duration<std::int64_t, std::milli>;

class Instant {
 public:
  constexpr Instant() = default;
  constexpr explicit Instant(Duration since_epoch) : since_epoch_(since_epoch) {}

  [[nodiscard]] constexpr Duration since_epoch() const { return since_epoch_; }
  [[nodiscard]] static constexpr Instant far_past() { return Instant{Duration::min()}; }
  /// Later than every instant that can be scheduled: "never".
  [[nodiscard]] static constexpr Instant never() { return Instant{Duration::max()}; }

  constexpr Instant& operator+=(Duration span) {
    since_epoch_ += span;
    return *this;
  }
  friend constexpr Instant operator+(Instant point, Duration span) { return point += span; }
  friend constexpr Instant operator-(Instant point, Duration span) { return point += -span; }
  friend constexpr Duration operator-(Instant later, Instant earlier) {
    return later.since_epoch_ - earlier.since_epoch_;
  }
  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;

 private:
  Duration since_epoch_{0};
};

/// ticks_from() of what lies outside 0 … 2^52.
[[nodiscard]] Duration ticks_from_outside(double milliseconds);

/// The one place where a sampled real becomes time: nearest tick, ties to even, never negative, at
/// most 2^53 ticks.
/// @param milliseconds any finite value
[[nodiscard]] inline Duration ticks_from(double milliseconds) {
  // Where neighbouring doubles are 1 apart, a sum is rounded to the nearest whole number, ties to
  // even: no branch that chance decides.
  constexpr double k_whole = 0x1p52;
  if (!(milliseconds > 0.0 && milliseconds < k_whole)) [[unlikely]]
    return ticks_from_outside(milliseconds);
  return Duration{static_cast<std::int64_t>((milliseconds + k_whole) - k_whole)};
}

[[nodiscard]] constexpr double to_hours(Duration span) {
  return static_cast<double>(span.count()) / 3'600'000.0;
}
[[nodiscard]] constexpr double to_minutes(Duration span) {
  return static_cast<double>(span.count()) / 60'000.0;
}

}  // namespace cuakhau
