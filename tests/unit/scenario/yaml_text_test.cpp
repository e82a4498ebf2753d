#include "scenario/detail/yaml_text.hpp"

#include <cuakhau/scenario/parse.hpp>

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {

TEST_CASE("plain where it is safe") {
  for (const char* text : {"lane", "exponential(5 min)", "07:00-19:00 VN", "+07:00", "75 %",
                           "Hữu Nghị", "9 /h", "2023-01-08 07:30 VN"})
    CHECK(yaml_text(text) == text);
}

TEST_CASE("in quotes where YAML would read something else") {
  CHECK(yaml_text("") == "\"\"");
  CHECK(yaml_text("null") == "\"null\"");
  CHECK(yaml_text("*") == "\"*\"");
  CHECK(yaml_text("a: b") == "\"a: b\"");
  CHECK(yaml_text("a, b") == "\"a, b\"");
  CHECK(yaml_text("say \"x\"\n") == "\"say \\\"x\\\"\\n\"");
}

TEST_CASE("every text survives being written and parsed") {
  for (const std::string text : {"",
                                 " a",
                                 "a ",
                                 "# a",
                                 "a # b",
                                 "- a",
                                 "? a",
                                 "{",
                                 "[a",
                                 "a:",
                                 "a: b",
                                 "'a'",
                                 "\"",
                                 "\\",
                                 "&a",
                                 "*a",
                                 "!a",
                                 "%a",
                                 "@a",
                                 "`a",
                                 "|",
                                 ">",
                                 "~",
                                 "null",
                                 "true",
                                 "12",
                                 "a\tb",
                                 "a\nb\n",
                                 "Nà Nưa 友谊关",
                                 "a:1",
                                 "10:5x",
                                 "<<",
                                 "---",
                                 "..."}) {
    Diagnostics diagnostics;
    const auto source = std::make_shared<SourceText>("x", "key: " + yaml_text(text) + "\n");
    const auto tree = parse(source, diagnostics);
    INFO(source->content());
    REQUIRE(tree);
    CHECK(diagnostics.render_all().empty());
    CHECK(tree->find("key")->value.text == text);
  }
}

}  // namespace cuakhau::scenario::detail
