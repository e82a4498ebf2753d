#include "scenario/detail/tree_builder.hpp"

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario::detail {

TEST_CASE("events become a tree") {
  const auto source = std::make_shared<SourceText>("x", "a: [1, ~]");
  Diagnostics diagnostics;
  TreeBuilder tree(source, diagnostics, {});
  tree.document(0);
  tree.begin(NodeKind::map, 0);
  tree.scalar({0, "a", Quoting::plain});
  tree.begin(NodeKind::list, 3);
  tree.scalar({4, "1", Quoting::plain});
  tree.null(7);
  tree.end();
  tree.end();
  const auto root = tree.take();
  REQUIRE(root);
  REQUIRE(root->find("a") != nullptr);
  CHECK(root->find("a")->value.items.size() == 2);
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("the value of a refused key is left out") {
  const auto source = std::make_shared<SourceText>("x", "{a: 1, a: [2]}");
  Diagnostics diagnostics;
  TreeBuilder tree(source, diagnostics, {});
  tree.begin(NodeKind::map, 0);
  tree.scalar({1, "a", Quoting::plain});
  tree.scalar({4, "1", Quoting::plain});
  tree.scalar({7, "a", Quoting::plain});
  tree.begin(NodeKind::list, 10);
  tree.scalar({11, "2", Quoting::plain});
  tree.end();
  tree.end();
  const auto root = tree.take();
  REQUIRE(root);
  CHECK(root->entries.size() == 1);
  CHECK(root->entries[0].value.text == "1");
  CHECK(test::said(diagnostics) == test::Said{"1:8: error: duplicate key \"a\""});
}

TEST_CASE("a letter that may not stand in the text may not come by an escape either") {
  const auto source = std::make_shared<SourceText>("x", R"({a: "\e", b: "\n"})");
  Diagnostics diagnostics;
  TreeBuilder tree(source, diagnostics, {});
  tree.begin(NodeKind::map, 0);
  tree.scalar({1, "a", Quoting::plain});
  tree.scalar({4, "\x1b", Quoting::quoted});
  tree.scalar({10, "b", Quoting::plain});
  tree.scalar({13, "\n", Quoting::quoted});
  tree.end();
  CHECK(test::said(diagnostics) == test::Said{"1:5: error: control character 0x1b is not allowed"});
  const auto root = tree.take();
  REQUIRE(root);
  CHECK(root->entries[0].value.is_refused);
  CHECK_FALSE(root->entries[1].value.is_refused);
}

TEST_CASE("a second document ends the parsing and keeps the first") {
  const auto source = std::make_shared<SourceText>("x", "a\n---\nb");
  Diagnostics diagnostics;
  TreeBuilder tree(source, diagnostics, {});
  tree.document(0);
  tree.scalar({0, "a", Quoting::plain});
  CHECK_THROWS_AS(tree.document(6), StopParsing);
  CHECK(tree.take()->text == "a");
}

}  // namespace cuakhau::scenario::detail
