#include "scenario/detail/reading.hpp"

#include <cuakhau/scenario/parse.hpp>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario::detail {
namespace {

struct Desk {
  Diagnostics diagnostics;
  Origins origins;
  std::vector<Assumption> assumptions;
  Reading reading{diagnostics, origins, assumptions};
};

Node tree_of(const std::string& text) {
  Diagnostics diagnostics;
  auto tree = parse(std::make_shared<SourceText>("x", text), diagnostics);
  REQUIRE(tree);
  return *tree;
}

}  // namespace

TEST_CASE("a path grows with names and numbers") {
  CHECK(below("", "a") == "a");
  CHECK(below("a", "b") == "a.b");
  const Node tree = tree_of("a: [x, {b: 1}]\n");
  const Cursor root{&tree, {}, {}};
  const Cursor list = root.entry(*tree.find("a"));
  CHECK(list.path == "a");
  const Cursor map = list.item(1);
  CHECK(map.path == "a[1]");
  CHECK(map.entry(map.node->entries[0]).path == "a[1].b");
}

TEST_CASE("a value on one line stands at itself, a map of several lines at its key") {
  const Node tree = tree_of("a: 5\nb: {c: 1}\nd:\n  e: 1\n");
  const Cursor root{&tree, {}, {}};
  CHECK(root.entry(*tree.find("a")).place().span().column == 4);
  CHECK(root.entry(*tree.find("b")).place().span().column == 4);
  CHECK(root.entry(*tree.find("d")).place().span().line == 3);
}

TEST_CASE("an origin keeps its annotation whichever comes first") {
  Desk desk;
  const Node tree = tree_of("a: {value: 5, source: s, note: n}\n");
  const Cursor at = Cursor{&tree, {}, {}}.entry(*tree.find("a"));
  const bool annotates_first = GENERATE(true, false);
  if (annotates_first) desk.reading.annotate(at, *at.node);
  desk.reading.remember(at);
  if (!annotates_first) desk.reading.annotate(at, *at.node);
  const Origin* const origin = desk.origins.find("a");
  REQUIRE(origin != nullptr);
  CHECK(origin->kind == OriginKind::file);
  CHECK(origin->source == "s");
  CHECK(origin->note == "n");
}

TEST_CASE("an explicit nothing is told how it is used") {
  Desk desk;
  const Node tree = tree_of("a: ~\n");
  desk.reading.expected(Cursor{&tree, {}, {}}.entry(*tree.find("a")), "a value");
  const Diagnostic diagnostic = desk.diagnostics.sorted().at(0);
  CHECK(diagnostic.message == "expected a value, found nothing");
  CHECK(diagnostic.help ==
        std::vector<std::string>{"`~` removes an inherited entry; none of this name is inherited"});
}

TEST_CASE("after a thousand errors the rest is left out") {
  Desk desk;
  const Node tree = tree_of("a: 1\n");
  const Cursor at = Cursor{&tree, {}, {}}.entry(*tree.find("a"));
  for (int i = 0; i < 5000; ++i) desk.reading.expected(at, "something else");
  CHECK(desk.diagnostics.errors() == 1001);
  CHECK(desk.reading.wrong_paths().size() == 5000);
}

}  // namespace cuakhau::scenario::detail
