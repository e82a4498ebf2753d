#include <cuakhau/scenario/parse.hpp>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {
namespace {

using test::Said;

Said refusals(const std::string& text) {
  Diagnostics diagnostics;
  static_cast<void>(parse(std::make_shared<SourceText>("x", text), diagnostics));
  return test::said(diagnostics);
}

Node parsed(const std::string& text) {
  Diagnostics diagnostics;
  auto tree = parse(std::make_shared<SourceText>("x", text), diagnostics);
  INFO(text);
  REQUIRE(tree);
  CHECK(test::said(diagnostics).empty());
  return *tree;
}

SourceSpan span_of(const Node& node) { return node.where.span(); }

}  // namespace

TEST_CASE("a tree knows where each value stands and how long it is") {
  const Node tree =
      parsed("# comment\nlane:\n  service: exponential(5 min)  # mean\n  list: [1, \"b c\"]\n");
  const Entry& lane = *tree.find("lane");
  CHECK(lane.key_where.span().line == 2);
  CHECK(lane.key_where.span().length == 4);
  const Node& service = lane.value.find("service")->value;
  CHECK(service.text == "exponential(5 min)");
  CHECK(span_of(service) == SourceSpan{"x", 3, 12, 18, "  service: exponential(5 min)  # mean"});
  const Node& list = lane.value.find("list")->value;
  CHECK(span_of(list).length == 10);
  CHECK(span_of(list.items[1]).column == 13);
  CHECK(span_of(list.items[1]).length == 5);
  CHECK(list.items[1].quoting == Quoting::quoted);
}

TEST_CASE("columns count letters, not bytes, also after Windows line ends and a byte order mark") {
  const Node tree = parsed("Hữu Nghị: {a: é, b: c}\r\nd: e\r\n");
  const Node& map = tree.find("Hữu Nghị")->value;
  CHECK(span_of(map.find("b")->value).column == 21);
  CHECK(span_of(tree.find("d")->value).line == 2);
}

TEST_CASE("nothing is written as a tilde, a word or not at all") {
  const Node tree = parsed("a: ~\nb: null\nc:\nd: [~, ]\n");
  CHECK(tree.find("a")->value.text == "~");
  CHECK(tree.find("b")->value.text == "null");
  CHECK(tree.find("c")->value.is_null());
  CHECK(tree.find("c")->value.text.empty());
  CHECK(span_of(tree.find("c")->value).line == 3);
}

TEST_CASE("block scalars are text") {
  const Node tree = parsed("a: >-\n  one\n  two\nb: |\n  x\n");
  CHECK(tree.find("a")->value.text == "one two");
  CHECK(tree.find("b")->value.text == "x\n");
}

TEST_CASE("what the library lets pass is refused at its place") {
  CHECK(refusals("a: 1\na: 2\n") == Said{"2:1: error: duplicate key \"a\""});
  CHECK(refusals("a: 1\nb\n") == Said{"2:1: error: expected a colon after the key \"b\""});
  CHECK(refusals("{a: 1, b}") == Said{"1:8: error: expected a colon after the key \"b\""});
  CHECK(refusals("a: 1\n---\nb: 1\n") ==
        Said{"2:1: error: expected one document, found a second one"});
  CHECK(refusals("{a: 1} x\n") ==
        Said{"1:8: error: expected the end of the file, found more text"});
  CHECK(refusals("- a\nb: 1\n") ==
        Said{"2:1: error: expected the end of the file, found more text"});
  CHECK(refusals("a: 1\n...\nfoo\n") ==
        Said{"3:1: error: expected the end of the file, found more text"});
  CHECK(refusals("a: {<<: {b: 1}}") == Said{"1:5: error: `<<` is not part of this language"});
  CHECK(refusals("a: !!int 1") ==
        Said{"1:4: error: tags such as \"!!int\" are not part of this language"});
  CHECK(refusals("a: \"never closed\n") == Said{"1:4: error: this quote is never closed"});
  CHECK(refusals("? [a]\n: 1\n") == Said{"1:3: error: expected a key, found a list"});
  CHECK(refusals(": 1\n") == Said{"1:1: error: expected a key, found nothing"});
  CHECK(refusals("a: [1,, 2]") ==
        Said{"1:6: error: expected a value between the commas of a list"});
  CHECK(refusals("a: [1, 2, ]").empty());
  CHECK(refusals("") == Said{"0:0: error: the file holds no value"});
}

TEST_CASE("anchors are refused, so that no alias bomb can be written") {
  CHECK(refusals("a: &x 1\nb: *x\nc: {*x : 1}\n") ==
        Said{"1:4: error: anchors and aliases are not part of this language"});
}

TEST_CASE("a value that a comma has cut is told once and put together again") {
  const std::string text = "{a: priority(x, y, z), b: 1, c}";
  CHECK(refusals(text) == Said{"1:5: error: a comma inside { } ends a value",
                               "1:30: error: expected a colon after the key \"c\""});
  Diagnostics diagnostics;
  const auto tree = parse(std::make_shared<SourceText>("x", text), diagnostics);
  REQUIRE(tree);
  CHECK(tree->find("a")->value.text == "priority(x, y, z)");
  CHECK(refusals("{a: f(x, y").size() >= 1);
  CHECK(refusals("{a: f(x, y}").size() == 1);
}

TEST_CASE("several errors of one file are told together") {
  CHECK(refusals("a: 1\na: 2\nb: !x 1\nc: {<<: 1, d}\n").size() == 4);
}

TEST_CASE("what is no YAML says what was expected") {
  CHECK(refusals("a: b: c\n") ==
        Said{"1:5: error: expected one value after a key, found a second \": \""});
  CHECK(refusals("a: [1,\n") ==
        Said{"2:1: error: expected \",\" or \"]\" in a list that began with ["});
  CHECK(refusals("a: {b: 1,\n") ==
        Said{"2:1: error: expected \",\" or \"}\" in a map that began with {"});
  CHECK(refusals("a: - 1\n") == Said{"1:4: error: a list item \"- \" cannot begin here"});
  CHECK(refusals("a:\n  b: 1\n c: 2\n") ==
        Said{"3:2: error: expected a key at this indentation, or the end of a map"});
}

TEST_CASE("a value in brackets or quotes stays deeper than the map around it") {
  CHECK(refusals("a:\n  b: [1,\n   2]\n").empty());
  CHECK(refusals("[1,\n2]\n").empty());
  CHECK(refusals("a:\n  b: [1,\n  2]\n") ==
        Said{"3:3: error: expected deeper indentation inside the value that began in line 2"});
  CHECK(refusals("a: \"x\ny\"\n") ==
        Said{"2:1: error: expected deeper indentation inside the value that began in line 1"});
  CHECK(refusals("- {a: 1,\n}\n") ==
        Said{"2:1: error: expected deeper indentation inside the value that began in line 1"});
}

TEST_CASE("nesting is limited") {
  CHECK(refusals(std::string(64, '[') + std::string(64, ']')).empty());
  CHECK(refusals(std::string(65, '[') + std::string(65, ']')) ==
        Said{"1:65: error: more than 64 levels of nesting"});
  CHECK(refusals(std::string(200'000, '[')).size() == 1);
}

TEST_CASE("the number of values is limited") {
  const auto source = std::make_shared<SourceText>("x", "[1, 2, 3, 4]");
  Diagnostics diagnostics;
  static_cast<void>(parse(source, diagnostics, {.bytes = 100, .depth = 9, .nodes = 3}));
  CHECK(test::said(diagnostics) == Said{"1:11: error: more than 3 values in one file"});
}

TEST_CASE("a file of nothing but errors stays small") {
  std::string text = "{";
  for (int i = 0; i < 50'000; ++i) text += "a: 1, ";
  CHECK(refusals(text + "}").size() == 1001);
}

TEST_CASE("a file is opened by its size, before it is read") {
  const test::ScenarioFiles files;
  const auto small = files.write("small.yaml",
                                 "\xef\xbb\xbf"
                                 "a: 1\n");
  Diagnostics diagnostics;
  const auto source = open_source(small, "small.yaml", diagnostics);
  REQUIRE(source);
  CHECK(source->content() == "a: 1\n");
  const auto large = files.write("large.yaml", "");
  std::filesystem::resize_file(large, 100'000'000);
  CHECK_FALSE(open_source(large, "large.yaml", diagnostics));
  CHECK_FALSE(open_source(files.folder(), "folder", diagnostics));
  CHECK_FALSE(open_source(files.folder() / "none.yaml", "none.yaml", diagnostics));
  CHECK_FALSE(open_source("/dev/zero", "/dev/zero", diagnostics));
  CHECK(diagnostics.render_all() ==
        "large.yaml: error: the file has 100000000 bytes, more than the 4194304 a scenario may "
        "have\n"
        "folder: error: expected a file, found a folder\n"
        "none.yaml: error: no such file\n"
        "/dev/zero: error: expected a regular file\n"
        "4 errors\n");
}

}  // namespace cuakhau::scenario
