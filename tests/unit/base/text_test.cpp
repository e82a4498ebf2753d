#include <cuakhau/base/text.hpp>

#include <vector>

#include "support/catch.hpp"

namespace {

using namespace cuakhau;

TEST_CASE("edit distance counts insertions, deletions, replacements and swaps") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("servers", "servers") == 0);
  CHECK(edit_distance("servers", "server") == 1);
  CHECK(edit_distance("servers", "sevrers") == 1);  // a swap
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ca", "abc") == 3);   // no part is edited twice
  CHECK(edit_distance("Hữu", "Huu") == 1);  // code points, not bytes
  CHECK(edit_distance("\xff", "\xfe") == 1);
}

TEST_CASE("the nearest known name is found only when it is close") {
  const std::vector<std::string> names{"service", "servers", "server", "calendar", "h"};
  CHECK(nearest("sevrice", names) == "service");
  CHECK(nearest("serverss", names) == "servers");
  CHECK(nearest("calender", names) == "calendar");
  CHECK(nearest("servers", names) == "servers");
  CHECK_FALSE(nearest("gate", names));
  CHECK_FALSE(nearest("x", names));
  CHECK_FALSE(nearest("", names));
  CHECK_FALSE(nearest(std::string(100'000, 'x'), names));
}

TEST_CASE("of two names equally near the first is meant") {
  CHECK(nearest("lane_c", std::vector<std::string>{"lane_a", "lane_b"}) == "lane_a");
}

TEST_CASE("quoted text is one safe line") {
  CHECK(quote("Hữu Nghị") == "\"Hữu Nghị\"");
  CHECK(quote("a\"b\\c") == "\"a\\\"b\\\\c\"");
  CHECK(quote("a\nb\tc") == "\"a\\nb\\tc\"");
  CHECK(quote("\x1b[2J\x7f") == "\"\\x1b[2J\\x7f\"");
  CHECK(quote("\xff!") == "\"\\xff!\"");
  CHECK(quote("a\u202eb\u0085") == "\"a\\u202eb\\u0085\"");
}

TEST_CASE("long text is cut at a code point") {
  CHECK(abbreviate("Hữu Nghị", 8) == "Hữu Nghị");
  CHECK(abbreviate("Hữu Nghị", 2) == "Hữ…");
  CHECK(abbreviate("", 0).empty());
  CHECK(abbreviate("a", 0) == "…");
}

TEST_CASE("trimming takes blanks from both ends alone") {
  CHECK(trimmed("  a b \t\n") == "a b");
  CHECK(trimmed(" ").empty());
}

TEST_CASE("parts are joined by what stands between them") {
  CHECK(join(std::vector<std::string>{}, ", ").empty());
  CHECK(join(std::vector<std::string>{"ms"}, ", ") == "ms");
  CHECK(join(std::vector<std::string>{"ms", "s", "h"}, ", ") == "ms, s, h");
}

}  // namespace
