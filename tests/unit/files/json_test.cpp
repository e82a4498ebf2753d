#include <nlohmann/json.hpp>

#include <limits>

#include <cuakhau/files/json.hpp>

#include "support/catch.hpp"

namespace cuakhau::files {
namespace {

TEST_CASE("keys keep their order and flat values take one line") {
  const auto json =
      Json::object({{"schema", "x/1"},
                    {"none", std::optional<double>{}},
                    {"rows", Json::Array{Json::object({{"b", 1}, {"a", 0.1}}),
                                         Json::object({{"ci", Json::Array{1.5, 2.0}}})}},
                    {"empty", Json::Array{}}});
  CHECK(json.dump() ==
        "{\n  \"schema\": \"x/1\",\n  \"none\": null,\n  \"rows\": [\n"
        "    {\"b\": 1, \"a\": 0.1},\n    {\"ci\": [1.5, 2]}\n  ],\n  \"empty\": []\n}\n");
}

TEST_CASE("an array of lines takes a line for each") {
  CHECK(Json::object({{"text", Json::lines({"a", "b"})}}).dump() ==
        "{\n  \"text\": [\n    \"a\",\n    \"b\"\n  ]\n}\n");
}

TEST_CASE("numbers keep every bit") {
  for (const double value : {0.1, 1e300, 5e-324, -0.0, 123456789.123456789})
    CHECK(nlohmann::json::parse(Json{value}.dump()).get<double>() == value);
  CHECK(Json{std::numeric_limits<std::uint64_t>::max()}.dump() == "18446744073709551615\n");
  CHECK(Json{true}.dump() == "true\n");
  CHECK(Json{-5}.dump() == "-5\n");
}

TEST_CASE("texts are escaped, letters beyond ASCII stay, broken UTF-8 is replaced") {
  CHECK(Json{"a\"b\\c\n\x01"}.dump() == "\"a\\\"b\\\\c\\n\\u0001\"\n");
  CHECK(Json{"Hữu Nghị"}.dump() == "\"Hữu Nghị\"\n");
  CHECK(Json{"x\xFFy"}.dump() == "\"x\xEF\xBF\xBDy\"\n");
}

TEST_CASE("an array is made of any range") {
  const std::vector<int> values{1, 2, 3};
  CHECK(Json::array(values).dump() == "[1, 2, 3]\n");
}

}  // namespace
}  // namespace cuakhau::files
