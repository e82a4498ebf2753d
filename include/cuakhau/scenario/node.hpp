#pragma once

// A scenario file as a tree that knows where each value stands. The parser makes it from YAML;
// `extends` and `--set` transform it; the reader turns it into a Plan. No type of the YAML library
// reaches this far.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/scenario/source.hpp>

namespace cuakhau::scenario {

enum class NodeKind : std::uint8_t { null, scalar, list, map };
enum class Quoting : std::uint8_t { plain, quoted };

struct Entry;

struct Node {
  NodeKind kind = NodeKind::null;
  Quoting quoting = Quoting::plain;
  std::string text;            // of a scalar; of a null what stands there: "", "~" or "null"
  std::vector<Node> items;     // of a list
  std::vector<Entry> entries;  // of a map, in file order, keys unique
  Place where;
  bool is_refused = false;  // what is wrong with it has been said: nothing more is

  [[nodiscard]] bool is_map() const { return kind == NodeKind::map; }
  [[nodiscard]] bool is_list() const { return kind == NodeKind::list; }
  [[nodiscard]] bool is_scalar() const { return kind == NodeKind::scalar; }
  [[nodiscard]] bool is_null() const { return kind == NodeKind::null; }
  /// The entry of that key in a map, or null.
  [[nodiscard]] const Entry* find(std::string_view key) const;
  [[nodiscard]] Entry* find(std::string_view key);
};

struct Entry {
  std::string key;
  Place key_where;
  Node value;
};

/// What a message says was found: `90`, `"north"`, `text "90"` (a quoted number), `a list`, `a
/// map`, `nothing`.
[[nodiscard]] std::string found(const Node& node);

/// A scalar with that text.
[[nodiscard]] Node scalar_node(std::string text, Place where);

}  // namespace cuakhau::scenario
