#pragma once

// Dates and clock times of people, and their places on the simulated time line.
//
// Gregorian calendar, extended both ways; no daylight saving: a country is a fixed offset from UTC.
// A CivilDate is what a calendar shows, an Instant is when something happens; only an offset leads
// from one to the other.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <cuakhau/base/time.hpp>

namespace cuakhau {

inline constexpr Duration k_day = std::chrono::hours{24};

struct CivilDate {
  int year = 1970;
  unsigned month = 1;  // 1-12
  unsigned day = 1;    // 1-31

  friend constexpr auto operator<=>(const CivilDate&, const CivilDate&) = default;

  /// Whether the month has that day.
  [[nodiscard]] bool valid() const;
  /// Days from 1970-01-01, negative before.
  [[nodiscard]] std::int64_t days_since_epoch() const;
  /// @param days at most 10^11 in magnitude, so that the year fits
  [[nodiscard]] static CivilDate from_days(std::int64_t days);
  /// Monday is 0, Sunday 6.
  [[nodiscard]] unsigned weekday() const;
  /// The date so many days later.
  [[nodiscard]] CivilDate plus_days(std::int64_t days) const;
};

/// How far local clocks are ahead of UTC.
class UtcOffset {
 public:
  constexpr UtcOffset() = default;
  constexpr explicit UtcOffset(std::chrono::minutes ahead) : ahead_(ahead) {}

  [[nodiscard]] constexpr std::chrono::minutes ahead() const { return ahead_; }
  friend constexpr auto operator<=>(const UtcOffset&, const UtcOffset&) = default;

 private:
  std::chrono::minutes ahead_{0};
};

struct CivilTime {
  CivilDate date;
  Duration time_of_day{0};  // since local midnight, less than 24 h when made by civil()

  friend constexpr auto operator<=>(const CivilTime&, const CivilTime&) = default;
};

/// @param time_of_day since local midnight; 24:00 and beyond run into the next days
[[nodiscard]] Instant at(CivilDate date, Duration time_of_day, UtcOffset offset);

/// What a clock and a calendar of that offset show at the instant.
[[nodiscard]] CivilTime civil(Instant instant, UtcOffset offset);

/// "2023-01-08": four digits of year, two of month and day, a date that exists.
[[nodiscard]] std::optional<CivilDate> parse_date(std::string_view text);

/// "07:00" or "07:00:30", two digits each, up to and with "24:00".
[[nodiscard]] std::optional<Duration> parse_time_of_day(std::string_view text);

/// "+07:00", "-03:30", less than 24 h.
[[nodiscard]] std::optional<UtcOffset> parse_utc_offset(std::string_view text);

/// "2023-01-08".
[[nodiscard]] std::string to_iso(CivilDate date);

/// "+07:00".
[[nodiscard]] std::string to_iso(UtcOffset offset);

/// "2023-01-08T07:00:00+07:00", with milliseconds (".250") only when there are some; "never" and
/// "far past" for those.
[[nodiscard]] std::string to_iso(Instant instant, UtcOffset offset);

}  // namespace cuakhau
