#include "scenario/detail/schema_json.hpp"

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {

TEST_CASE("short values take one line, long ones a line for each member") {
  const auto small =
      SchemaJson::object({{"a", 1}, {"b", SchemaJson::array({true, "x\"\n"})}, {"c", {}}});
  CHECK(small.dump() == "{\"a\": 1, \"b\": [true, \"x\\\"\\u000a\"], \"c\": null}\n");
  const auto large = SchemaJson::object({{"a", std::string(60, 'x')}, {"b", std::string(60, 'y')}});
  CHECK(large.dump() == "{\n  \"a\": \"" + std::string(60, 'x') + "\",\n  \"b\": \"" +
                            std::string(60, 'y') + "\"\n}\n");
}

TEST_CASE("nothing is null") {
  CHECK(SchemaJson{}.is_null());
  CHECK_FALSE(SchemaJson{"null"}.is_null());
}

}  // namespace cuakhau::scenario::detail
