#pragma once

// Small work on text that messages need: the nearest known name, quoting, UTF-8 by code points,
// joining. A name or a message is UTF-8; what is not is handled without failing, byte by byte.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cuakhau {

/// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other,
/// in code points; no part is edited twice (the "optimal string alignment" form of
/// Damerau-Levenshtein).
[[nodiscard]] std::size_t edit_distance(std::string_view from, std::string_view to);

/// The candidate with the smallest edit distance, the first of equals, when that is at most a third
/// of the name's length (at least 1 for names of two code points and more). Nothing when none is
/// that close.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name,
                                                 std::span<const std::string> candidates);

/// Without blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// In double quotes, with `"`, `\`, what is unprintable and bytes that are not UTF-8 escaped: one
/// line, safe to print.
[[nodiscard]] std::string quote(std::string_view text);

/// The text, or its first `most` code points and "…" when it has more.
[[nodiscard]] std::string abbreviate(std::string_view text, std::size_t most);

[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view separator);

}  // namespace cuakhau
