#include <cuakhau/files/json_reader.hpp>

#include <string>

#include <cuakhau/files/json.hpp>

#include "support/catch.hpp"

namespace cuakhau::files {
namespace {

std::string refusal(const std::string& text) {
  const auto read = read_json("x.json", text);
  REQUIRE_FALSE(read);
  return render(read.error());
}

TEST_CASE("what was written is read again, with the line of each value") {
  const auto text = Json::object({{"name", "cửa khẩu \"A\"\n"},
                                  {"rows", Json::Array{Json::object({{"x", 0.1}}), Json{}}},
                                  {"n", 30},
                                  {"less", -2},
                                  {"is", true}})
                        .dump();
  const auto read = read_json("x.json", text);
  REQUIRE(read);
  CHECK(*read->find("name")->text() == "cửa khẩu \"A\"\n");
  CHECK(read->find("name")->line == 2);
  const auto& rows = *read->find("rows")->items();
  CHECK(rows[0].line == 4);
  CHECK(*rows[0].find("x")->real() == 0.1);
  CHECK(rows[1].is_null());
  CHECK(rows[1].line == 5);
  CHECK(*read->find("n")->count() == 30);
  CHECK(read->find("n")->line == 7);
  CHECK(*read->find("less")->real() == -2.0);
  CHECK(read->find("less")->count() == nullptr);
  CHECK(read->find("is")->real() == nullptr);
  CHECK(read->find("other") == nullptr);
  CHECK(rows[1].find("x") == nullptr);
}

TEST_CASE("what is no JSON is refused at its line") {
  CHECK(refusal("") == "x.json:1: error: the file ends in the middle: is it truncated?\n");
  CHECK(refusal("{\n  \"a\": [1,\n  2") ==
        "x.json:3: error: the file ends in the middle: is it truncated?\n");
  CHECK(refusal("{\"a\": 1,\n\"a\": 2}") == "x.json:2: error: the key \"a\" stands here twice\n");
  CHECK(refusal("[\n1e999]").find("x.json:2: error: ") == 0);
  CHECK(refusal("{\"a\": {\"b\": 1},\n ") ==
        "x.json:2: error: the file ends in the middle: is it truncated?\n");
  CHECK(refusal(std::string(100, '[')) == "x.json:1: error: nested too deeply\n");
  CHECK(refusal("{\"a\": [1, {\"b\": {\"c\": 1, \"c\": 2}}]}") ==
        "x.json:1: error: a[1].b: the key \"c\" stands here twice\n");
}

TEST_CASE("what stands where JSON has something else is told in plain words, and where") {
  CHECK(refusal("[1]\n[2]") ==
        "x.json:2:1: error: no JSON: expected nothing more, found \"[\"\n[2]\n^\n");
  CHECK(refusal("{\n \"ạ\": [NaN, 1]\n}") ==
        "x.json:2:8: error: no JSON: expected a value, found \"NaN\"\n \"ạ\": [NaN, 1]\n       "
        "^~~\n");
  const auto said = [](const std::string& text) {
    const auto line = refusal(text);
    return line.substr(0, line.find('\n'));
  };
  CHECK(said("[1}") == "x.json:1:3: error: no JSON: expected \",\" or \"]\", found \"}\"");
  CHECK(said("[1 23]") == "x.json:1:4: error: no JSON: expected \",\" or \"]\", found \"23\"");
  CHECK(said("[\"a\" \"bc\"]") ==
        "x.json:1:6: error: no JSON: expected \",\" or \"]\", found \"\\\"bc\\\"\"");
  CHECK(said("{\"a\": 1 \"b\": 2}") ==
        "x.json:1:9: error: no JSON: expected \",\" or \"}\", found \"\\\"b\\\"\"");
  CHECK(said("{a: 1}") ==
        "x.json:1:2: error: no JSON: expected a key in double quotes, found \"a\"");
  CHECK(said("{\"a\" 1}") == "x.json:1:6: error: no JSON: expected \":\", found \"1\"");
  CHECK(said("[1, ]") == "x.json:1:5: error: no JSON: expected a value, found \"]\"");
  CHECK(said("[nul]") == "x.json:1:2: error: no JSON: expected a value, found \"nul\"");
  CHECK(said("[-]") == "x.json:1:2: error: no JSON: expected a digit, found \"-\"");
  CHECK(said("[\"a\n\"]") == "x.json:1:4: error: no JSON: a text must end in its line");
  CHECK(said("[\"a\tb\"]") ==
        "x.json:1:4: error: no JSON: a text must not have a control character");
  CHECK(said("[\"\\x\"]") ==
        "x.json:1:4: error: no JSON: expected an escape such as \\n or \\u00e0");
  CHECK(said("[\"UTF-8 \\x\"]") ==
        "x.json:1:10: error: no JSON: expected an escape such as \\n or \\u00e0");
  CHECK(said("{} x") == "x.json:1:4: error: no JSON: expected nothing more, found \"x\"");
  CHECK(said("\"\xff\"") == "x.json:1:2: error: no JSON: a text must be UTF-8");
}

}  // namespace
}  // namespace cuakhau::files
