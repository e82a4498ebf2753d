#include <cuakhau/base/utf8.hpp>

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

using namespace cuakhau;

constexpr auto k_all_valid = std::string_view::npos;

TEST_CASE("code points are counted, not bytes") {
  CHECK(code_point_count("") == 0);
  CHECK(code_point_count("gate") == 4);
  CHECK(code_point_count("Hữu Nghị") == 8);
  CHECK(code_point_count("友谊关") == 3);
  CHECK(code_point_count("a\xff\xc3z") == 4);  // a bad byte counts one
}

TEST_CASE("controls and marks of direction are unprintable, their neighbours are not") {
  for (const char32_t letter :
       {0x00U, 0x1bU, 0x7fU, 0x80U, 0x9fU, 0x202aU, 0x202eU, 0x2066U, 0x2069U})
    CHECK(is_unprintable(letter));
  for (const char32_t letter : {0x20U, 0x7eU, 0xa0U, 0x2029U, 0x202fU, 0x2065U, 0x206aU, 0x1eefU})
    CHECK_FALSE(is_unprintable(letter));
}

TEST_CASE("decoding gives the value and length of each form") {
  CHECK(decode_utf8("A").value == U'A');
  CHECK(decode_utf8("é").value == U'é');
  CHECK(decode_utf8("ữ").value == U'ữ');
  CHECK(decode_utf8("🚚").value == U'🚚');
  CHECK(decode_utf8("🚚").bytes == 4);
  CHECK(decode_utf8("\x80").value == 0xfffd);
  CHECK(decode_utf8("\x80").bytes == 1);
  CHECK_FALSE(decode_utf8("\x80").valid);
}

TEST_CASE("the first byte that is not UTF-8 is found") {
  struct Case {
    std::string text;
    std::size_t bad;
  };
  const std::vector<Case> cases{
      {"", k_all_valid},
      {"Tân Thanh 新清", k_all_valid},
      {"\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf",
       k_all_valid},            // around the surrogates, and the last
      {"ab\x80", 2},            // a continuation without a lead
      {"ab\xc3", 2},            // cut short
      {"\xc0\xaf", 0},          // overlong
      {"\xe0\x9f\xbf", 0},      // overlong
      {"\xf0\x8f\xbf\xbf", 0},  // overlong
      {"x\xed\xa0\x80", 1},     // a surrogate
      {"\xf4\x90\x80\x80", 0},  // above U+10FFFF
      {"\xf5\x80\x80\x80", 0},
      {"\xff", 0},
      {"é\xe1\x80zz", 2},  // a third byte that continues nothing
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(first_invalid_utf8(one.text) == one.bad);
    CHECK(is_valid_utf8(one.text) == (one.bad == k_all_valid));
  }
}

TEST_CASE("terminal columns differ from code points where scripts do") {
  CHECK(display_width("Hữu Nghị") == 8);
  CHECK(display_width("友谊关") == 6);
  CHECK(display_width("u\xcc\x9b") == 1);  // u and a combining horn
  CHECK(display_width("") == 0);
}

}  // namespace
