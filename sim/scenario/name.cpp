#include "scenario/detail/name.hpp"

#include <algorithm>

namespace cuakhau::scenario::detail {
namespace {

bool is_name_byte(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  const bool is_digit = byte >= '0' && byte <= '9';
  return is_letter || is_digit || byte == '_' || byte == '-' || byte >= 0x80;
}

}  // namespace

bool is_name(std::string_view text) {
  return !text.empty() && text.front() != '-' && std::ranges::all_of(text, is_name_byte);
}

}  // namespace cuakhau::scenario::detail
