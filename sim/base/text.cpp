#include <cuakhau/base/text.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/utf8.hpp>

namespace cuakhau {
namespace {

std::u32string code_points(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint letter = decode_utf8(text.substr(at));
    // Bytes that are no UTF-8 stay apart from each other, above every code point.
    const auto raw = static_cast<unsigned char>(text[at]);
    letters.push_back(letter.valid ? letter.value : 0x110000U + raw);
    at += letter.bytes;
  }
  return letters;
}

/// Three rows of the table are enough: a swap looks back two.
std::size_t distance_between(const std::u32string& from, const std::u32string& to) {
  std::vector<std::size_t> before(to.size() + 1);
  std::vector<std::size_t> above(to.size() + 1);
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::swap(before, above);
    std::swap(above, row);
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (from[i - 1] == to[j - 1] ? 0U : 1U);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[to.size()];
}

/// The distance is at least the difference of the lengths.
std::size_t distance_floor(const std::u32string& from, const std::u32string& to) {
  return std::max(from.size(), to.size()) - std::min(from.size(), to.size());
}

std::size_t closeness_limit(std::size_t length) {
  return length < 2 ? 0 : std::max<std::size_t>(1, length / 3);
}

void append_escaped(std::string& out, std::string_view letter, const CodePoint& decoded) {
  if (letter == "\"" || letter == "\\") {
    out += '\\';
    out += letter;
  } else if (letter == "\n") {
    out += "\\n";
  } else if (letter == "\t") {
    out += "\\t";
  } else if (!decoded.valid || (letter.size() == 1 && is_unprintable(decoded.value))) {
    const auto byte = static_cast<unsigned char>(letter.front());
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
  } else if (is_unprintable(decoded.value)) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(decoded.value));
  } else {
    out += letter;
  }
}

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to) {
  return distance_between(code_points(from), code_points(to));
}

std::optional<std::string> nearest(std::string_view name, std::span<const std::string> candidates) {
  const std::u32string wanted = code_points(name);
  std::size_t best = closeness_limit(wanted.size()) + 1;
  std::optional<std::string> found;
  for (const std::string& candidate : candidates) {
    const std::u32string known = code_points(candidate);
    if (distance_floor(wanted, known) >= best) continue;
    const std::size_t distance = distance_between(wanted, known);
    if (distance >= best) continue;
    best = distance;
    found = candidate;
  }
  return found;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string quote(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint letter = decode_utf8(text.substr(at));
    append_escaped(out, text.substr(at, letter.bytes), letter);
    at += letter.bytes;
  }
  return out + '"';
}

std::string abbreviate(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count == most) return std::string(text.substr(0, at)) + "…";
    at += decode_utf8(text.substr(at)).bytes;
  }
  return std::string(text);
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts.begin(), parts.end(), separator));
}

}  // namespace cuakhau
