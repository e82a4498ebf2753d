#include <cuakhau/scenario/node.hpp>

#include "support/catch.hpp"

namespace cuakhau::scenario {

TEST_CASE("a message shows numbers bare, text quoted, and the kind of everything else") {
  CHECK(found(scalar_node("90", {})) == "90");
  CHECK(found(scalar_node("north", {})) == "\"north\"");
  Node quoted = scalar_node("90", {});
  quoted.quoting = Quoting::quoted;
  CHECK(found(quoted) == "text \"90\"");
  Node node;
  CHECK(found(node) == "nothing");
  node.kind = NodeKind::list;
  CHECK(found(node) == "a list");
  node.kind = NodeKind::map;
  CHECK(found(node) == "a map");
}

TEST_CASE("a message never repeats a text of megabytes") {
  CHECK(found(scalar_node(std::string(5'000'000, 'x'), {})).size() < 100);
  CHECK(found(scalar_node(std::string(5'000'000, '9'), {})).size() < 100);
}

TEST_CASE("an entry is found by its key") {
  Node map;
  map.kind = NodeKind::map;
  map.entries.push_back({"a", {}, scalar_node("1", {})});
  REQUIRE(map.find("a") != nullptr);
  CHECK(map.find("a")->value.text == "1");
  CHECK(map.find("b") == nullptr);
}

}  // namespace cuakhau::scenario
