#include <cuakhau/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace cuakhau {
namespace {

constexpr char32_t k_replacement = 0xfffd;

struct Lead {
  std::uint8_t bytes;      // 0: starts nothing
  std::uint8_t first_low;  // range of the second byte, which excludes overlong forms and surrogates
  std::uint8_t first_high;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xc2) return {0, 0, 0};
  if (byte < 0xe0) return {2, 0x80, 0xbf};
  if (byte == 0xe0) return {3, 0xa0, 0xbf};
  if (byte == 0xed) return {3, 0x80, 0x9f};
  if (byte < 0xf0) return {3, 0x80, 0xbf};
  if (byte == 0xf0) return {4, 0x90, 0xbf};
  if (byte < 0xf4) return {4, 0x80, 0xbf};
  if (byte == 0xf4) return {4, 0x80, 0x8f};
  return {0, 0, 0};
}

struct Range {
  char32_t first;
  char32_t last;
};

/// Unicode Standard Annex 11, the ranges of width W and F that names of places and goods can hold.
constexpr std::array<Range, 9> k_wide{{{0x1100, 0x115f},
                                       {0x2e80, 0x303e},
                                       {0x3041, 0xa4cf},
                                       {0xac00, 0xd7a3},
                                       {0xf900, 0xfaff},
                                       {0xfe30, 0xfe6f},
                                       {0xff00, 0xff60},
                                       {0xffe0, 0xffe6},
                                       {0x1f300, 0x3fffd}}};

constexpr std::array<Range, 4> k_combining{
    {{0x0300, 0x036f}, {0x1ab0, 0x1aff}, {0x200b, 0x200f}, {0xfe00, 0xfe0f}}};

/// C0, DEL with C1, and the embeddings, overrides and isolates of Unicode Standard Annex 9.
constexpr std::array<Range, 4> k_unprintable{
    {{0x0000, 0x001f}, {0x007f, 0x009f}, {0x202a, 0x202e}, {0x2066, 0x2069}}};

template <std::size_t N>
bool is_within(const std::array<Range, N>& ranges, char32_t letter) {
  return std::any_of(ranges.begin(), ranges.end(), [letter](const Range& range) {
    return letter >= range.first && letter <= range.last;
  });
}

}  // namespace

CodePoint decode_utf8(std::string_view text) {
  constexpr CodePoint k_bad{k_replacement, 1, false};
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const Lead lead = lead_of(byte(0));
  if (lead.bytes == 1) return {byte(0), 1, true};
  if (lead.bytes == 0 || text.size() < lead.bytes) return k_bad;
  if (byte(1) < lead.first_low || byte(1) > lead.first_high) return k_bad;
  char32_t value = byte(0) & (0x7fU >> lead.bytes);
  for (std::size_t i = 1; i < lead.bytes; ++i) {
    if ((byte(i) & 0xc0U) != 0x80U) return k_bad;
    value = (value << 6U) | (byte(i) & 0x3fU);
  }
  return {value, lead.bytes, true};
}

std::size_t first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint letter = decode_utf8(text.substr(at));
    if (!letter.valid) return at;
    at += letter.bytes;
  }
  return std::string_view::npos;
}

bool is_unprintable(char32_t letter) { return is_within(k_unprintable, letter); }

std::size_t code_point_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += decode_utf8(text.substr(at)).bytes;
  return count;
}

std::size_t display_width(char32_t letter) {
  if (letter < 0x300) return 1;
  if (is_within(k_combining, letter)) return 0;
  return is_within(k_wide, letter) ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint letter = decode_utf8(text.substr(at));
    width += display_width(letter.value);
    at += letter.bytes;
  }
  return width;
}

}  // namespace cuakhau
