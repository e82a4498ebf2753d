#pragma once

// How far a YAML value reaches in its source: the library tells where values start, not where they
// end.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cuakhau::scenario::detail {

/// Byte length of a quoted scalar, both quotes included; nothing when its quote is never closed.
[[nodiscard]] std::optional<std::size_t> quoted_extent(std::string_view text);

/// Byte length of a plain or block scalar on its first line, without comment and trailing spaces.
/// @param value what the library read
[[nodiscard]] std::size_t scalar_extent(std::string_view text, std::string_view value);

/// Byte length of "[…]" or "{…}" up to its end or that of the first line.
[[nodiscard]] std::size_t flow_extent(std::string_view text);

/// Byte length of "[…]" or "{…}" to its end, over as many lines as it has; to the end of the text
/// when it is never closed.
[[nodiscard]] std::size_t whole_flow_extent(std::string_view text);

/// Position of the first line behind the first that is indented by no more than `column` blanks and
/// holds more than a comment; nothing when all are deeper.
[[nodiscard]] std::optional<std::size_t> first_shallow_line(std::string_view text,
                                                            std::size_t column);

/// Whether a colon follows the key that the text starts with.
[[nodiscard]] bool colon_follows(std::string_view text, std::string_view key);

/// Of a text such as "per_day:120", which begins with a key whose colon no space follows: the same
/// with that space; nothing for other texts, such as "lib:name" and "12:00".
[[nodiscard]] std::optional<std::string> with_missing_space(std::string_view text);

/// The word for nothing that the text starts with: "~", "null", "Null", "NULL", or empty.
[[nodiscard]] std::string_view null_word(std::string_view text);

}  // namespace cuakhau::scenario::detail
