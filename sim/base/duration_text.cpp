#include <cuakhau/base/duration_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>

namespace cuakhau {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t ticks;
};

constexpr std::int64_t k_second = 1000;
constexpr std::int64_t k_minute = 60 * k_second;
constexpr std::int64_t k_hour = 60 * k_minute;
constexpr std::int64_t k_day = 24 * k_hour;
constexpr std::int64_t k_most = std::int64_t{1} << 53;

constexpr std::array<Unit, 6> k_units{{{"ms", 1},
                                       {"s", k_second},
                                       {"min", k_minute},
                                       {"h", k_hour},
                                       {"d", k_day},
                                       {"wk", 7 * k_day}}};

/// Ticks of 0.d1d2d3... units, to the nearest, ties to `even_base + result` even.
///
/// The digits are multiplied from the last to the first as on paper; what falls out of each step is
/// one digit of the result's own fraction, of which the last is the tenths.
std::int64_t fraction_ticks(std::string_view digits, std::int64_t unit, std::int64_t even_base) {
  std::int64_t carry = 0;
  std::int64_t tenths = 0;
  bool beyond = false;  // something other than zero after the tenths
  for (std::size_t i = digits.size(); i-- > 0;) {
    beyond = beyond || tenths != 0;
    const std::int64_t product = (digits[i] - '0') * unit + carry;
    tenths = product % 10;
    carry = product / 10;
  }
  const bool odd = (even_base + carry) % 2 != 0;
  const bool up = tenths > 5 || (tenths == 5 && (beyond || odd));
  return up ? carry + 1 : carry;
}

/// Ticks of a decimal without sign; nothing above k_most.
std::optional<std::int64_t> ticks_of(std::string_view decimal, std::int64_t unit) {
  const std::size_t point = decimal.find('.');
  const auto whole = parse_integer<std::int64_t>(decimal.substr(0, point));
  if (!whole || *whole > k_most / unit) return std::nullopt;
  const std::int64_t base = *whole * unit;
  const std::string_view digits =
      point == std::string_view::npos ? std::string_view{} : decimal.substr(point + 1);
  const std::int64_t ticks = base + fraction_ticks(digits, unit, base);
  return ticks <= k_most ? std::optional(ticks) : std::nullopt;
}

/// `value / step` to the nearest, ties to even; both positive or zero.
std::int64_t rounded(std::int64_t value, std::int64_t step) {
  const std::int64_t whole = value / step;
  const std::int64_t twice = 2 * (value % step);
  return twice > step || (twice == step && whole % 2 != 0) ? whole + 1 : whole;
}

std::string with_tenths(std::int64_t tenths, std::string_view unit) {
  return fmt::format("{}.{} {}", tenths / 10, tenths % 10, unit);
}

std::string two_units(std::int64_t count, std::int64_t per_large, std::string_view large,
                      std::string_view small) {
  if (count % per_large == 0) return fmt::format("{} {}", count / per_large, large);
  return fmt::format("{} {} {} {}", count / per_large, large, count % per_large, small);
}

/// A span of no negative length. Each guard asks for the rounded number: 59.7 s is "1.0 min".
std::string short_text(std::int64_t ticks) {
  if (ticks == 0) return "0 s";
  if (ticks < k_second) return fmt::format("{} ms", ticks);
  if (const auto tenths = rounded(ticks, k_second / 10); tenths < 100)
    return with_tenths(tenths, "s");
  if (const auto seconds = rounded(ticks, k_second); seconds < 60)
    return fmt::format("{} s", seconds);
  if (const auto tenths = rounded(ticks, k_minute / 10); tenths < 100)
    return with_tenths(tenths, "min");
  if (const auto minutes = rounded(ticks, k_minute); minutes < 60)
    return fmt::format("{} min", minutes);
  constexpr std::int64_t k_two_days = 2880;  // minutes
  if (const auto minutes = rounded(ticks, k_minute); minutes < k_two_days)
    return two_units(minutes, 60, "h", "min");
  return two_units(rounded(ticks, k_hour), 24, "d", "h");
}

}  // namespace

std::string_view duration_units() { return "ms, s, min, h, d, wk"; }

Expected<Duration, DurationError> parse_duration(std::string_view text, Sign sign) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::string_view number = text.substr(0, text.find_first_not_of("0123456789."));
  if (!is_decimal(number)) return Unexpected{DurationError::not_a_number};
  text.remove_prefix(number.size());
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  if (text.empty()) return Unexpected{DurationError::no_unit};
  const auto* const unit = std::ranges::find(k_units, text, &Unit::name);
  if (unit == k_units.end()) return Unexpected{DurationError::unknown_unit};
  const auto ticks = ticks_of(number, unit->ticks);
  if (!ticks) return Unexpected{DurationError::too_large};
  if (negative && *ticks != 0 && sign == Sign::non_negative)
    return Unexpected{DurationError::negative};
  return Duration{negative ? -*ticks : *ticks};
}

std::string format_duration(Duration span) {
  const std::int64_t ticks = span.count();
  if (ticks == 0) return "0 s";
  const auto* unit = k_units.begin() + 4;  // days
  while (ticks % unit->ticks != 0) --unit;
  return fmt::format("{} {}", ticks / unit->ticks, unit->name);
}

std::string format_duration_short(Duration span) {
  const std::int64_t ticks = span.count();
  return ticks < 0 ? fmt::format("-{}", short_text(-ticks)) : short_text(ticks);
}

}  // namespace cuakhau
