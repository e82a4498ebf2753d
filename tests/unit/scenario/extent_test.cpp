#include "scenario/detail/extent.hpp"

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {

TEST_CASE("a quoted scalar reaches to its closing quote") {
  CHECK(quoted_extent("\"a\\\"b\" c") == 6U);
  CHECK(quoted_extent("'it''s' c") == 7U);
  CHECK_FALSE(quoted_extent("\"never closed").has_value());
  CHECK_FALSE(quoted_extent("'never closed").has_value());
}

TEST_CASE("a plain scalar reaches over its text, without comment") {
  CHECK(scalar_extent("90 s, next", "90 s") == 4);
  CHECK(scalar_extent("several\n  lines", "several lines") == 7);
  CHECK(scalar_extent("|  # block\n  a", "a\n") == 1);
}

TEST_CASE("a flow collection reaches to its own bracket, past those in quotes") {
  CHECK(flow_extent("[a, {b: c}] # x") == 11);
  CHECK(flow_extent("[\"]\", b] x") == 8);
  CHECK(flow_extent("[a,\n b]") == 3);
  CHECK(flow_extent("[\"a") == 3);
}

TEST_CASE("the whole of a flow collection ends at its bracket, past comments and quotes") {
  CHECK(whole_flow_extent("[a, # ]\n  \"]\", don't, 'x]'] b") == 27);
  CHECK(whole_flow_extent("{a: [b\n") == 7);
}

TEST_CASE("a line is shallow when it is no deeper than its block") {
  CHECK_FALSE(first_shallow_line("[a]", 0).has_value());
  CHECK_FALSE(first_shallow_line("[a,\n b,\n\n# c\n d]", 0).has_value());
  CHECK(first_shallow_line("[a,\nb]", 0) == 4U);
  CHECK(first_shallow_line("[a,\n  b]", 2) == 6U);
}

TEST_CASE("a key is followed by a colon or it is no key") {
  CHECK(colon_follows("key: 1", "key"));
  CHECK(colon_follows("key :\n", "key"));
  CHECK(colon_follows("\"key\": 1", "key"));
  CHECK_FALSE(colon_follows("key\n", "key"));
  CHECK_FALSE(colon_follows("key, b", "key"));
  CHECK_FALSE(colon_follows("\"key", "key"));
}

TEST_CASE("a key whose colon no space follows is told from texts with a colon") {
  CHECK(with_missing_space("per_day:120\nhours: 1") == "per_day: 120");
  CHECK(with_missing_space("service:5 min  ") == "service: 5 min");
  CHECK(with_missing_space("period:{for: 10 d}") == "period: {for: 10 d}");
  for (const char* text : {"per_day: 120", "per_day:", "lib:lang-son/2023", "12:00", "https://x",
                           "per_day", ":x", "a b:c", "Note:x", ""})
    CHECK_FALSE(with_missing_space(text).has_value());
}

TEST_CASE("nothing can be written as a word") {
  CHECK(null_word("~") == "~");
  CHECK(null_word("null, a") == "null");
  CHECK(null_word("nullable").empty());
  CHECK(null_word("next: 1").empty());
}

}  // namespace cuakhau::scenario::detail
