#include <cuakhau/base/civil.hpp>

#include <array>
#include <cstddef>

#include <fmt/format.h>

#include <cuakhau/base/contract.hpp>

namespace cuakhau {
namespace {

constexpr std::int64_t k_days_in_era = 146097;    // 400 years
constexpr std::int64_t k_epoch_in_eras = 719468;  // 0000-03-01 to 1970-01-01

struct Division {
  std::int64_t quotient;
  std::int64_t rest;
};

/// Rounds down, so that the rest is never negative; the divisor is positive.
Division divide(std::int64_t value, std::int64_t by) {
  const std::int64_t rest = ((value % by) + by) % by;
  return {(value - rest) / by, rest};
}

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

unsigned days_in_month(int year, unsigned month) {
  constexpr std::array<unsigned, 12> k_days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : k_days[month - 1];
}

/// The number that two, or four, digits at a place of a text write; -1 when they are not digits.
int digits_at(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  for (const char letter : text.substr(from, count)) {
    if (letter < '0' || letter > '9') return -1;
    value = 10 * value + (letter - '0');
  }
  return value;
}

}  // namespace

bool CivilDate::valid() const {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

// Both directions count in years that begin on 1 March, so that the leap day comes last (Hinnant
// 2013, "chrono-compatible low-level date algorithms").
std::int64_t CivilDate::days_since_epoch() const {
  CUAKHAU_CHECK(valid(), "{}-{}-{}", year, month, day);
  const std::int64_t from_march = (month + 9) % 12;
  const auto [era, year_of_era] = divide(std::int64_t{year} - (month <= 2 ? 1 : 0), 400);
  const std::int64_t day_of_year = (153 * from_march + 2) / 5 + day - 1;
  const std::int64_t leap_days = year_of_era / 4 - year_of_era / 100;
  return era * k_days_in_era + year_of_era * 365 + leap_days + day_of_year - k_epoch_in_eras;
}

CivilDate CivilDate::from_days(std::int64_t days) {
  const auto [era, day_of_era] = divide(days + k_epoch_in_eras, k_days_in_era);
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * from_march + 2) / 5 + 1;
  const std::int64_t month = from_march < 10 ? from_march + 3 : from_march - 9;
  const std::int64_t year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
  return {static_cast<int>(year), static_cast<unsigned>(month), static_cast<unsigned>(day)};
}

unsigned CivilDate::weekday() const {
  return static_cast<unsigned>(divide(days_since_epoch() + 3, 7).rest);  // the epoch: a Thursday
}

CivilDate CivilDate::plus_days(std::int64_t days) const {
  return from_days(days_since_epoch() + days);
}

Instant at(CivilDate date, Duration time_of_day, UtcOffset offset) {
  return Instant{date.days_since_epoch() * k_day + time_of_day - offset.ahead()};
}

CivilTime civil(Instant instant, UtcOffset offset) {
  // The offset is added to the rest, not to the instant, which may lie at the end of the time line.
  const auto [days, rest] = divide(instant.since_epoch().count(), k_day.count());
  const auto [more, time_of_day] = divide(rest + Duration{offset.ahead()}.count(), k_day.count());
  return {CivilDate::from_days(days + more), Duration{time_of_day}};
}

std::optional<CivilDate> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits_at(text, 0, 4);
  const int month = digits_at(text, 5, 2);
  const int day = digits_at(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const CivilDate date{year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
  return date.valid() ? std::optional(date) : std::nullopt;
}

std::optional<Duration> parse_time_of_day(std::string_view text) {
  if ((text.size() != 5 && text.size() != 8) || text[2] != ':') return std::nullopt;
  if (text.size() == 8 && text[5] != ':') return std::nullopt;
  const int hour = digits_at(text, 0, 2);
  const int minute = digits_at(text, 3, 2);
  const int second = text.size() == 8 ? digits_at(text, 6, 2) : 0;
  if (hour < 0 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  const Duration time =
      std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
  return time <= k_day ? std::optional(time) : std::nullopt;
}

std::optional<UtcOffset> parse_utc_offset(std::string_view text) {
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto size = parse_time_of_day(text.substr(1));
  if (!size || *size >= k_day) return std::nullopt;
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(*size);
  return UtcOffset{text[0] == '-' ? -minutes : minutes};
}

std::string to_iso(CivilDate date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string to_iso(UtcOffset offset) {
  const auto minutes = offset.ahead().count();
  const auto size = minutes < 0 ? -minutes : minutes;
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

std::string to_iso(Instant instant, UtcOffset offset) {
  if (instant == Instant::never()) return "never";
  if (instant == Instant::far_past()) return "far past";
  const CivilTime local = civil(instant, offset);
  const std::int64_t ticks = local.time_of_day.count();
  const std::int64_t seconds = ticks / 1000;
  const std::string fraction = ticks % 1000 == 0 ? "" : fmt::format(".{:03}", ticks % 1000);
  return fmt::format("{}T{:02}:{:02}:{:02}{}{}", to_iso(local.date), seconds / 3600,
                     seconds / 60 % 60, seconds % 60, fraction, to_iso(offset));
}

}  // namespace cuakhau
