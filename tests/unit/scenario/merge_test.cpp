#include "scenario/detail/merge.hpp"

#include <cuakhau/scenario/parse.hpp>

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {
namespace {

Node sound_tree(const std::string& text) {
  Diagnostics diagnostics;
  auto tree = parse(std::make_shared<SourceText>("x", text), diagnostics);
  REQUIRE(tree);
  REQUIRE_FALSE(diagnostics.has_errors());
  return *tree;
}

/// The tree in one line, for comparison.
std::string flat(const Node& node) {
  if (node.is_null()) return "~";
  if (node.is_scalar()) return node.text;
  std::string text;
  for (const Node& item : node.items) text += (text.empty() ? "" : ",") + flat(item);
  if (node.is_list()) return '[' + text + ']';
  for (const Entry& entry : node.entries)
    text += (text.empty() ? "" : ",") + entry.key + ':' + flat(entry.value);
  return '{' + text + '}';
}

std::string merge_of(const std::string& base, const std::string& over) {
  return flat(merged(sound_tree(base), sound_tree(over)));
}

}  // namespace

TEST_CASE("maps merge by key, scalars and lists replace") {
  CHECK(merge_of("{a: {x: 1, y: 2}, l: [1, 2]}", "{a: {y: 3, z: 4}, l: [5]}") ==
        "{a:{x:1,y:3,z:4},l:[5]}");
  CHECK(merge_of("{a: {x: 1}}", "{a: 2}") == "{a:2}");
  CHECK(merge_of("{a: 2}", "{a: {x: 1}}") == "{a:{x:1}}");
}

TEST_CASE("a tilde removes an inherited entry") {
  CHECK(merge_of("{a: 1, b: 2}", "{a: ~}") == "{b:2}");
  CHECK(merge_of("{a: {x: 1, y: 2}}", "{a: {x: null}}") == "{a:{y:2}}");
}

TEST_CASE("a tilde that removes nothing stays for whoever extends further") {
  CHECK(merge_of("{a: 1}", "{b: ~}") == "{a:1,b:~}");
}

TEST_CASE("a key without a value removes nothing") {
  CHECK(merge_of("{a: 1}", "{a: }") == "{a:~}");
}

TEST_CASE("an annotated value replaces as a whole") {
  CHECK(merge_of("{a: {value: 1, assumed: [0, 2]}}", "{a: {value: 3, note: n}}") ==
        "{a:{value:3,note:n}}");
  CHECK(merge_of("{a: {value: 1, assumed: [0, 2]}}", "{a: {x: 3}}") == "{a:{x:3}}");
}

}  // namespace cuakhau::scenario::detail
