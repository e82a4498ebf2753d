#include "scenario/detail/policy_file.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <cuakhau/base/text.hpp>

namespace cuakhau::scenario::detail {
namespace {

constexpr std::array<std::string_view, 5> k_keys{"name", "description", "policies", "source",
                                                 "note"};

/// The list of policies of a scenario, made when there is none.
Node* list_of(Node& tree, const Place& where) {
  if (Entry* const known = tree.find("policies"))
    return known->value.is_list() ? &known->value : nullptr;
  Node list;
  list.kind = NodeKind::list;
  list.where = where;
  return &tree.entries.emplace_back(Entry{"policies", where, std::move(list)}).value;
}

}  // namespace

bool is_policy_file(const Node& tree) {
  return tree.find("policies") != nullptr &&
         std::ranges::all_of(tree.entries, [](const Entry& entry) {
           return std::ranges::find(k_keys, entry.key) != k_keys.end();
         });
}

bool add_policies(const ReadTree& part, Node& tree, Loaded& loaded) {
  add_reading(part, loaded);
  if (!part.tree) return false;
  Diagnostics& diagnostics = loaded.diagnostics;
  for (const Entry& entry : part.tree->entries) {
    if (std::ranges::find(k_keys, entry.key) != k_keys.end()) continue;
    diagnostics.error(entry.key_where.span(), {}, "a file of policies has no " + quote(entry.key),
                      {"what a policy changes stands in its `set`"});
    return false;
  }
  const Entry* const policies = part.tree->find("policies");
  if (policies == nullptr || !policies->value.is_list()) {
    diagnostics.error(whole(part.tree->where.source).span(), {}, "expected a list `policies`");
    return false;
  }
  Node* const list = list_of(tree, policies->value.where);
  if (list == nullptr) return true;  // the reader says what stands there instead
  const auto& added = policies->value.items;
  list->items.insert(list->items.end(), added.begin(), added.end());
  return true;
}

}  // namespace cuakhau::scenario::detail
