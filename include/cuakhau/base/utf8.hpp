#pragma once

// UTF-8 as the Unicode Standard defines it (table 3-7): no overlong forms, no surrogates, nothing
// above U+10FFFF. A byte that starts no valid sequence counts as one code point of its own, so that
// every text has a length.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cuakhau {

struct CodePoint {
  char32_t value = 0;      // U+FFFD when not valid
  std::uint8_t bytes = 0;  // 1 when not valid
  bool valid = false;
};

/// The first code point of a text that is not empty.
[[nodiscard]] CodePoint decode_utf8(std::string_view text);

/// Position of the first byte that starts no valid sequence; std::string_view::npos when all is
/// valid.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

[[nodiscard]] inline bool is_valid_utf8(std::string_view text) {
  return first_invalid_utf8(text) == std::string_view::npos;
}

/// Control characters, and marks that turn the direction of the text around them: a terminal that
/// is sent one shows something else than what is there.
[[nodiscard]] bool is_unprintable(char32_t letter);

[[nodiscard]] std::size_t code_point_count(std::string_view text);

/// Columns a terminal gives it: 2 for East Asian wide characters, 0 for combining marks, else 1. A
/// tab counts 1.
[[nodiscard]] std::size_t display_width(char32_t letter);
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace cuakhau
