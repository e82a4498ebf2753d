#include <cuakhau/scenario/node.hpp>

#include <algorithm>
#include <utility>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>

namespace cuakhau::scenario {
namespace {

constexpr std::size_t k_longest_quoted_text = 60;

}  // namespace

const Entry* Node::find(std::string_view key) const {
  const auto entry = std::ranges::find(entries, key, &Entry::key);
  return entry == entries.end() ? nullptr : &*entry;
}

Entry* Node::find(std::string_view key) {
  const auto entry = std::ranges::find(entries, key, &Entry::key);
  return entry == entries.end() ? nullptr : &*entry;
}

std::string found(const Node& node) {
  switch (node.kind) {
    case NodeKind::null: return "nothing";
    case NodeKind::list: return "a list";
    case NodeKind::map: return "a map";
    case NodeKind::scalar: break;
  }
  if (is_decimal(node.text) && node.text.size() <= k_longest_quoted_text)
    return node.quoting == Quoting::quoted ? "text " + quote(node.text) : node.text;
  return quote(abbreviate(node.text, k_longest_quoted_text));
}

Node scalar_node(std::string text, Place where) {
  Node node;
  node.kind = NodeKind::scalar;
  node.text = std::move(text);
  node.where = std::move(where);
  return node;
}

}  // namespace cuakhau::scenario
