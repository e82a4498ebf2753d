#include "scenario/detail/call.hpp"

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {

TEST_CASE("a call is cut at the commas outside of inner brackets") {
  const auto call = split_call(" mix(90 %: exponential(4 min), 10 %: uniform(1 min, 2 min)) ");
  REQUIRE(call);
  CHECK(call->name == "mix");
  REQUIRE(call->arguments.size() == 2);
  CHECK(call->arguments[0] == "90 %: exponential(4 min)");
  CHECK(call->arguments[1] == "10 %: uniform(1 min, 2 min)");
}

TEST_CASE("what is no name with matching brackets is no call") {
  for (const char* text :
       {"", "5 min", "(5 min)", "exponential(5 min", "a(b))", "a(b) c", "a(b)(c)", "two words(1)"})
    CHECK_FALSE(split_call(text).has_value());
}

TEST_CASE("an empty list has no parts and a list may have empty ones") {
  CHECK(split_list("  ").empty());
  CHECK(split_list("a,,b").size() == 3);
}

TEST_CASE("a pair is cut at its first colon outside of brackets") {
  const auto pair = split_pair("f(a: b): c");
  REQUIRE(pair);
  CHECK(pair->left == "f(a: b)");
  CHECK(pair->right == "c");
  CHECK_FALSE(split_pair("f(a: b)").has_value());
}

}  // namespace cuakhau::scenario::detail
