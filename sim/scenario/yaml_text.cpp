#include "scenario/detail/yaml_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace cuakhau::scenario::detail {
namespace {

bool is_letter_or_digit(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || static_cast<unsigned char>(letter) >= 0x80;
}

bool is_safe(char letter) {
  return is_letter_or_digit(letter) ||
         std::string_view(" _./%()+-").find(letter) != std::string_view::npos;
}

bool is_safe_word(std::string_view text) {
  constexpr std::array<std::string_view, 4> taken{"null", "Null", "NULL", "~"};
  return !text.empty() && is_letter_or_digit(text.front()) && text.back() != ' ' &&
         std::ranges::all_of(text, is_safe) && std::ranges::find(taken, text) == taken.end();
}

/// Clock times hold a colon that is no separator: "07:00-19:00 VN".
bool is_clock_word(std::string_view text) {
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1))
    if (at == 0 || at + 1 == text.size() || text[at + 1] < '0' || text[at + 1] > '9') return false;
  std::string without(text);
  std::erase(without, ':');
  return is_safe_word(without) || (without.starts_with('+') && is_safe_word(without.substr(1)));
}

}  // namespace

std::string yaml_text(std::string_view text) {
  if (is_safe_word(text) || is_clock_word(text)) return std::string(text);
  std::string quoted = "\"";
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\')
      quoted += {'\\', letter};
    else if (letter == '\n')
      quoted += "\\n";
    else if (byte < 0x20 || byte == 0x7f)
      quoted += fmt::format("\\x{:02x}", byte);
    else
      quoted += letter;
  }
  return quoted + '"';
}

}  // namespace cuakhau::scenario::detail
