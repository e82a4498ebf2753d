#include "scenario/detail/text_check.hpp"

#include <optional>

#include <fmt/format.h>

#include <cuakhau/base/utf8.hpp>

namespace cuakhau::scenario::detail {
namespace {

bool is_refused_control(std::string_view text, std::size_t at) {
  const auto letter = static_cast<unsigned char>(text[at]);
  if (letter == '\r') return at + 1 == text.size() || text[at + 1] != '\n';
  return (letter < 0x20 && letter != '\n' && letter != '\t') || letter == 0x7f;
}

std::optional<std::size_t> first_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (is_refused_control(text, at)) return at;
  return std::nullopt;
}

/// Position of a tab before the first visible character of a line.
std::optional<std::size_t> tab_in_indentation(std::string_view line) {
  const std::size_t visible = line.find_first_not_of(" \t");
  if (visible == std::string_view::npos) return std::nullopt;
  const std::size_t tab = line.find('\t');
  return tab < visible ? std::optional(tab) : std::nullopt;
}

}  // namespace

bool check_text(const std::shared_ptr<const SourceText>& source, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  const std::string_view text = source->content();
  const std::size_t invalid = first_invalid_utf8(text);
  if (invalid != std::string_view::npos)
    diagnostics.error(
        place_at(source, invalid, 1).span(), {},
        fmt::format("byte 0x{:02x} is not valid UTF-8", static_cast<unsigned char>(text[invalid])),
        {"save the file as UTF-8"});
  if (const auto control = first_control(text))
    diagnostics.error(place_at(source, *control, 1).span(), {},
                      fmt::format("control character 0x{:02x} is not allowed",
                                  static_cast<unsigned char>(text[*control])));
  for (std::uint32_t number = 1; number <= source->lines(); ++number)
    if (const auto tab = tab_in_indentation(source->line(number))) {
      diagnostics.error(place_at(source, source->line_start(number) + *tab, 1).span(), {},
                        "a tab in the indentation of a line", {"indent with spaces"});
      break;
    }
  return diagnostics.errors() == errors;
}

}  // namespace cuakhau::scenario::detail
