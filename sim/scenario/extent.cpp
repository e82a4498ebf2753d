#include "scenario/detail/extent.hpp"

#include <algorithm>
#include <array>

namespace cuakhau::scenario::detail {
namespace {

constexpr std::string_view k_blanks = " \t\r";

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

std::size_t length_without_blanks(std::string_view text) {
  const std::size_t last = text.find_last_not_of(k_blanks);
  return last == std::string_view::npos ? 0 : last + 1;
}

std::optional<std::size_t> double_quoted_extent(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '"')
      return at + 1;
  }
  return std::nullopt;
}

std::optional<std::size_t> single_quoted_extent(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != '\'') continue;
    if (at + 1 == text.size() || text[at + 1] != '\'') return at + 1;
    ++at;
  }
  return std::nullopt;
}

/// Length of the comment or quoted scalar that begins at a byte of a flow collection; 1 when none
/// does. A quote begins a scalar only where a value may begin: "don't" has none.
/// @param previous the last visible byte before it
std::size_t opaque_extent(std::string_view text, std::size_t at, char previous) {
  const bool is_apart =
      at > 0 && std::string_view(" \t\n").find(text[at - 1]) != std::string_view::npos;
  if (text[at] == '#' && is_apart) return std::min(text.find('\n', at), text.size()) - at;
  if (text[at] != '"' && text[at] != '\'') return 1;
  if (std::string_view("[{,:").find(previous) == std::string_view::npos) return 1;
  return quoted_extent(text.substr(at)).value_or(1);
}

}  // namespace

std::optional<std::size_t> quoted_extent(std::string_view text) {
  return text.starts_with('"') ? double_quoted_extent(text) : single_quoted_extent(text);
}

std::size_t scalar_extent(std::string_view text, std::string_view value) {
  if (text.starts_with(value)) return value.size();
  const std::string_view line = first_line(text);
  return std::max<std::size_t>(1, length_without_blanks(line.substr(0, line.find(" #"))));
}

std::size_t flow_extent(std::string_view text) {
  const std::string_view line = first_line(text);
  std::size_t depth = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char letter = line[at];
    if (letter == '[' || letter == '{') ++depth;
    if ((letter == ']' || letter == '}') && --depth == 0) return at + 1;
    if (letter != '"' && letter != '\'') continue;
    const auto quoted = quoted_extent(line.substr(at));
    if (!quoted) break;
    at += *quoted - 1;
  }
  return std::max<std::size_t>(1, length_without_blanks(line));
}

std::size_t whole_flow_extent(std::string_view text) {
  std::size_t depth = 0;
  char previous = ',';
  for (std::size_t at = 0; at < text.size();) {
    const char letter = text[at];
    if (letter == '[' || letter == '{') ++depth;
    if ((letter == ']' || letter == '}') && --depth == 0) return at + 1;
    at += opaque_extent(text, at, previous);
    if (std::string_view(" \t\r\n#").find(letter) == std::string_view::npos) previous = letter;
  }
  return text.size();
}

std::optional<std::size_t> first_shallow_line(std::string_view text, std::size_t column) {
  for (std::size_t end = text.find('\n'); end != std::string_view::npos;
       end = text.find('\n', end + 1)) {
    const std::size_t first = text.find_first_not_of(' ', end + 1);
    if (first == std::string_view::npos) return std::nullopt;
    const bool is_blank = std::string_view("\r\n#").find(text[first]) != std::string_view::npos;
    if (!is_blank && first - (end + 1) <= column) return first;
  }
  return std::nullopt;
}

bool colon_follows(std::string_view text, std::string_view key) {
  std::size_t at = key.size();
  if (text.starts_with('"') || text.starts_with('\'')) {
    const auto quoted = quoted_extent(text);
    if (!quoted) return false;
    at = *quoted;
  } else if (!text.starts_with(key)) {
    return true;  // a plain key of several lines: YAML allows none before a colon
  }
  at = text.find_first_not_of(k_blanks, at);
  return at != std::string_view::npos && text[at] == ':';
}

std::optional<std::string> with_missing_space(std::string_view text) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_";
  const std::size_t colon = text.find_first_not_of(letters);
  const bool is_key = colon != std::string_view::npos && colon > 0 && text[colon] == ':';
  if (!is_key || text.starts_with("lib:")) return std::nullopt;
  const std::string_view value = first_line(text.substr(colon + 1));
  if (value.empty() || std::string_view(" \t\r:/").find(value.front()) != std::string_view::npos)
    return std::nullopt;
  return std::string(text.substr(0, colon + 1)) + ' ' +
         std::string(value.substr(0, length_without_blanks(value)));
}

std::string_view null_word(std::string_view text) {
  constexpr std::array<std::string_view, 4> words{"~", "null", "Null", "NULL"};
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    const std::size_t next = word.size();
    if (next == text.size() ||
        std::string_view(" \t\r\n,]}").find(text[next]) != std::string_view::npos)
      return word;
  }
  return {};
}

}  // namespace cuakhau::scenario::detail
