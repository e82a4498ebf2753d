#include "scenario/detail/text_check.hpp"

#include <cstdint>

#include <fmt/format.h>

#include <cuakhau/base/utf8.hpp>

namespace cuakhau::scenario::detail {
namespace {

bool is_refused(std::string_view rest, char32_t letter) {
  if (letter == '\n' || letter == '\t') return false;
  if (letter == '\r') return !rest.starts_with("\r\n");
  return is_unprintable(letter);
}

std::string refusal_of(char32_t letter) {
  const auto number = static_cast<std::uint32_t>(letter);
  if (number < 0x80) return fmt::format("control character 0x{:02x} is not allowed", number);
  if (number < 0x100) return fmt::format("control character U+{:04X} is not allowed", number);
  return fmt::format("U+{:04X} turns the direction of text and is not allowed", number);
}

/// Position of a tab before the first visible character of a line.
std::optional<std::size_t> tab_in_indentation(std::string_view line) {
  const std::size_t visible = line.find_first_not_of(" \t");
  if (visible == std::string_view::npos) return std::nullopt;
  const std::size_t tab = line.find('\t');
  return tab < visible ? std::optional(tab) : std::nullopt;
}

}  // namespace

std::optional<TextFault> wrong_encoding(std::string_view text) {
  const std::size_t at = first_invalid_utf8(text);
  if (at == std::string_view::npos) return std::nullopt;
  return TextFault{
      at,
      1,
      fmt::format("byte 0x{:02x} is not valid UTF-8", static_cast<unsigned char>(text[at])),
      {"save the file as UTF-8"}};
}

std::optional<TextFault> refused_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint letter = decode_utf8(text.substr(at));
    if (is_refused(text.substr(at), letter.value))
      return TextFault{at, letter.bytes, refusal_of(letter.value)};
    at += letter.bytes;
  }
  return std::nullopt;
}

bool check_text(const std::shared_ptr<const SourceText>& source, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  const std::string_view text = source->content();
  for (const auto& fault : {wrong_encoding(text), refused_letter(text)})
    if (fault)
      diagnostics.error(place_at(source, fault->position, fault->bytes).span(), {}, fault->message,
                        fault->help);
  for (std::uint32_t number = 1; number <= source->lines(); ++number)
    if (const auto tab = tab_in_indentation(source->line(number))) {
      diagnostics.error(place_at(source, source->line_start(number) + *tab, 1).span(), {},
                        "a tab in the indentation of a line", {"indent with spaces"});
      break;
    }
  return diagnostics.errors() == errors;
}

}  // namespace cuakhau::scenario::detail
