#pragma once

// Durations as text: "90 s", "2.5 min". A bare number is never a duration.

#include <cstdint>
#include <string>
#include <string_view>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/base/time.hpp>

namespace cuakhau {

/// Why a text is no duration.
enum class DurationError : std::uint8_t {
  not_a_number,  // does not start with a plain decimal number
  no_unit,       // a bare number
  unknown_unit,
  negative,
  too_large,  // beyond 2^53 ms
};

enum class Sign : std::uint8_t { non_negative, any };

/// The units that parse_duration knows, for messages: "ms, s, min, h, d, wk".
[[nodiscard]] std::string_view duration_units();

/// A plain decimal number (no exponent), spaces or none, a unit. Exact: the decimal is taken as
/// written, and what falls between two ticks goes to the nearest, ties to even.
[[nodiscard]] Expected<Duration, DurationError> parse_duration(std::string_view text,
                                                               Sign sign = Sign::non_negative);

/// In the largest unit up to days that gives a whole number: "90 s", "36 h", "0 s". parse_duration
/// reads it back exactly (negative ones with Sign::any).
[[nodiscard]] std::string format_duration(Duration span);

/// For tables, two or three digits: "350 ms", "4.2 s", "37 s", "4.2 min", "1 h 32 min", "3 d 4 h".
/// Rounded to the nearest, ties to even.
[[nodiscard]] std::string format_duration_short(Duration span);

}  // namespace cuakhau
