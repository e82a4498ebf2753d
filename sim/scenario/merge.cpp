#include "scenario/detail/merge.hpp"

#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cuakhau::scenario::detail {
namespace {

bool merges(const Node& node) { return node.is_map() && node.find("value") == nullptr; }

bool removes(const Node& node) { return node.is_null() && !node.text.empty(); }

}  // namespace

Node merged(Node base, Node over) {
  if (!merges(base) || !merges(over)) return over;
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < base.entries.size(); ++i) places.emplace(base.entries[i].key, i);
  std::vector<bool> is_removed(base.entries.size(), false);
  Node result = over;
  result.entries.clear();
  std::vector<Entry> added;
  for (Entry& entry : over.entries) {
    const auto known = places.find(entry.key);
    if (known == places.end()) {
      added.push_back(std::move(entry));
    } else if (removes(entry.value)) {
      is_removed[known->second] = true;
    } else {
      Entry& inherited = base.entries[known->second];
      inherited.value = merged(std::move(inherited.value), std::move(entry.value));
      inherited.key_where = std::move(entry.key_where);
    }
  }
  for (std::size_t i = 0; i < base.entries.size(); ++i)
    if (!is_removed[i]) result.entries.push_back(std::move(base.entries[i]));
  for (Entry& entry : added) result.entries.push_back(std::move(entry));
  return result;
}

}  // namespace cuakhau::scenario::detail
