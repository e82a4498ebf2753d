#include "scenario/detail/policy_file.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <cuakhau/base/text.hpp>

#include "scenario/detail/chain.hpp"

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

bool add_policies(const std::string& file, const LoadOptions& options, Node& tree, Loaded& loaded) {
  Diagnostics& diagnostics = loaded.diagnostics;
  Chain chain(diagnostics, options.library);
  std::optional<Node> part = chain.load_named(file);
  chain.add_files_to(loaded);
  if (!part) return false;
  for (const Entry& entry : part->entries) {
    if (std::ranges::find(k_keys, entry.key) != k_keys.end()) continue;
    diagnostics.error(entry.key_where.span(), {}, "a file of policies has no " + quote(entry.key),
                      {"what a policy changes stands in its `set`"});
    return false;
  }
  Entry* const policies = part->find("policies");
  if (policies == nullptr || !policies->value.is_list()) {
    diagnostics.error(whole(part->where.source).span(), {}, "expected a list `policies`");
    return false;
  }
  Node* const list = list_of(tree, policies->value.where);
  if (list == nullptr) return true;  // the reader says what stands there instead
  for (Node& policy : policies->value.items) list->items.push_back(std::move(policy));
  return true;
}

}  // namespace cuakhau::scenario::detail
