#include "scenario/detail/override.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include <cuakhau/base/text.hpp>
#include <cuakhau/base/utf8.hpp>
#include <cuakhau/model/field_walk.hpp>
#include <cuakhau/model/setting.hpp>
#include <cuakhau/scenario/parse.hpp>

#include "scenario/detail/annotation.hpp"
#include "scenario/detail/call.hpp"
#include "scenario/detail/keys.hpp"
#include "scenario/detail/plan_reader.hpp"
#include "scenario/detail/read_value.hpp"
#include "scenario/detail/unknown_path.hpp"

namespace cuakhau::scenario::detail {
namespace {

std::optional<std::size_t> index_of(const std::string& segment) {
  if (!segment.starts_with('[')) return std::nullopt;
  std::size_t index = 0;
  std::from_chars(segment.data() + 1, segment.data() + segment.size() - 1, index);
  return index;
}

/// The long form of a scalar in which an entry `key` can be set: "poisson(9 /h)" is {poisson: 9
/// /h}, a scalar that stands for one of its fields is {key: scalar}.
Node expanded(const Node& scalar, const std::string& key) {
  if (scalar.text == "saturated") return as_entry("saturated", scalar_node("true", scalar.where));
  if (const auto call = split_call(scalar.text))
    return as_entry(std::string(call->name),
                    scalar_node(std::string(trimmed(call->inside)), scalar.where));
  return as_entry(key, scalar);
}

/// The value inside an annotation.
Node& bare(Node& node) {
  Entry* const value = node.is_map() ? node.find("value") : nullptr;
  return value == nullptr ? node : value->value;
}

Node& child(Node& parent, const std::string& segment, const Place& where) {
  Node& node = bare(parent);
  if (const auto index = index_of(segment)) {
    if (!node.is_list()) {
      Node list;
      list.kind = NodeKind::list;
      list.where = node.where;
      list.items.push_back(std::move(node));
      node = std::move(list);
    }
    if (node.items.size() <= *index) node.items.resize(*index + 1);
    return node.items[*index];
  }
  if (node.is_scalar()) node = expanded(Node(node), segment);
  node.kind = NodeKind::map;
  if (!node.where.source) node.where = where;
  if (Entry* const entry = node.find(segment)) return entry->value;
  return node.entries.emplace_back(Entry{segment, where, {}}).value;
}

/// Where the "=" before the value stands: those of selectors are in brackets.
std::size_t end_of_path(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '=' && depth == 0) return at;
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && depth > 0) --depth;
  }
  return std::string_view::npos;
}

std::string_view path_in(std::string_view text) {
  return trimmed(text.substr(0, end_of_path(text)));
}

SourceSpan span_of(const Override& one, std::size_t bytes) {
  const auto letters = static_cast<std::uint32_t>(code_point_count(one.text.substr(0, bytes)));
  return {one.option, 1, 1, letters, one.text};
}

void report_unknown(const Override& one, const std::string& path, const Origins& known,
                    Diagnostics& diagnostics) {
  Complaint complaint = unknown_path(path, known);
  diagnostics.error(span_of(one, path_in(one.text).size()), {}, std::move(complaint.message),
                    std::move(complaint.help));
}

/// The sections in which a new name would be a new thing, not a value of one.
class NameSections {
 public:
  template <class T>
  void operator()(const model::Field& field, T& /*section*/) {
    if constexpr (is_map_of_names<T>) names_.emplace_back(field.name);
  }
  [[nodiscard]] bool has(std::string_view name) const {
    return std::ranges::find(names_, name) != names_.end();
  }

 private:
  std::vector<std::string> names_;
};

bool names_a_new_thing(const std::string& path, const Origins& known) {
  std::string_view around = parent_path(path);
  while (!around.empty() && known.find(std::string(around)) == nullptr)
    around = parent_path(around);
  NameSections sections;
  model::Plan plan;
  describe(sections, plan);
  return around.empty() || sections.has(around);
}

/// Whether all that is there on the way to the value are maps.
bool leads_through_maps(const Node& tree, const std::vector<std::string>& segments) {
  const Node* node = &tree;
  for (const std::string& segment : segments) {
    if (const Entry* const value = node->find("value")) node = &value->value;
    if (!node->is_map()) return node->is_null();
    const Entry* const entry = node->find(segment);
    if (entry == nullptr) return true;
    node = &entry->value;
  }
  return true;
}

Node& descendant(Node& tree, std::string_view path, const Place& where) {
  Node* node = &tree;
  for (const std::string& segment : path_parts(path)) node = &child(*node, segment, where);
  return *node;
}

/// What stands below the `set` of a policy, of "policies[2].set.stations.customs.servers[0].count";
/// nothing for other paths.
std::string_view settled_path(std::string_view path) {
  const std::vector<std::string> segments = path_parts(path);
  if (segments.size() < 4 || segments[0] != "policies" || segments[2] != "set") return {};
  return model::tail_of(model::tail_of(model::tail_of(path)));
}

/// There the path of a value is one key, however many parts it has.
Node& setting_node(Node& set, std::string_view path, const Place& where) {
  for (Entry& entry : bare(set).entries)
    if (model::lies_below(path, entry.key)) {
      path.remove_prefix(entry.key.size());
      if (path.starts_with('.')) path.remove_prefix(1);
      return descendant(entry.value, path, where);
    }
  return bare(set).entries.emplace_back(Entry{std::string(path), where, {}}).value;
}

void write_value(std::string_view path, const Node& value, Node& tree) {
  const std::string_view inside = settled_path(path);
  if (inside.empty()) {
    descendant(tree, path, value.where) = value;
    return;
  }
  path.remove_suffix(inside.size() + 1);
  Node& set = descendant(tree, path, value.where);
  set.kind = NodeKind::map;
  setting_node(set, inside, value.where) = value;
}

Node* find_node(Node& tree, std::string_view path) {
  Node* node = &tree;
  for (const std::string& segment : path_parts(path)) {
    Node& around = bare(*node);
    const auto index = index_of(segment);
    Entry* const entry = index ? nullptr : around.find(segment);
    if (entry != nullptr)
      node = &entry->value;
    else if (index && *index < around.items.size())
      node = &around.items[*index];
    else
      return nullptr;
  }
  return node;
}

/// `~` takes an entry away, as it does in a file that extends another.
/// @return whether there was one
bool take_away(std::string_view path, Node& tree) {
  Node* const around = find_node(tree, parent_path(path));
  if (around == nullptr) return false;
  const std::string key = path_parts(path).back();
  return std::erase_if(bare(*around).entries,
                       [&](const Entry& entry) { return entry.key == key; }) > 0;
}

/// Whether a reading of the tree comes by that path.
bool is_read(const std::string& path, const Node& tree, const OverrideBase& base) {
  Loaded probe;
  probe.origins.document = base.before.origins.document;
  static_cast<void>(read_plan({tree, Inheritance::whole, base.data}, probe));
  return probe.origins.find(path) != nullptr;
}

/// Whether the scenario has a value there, or may have one.
bool may_be(const std::string& path, const Origins& known, const Node& tree) {
  return known.find(path) != nullptr ||
         (!names_a_new_thing(path, known) && leads_through_maps(tree, path_parts(path)));
}

/// Writes the value into the tree, unless the scenario can have none there.
/// @return whether it was written
bool set_value(const std::string& path, const Node& value, const OverrideBase& base, Node& tree) {
  if (value.is_null() && value.text == "~" && take_away(path, tree)) return true;
  if (base.before.origins.find(path) != nullptr) {
    write_value(path, value, tree);
    return true;
  }
  Node changed = tree;
  write_value(path, value, changed);
  if (!is_read(path, changed, base)) return false;
  tree = std::move(changed);
  return true;
}

}  // namespace

void apply_override(const Override& one, const OverrideBase& base, Node& tree,
                    Diagnostics& diagnostics) {
  const std::string& text = one.text;
  const std::size_t equals = end_of_path(text);
  if (equals == std::string::npos)
    return diagnostics.error(span_of(one, text.size()), {},
                             "expected path=value, found " + quote(text));
  const std::string pattern(path_in(text));
  const std::vector<std::string> paths = model::paths_of(base.before.plan, pattern);
  if (paths.empty())
    return diagnostics.error(span_of(one, pattern.size()), {}, pattern + " selects nothing");
  const Origins& known = base.before.origins;
  const auto unknown =
      std::ranges::find_if(paths, [&](const auto& path) { return !may_be(path, known, tree); });
  if (unknown != paths.end()) return report_unknown(one, *unknown, known, diagnostics);
  const auto source = std::make_shared<SourceText>(one.option, text.substr(equals + 1));
  source->folder = known.document.source->folder;
  source->root = known.document.source->root;
  const auto value = parse(source, diagnostics);
  if (!value) return;
  for (const std::string& path : paths)
    if (!set_value(path, *value, base, tree)) return report_unknown(one, path, known, diagnostics);
}

}  // namespace cuakhau::scenario::detail
