#pragma once

// Numbers as text, both ways, without locale. A number in a file is plain decimal: nothing is
// guessed, so that "010", "0x10", "1_000", "1,5", "+3", ".5", "nan" and "inf" are refused and the
// caller can say so.

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace cuakhau {

/// The digits, sign, point and exponent of a JSON number (RFC 8259, section 6) and nothing around
/// it.
[[nodiscard]] bool is_decimal(std::string_view text);

/// An optional minus and digits without a leading zero.
[[nodiscard]] bool is_whole(std::string_view text);

/// The nearest double; -0 becomes 0. Nothing unless is_decimal(text), or when it is too large or,
/// not being zero, too small for a double.
[[nodiscard]] std::optional<double> parse_real(std::string_view text);

/// Nothing unless is_whole(text) and within the type.
template <std::integral T = std::int64_t>
[[nodiscard]] std::optional<T> parse_integer(std::string_view text) {
  if (!is_whole(text)) return std::nullopt;
  T value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A whole number of things: parse_integer without a sign.
[[nodiscard]] std::optional<std::uint64_t> parse_count(std::string_view text);

/// The shortest decimal that parse_real reads back as the same double; never "-0". "inf", "-inf" or
/// "nan" when not finite, which parse_real refuses.
[[nodiscard]] std::string format_real(double value);

}  // namespace cuakhau
