#include <cuakhau/base/bracket_text.hpp>

#include "support/catch.hpp"

namespace cuakhau {
namespace {

using Parts = std::vector<std::string>;

TEST_CASE("text is found outside of brackets and quotes alone") {
  CHECK(find_outside_brackets("stations.(gate=north).servers=2", "=") == 29);
  CHECK(find_outside_brackets("1..4", "..") == 1);
  CHECK(find_outside_brackets("{1..4}", "..") == std::string_view::npos);
  CHECK(find_outside_brackets("'a=b'", "=") == std::string_view::npos);
  CHECK(find_outside_brackets(")=", "=") == 1);
  CHECK(find_outside_brackets("", "=") == std::string_view::npos);
}

TEST_CASE("parts keep their brackets and quotes and lose the blanks around them") {
  CHECK(split_outside_brackets("a, b ,c", ',') == Parts{"a", "b", "c"});
  CHECK(split_outside_brackets("x=[1, 2],y={a: 1, b: 2}", ',') ==
        Parts{"x=[1, 2]", "y={a: 1, b: 2}"});
  CHECK(split_outside_brackets("\"a,b\", 'c,\"d'", ',') == Parts{"\"a,b\"", "'c,\"d'"});
  CHECK(split_outside_brackets("triangular(1 min, 2 min, 4 min),2 min", ',') ==
        Parts{"triangular(1 min, 2 min, 4 min)", "2 min"});
  CHECK(split_outside_brackets("", ',') == Parts{""});
  CHECK(split_outside_brackets("a,,", ',') == Parts{"a", "", ""});
}

}  // namespace
}  // namespace cuakhau
