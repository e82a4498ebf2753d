#include <cuakhau/model/setting.hpp>

#include <algorithm>
#include <iterator>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/model/field_walk.hpp>

namespace cuakhau::model {

namespace {

struct Classifier {
  Settable found = Settable::unknown;

  void composite() { found = Settable::composite; }
  template <class T>
  void value(const Field& field, const T&) {
    found = is_settable<T> && field.change != Change::fixed ? Settable::value : Settable::fixed;
  }
};

struct Writer {
  const SettingValue& to;
  bool is_done = false;

  void composite() {}
  template <class T>
  void value(const Field&, T& value) {
    if constexpr (is_settable<T>) {
      const auto* const typed = std::get_if<Settled<T>>(&to);
      if (typed == nullptr) return;
      value = *typed;
      is_done = true;
    }
  }
};

/// Whether the words of a struct's fields are those of a selector such as "kind=secondary".
struct WordMatch {
  std::string_view name;
  std::string_view wanted;
  const Sides& sides;
  bool is_met = false;

  template <class T>
  void operator()(const Field& field, const T& value) {
    if (field.name == name) is_met = matches(value);
  }

  [[nodiscard]] bool matches(const std::string& text) const { return text == wanted; }
  [[nodiscard]] bool matches(Side side) const { return sides.of(side).name == wanted; }
  template <WordedEnum E>
  [[nodiscard]] bool matches(E value) const {
    return word(value) == wanted;
  }
  [[nodiscard]] bool matches(const std::vector<Membership>& gates) const {
    return std::ranges::any_of(
        gates, [&](const Membership& membership) { return membership.gate == wanted; });
  }
  template <class T>
    requires(!WordedEnum<T>)
  [[nodiscard]] bool matches(const T&) const {
    return false;
  }
};

template <class S>
bool is_selected(const S& structure, std::string_view selector, const Sides& sides) {
  while (!selector.empty()) {
    const std::size_t equals = selector.find('=');
    if (equals == std::string_view::npos) return false;
    // A word may have spaces in it: it ends where the last one before the next "=" stands.
    const std::size_t next = selector.find('=', equals + 1);
    const std::size_t end =
        next == std::string_view::npos ? selector.size() : selector.rfind(' ', next);
    if (end == std::string_view::npos || end < equals) return false;
    WordMatch match{trimmed(selector.substr(0, equals)),
                    trimmed(selector.substr(equals + 1, end - equals - 1)), sides};
    describe(match, structure);
    if (!match.is_met) return false;
    selector.remove_prefix(end);
  }
  return true;
}

/// The words in the brackets; none of "*", which takes all.
std::string_view selector_of(std::string_view part) {
  return part == "*" ? std::string_view{} : part.substr(1, part.size() - 2);
}

/// Names of the entries of one of the plan's maps, as they stand in paths, that a part of a pattern
/// stands for.
struct Selection {
  std::string_view section;
  std::string_view part;
  const Sides& sides;
  std::vector<std::string> names;

  template <class T>
  void operator()(const Field&, const T&) {}
  template <DescribedStruct T>
  void operator()(const Field& field, const std::map<std::string, T>& entries) {
    if (field.name != section) return;
    const std::string_view selector = selector_of(part);
    for (const auto& [name, entry] : entries)
      if (is_selected(entry, selector, sides)) names.push_back('.' + name);
  }
};

/// The same of a list of structs: "[0]", "[2]".
struct ListSelection {
  std::string_view part;
  const Sides& sides;
  std::vector<std::string> indices;

  void composite() {}
  template <class T>
  void value(const Field&, const T&) {}
  template <DescribedStruct T>
  void value(const Field&, const std::vector<T>& items) {
    const std::string_view selector = selector_of(part);
    for (std::size_t i = 0; i < items.size(); ++i)
      if (is_selected(items[i], selector, sides)) indices.push_back('[' + std::to_string(i) + ']');
  }
};

bool is_pattern(std::string_view part) {
  return part == "*" || (part.starts_with('(') && part.ends_with(')'));
}

template <class Visit, class P>
void walk(P& plan, std::string_view path, Visit& visit) {
  FieldWalk<Visit>(plan.sides, visit).at(plan, path);
}

/// The first part of a path that is "*" or "(…)"; empty when there is none.
std::string_view first_selector(std::string_view path) {
  while (!path.empty()) {
    const bool is_open = path.starts_with('(');
    const std::string_view part = is_open ? path.substr(0, path.find(')') + 1) : head_of(path);
    if (part.empty() || is_pattern(part)) return part;
    path = tail_of(path);
  }
  return path;
}

/// What a selector stands for in the map or list at a path, as ".name" or "[2]".
std::vector<std::string> selected(const Plan& plan, std::string_view container,
                                  std::string_view part) {
  Selection entries{container, part, plan.sides, {}};
  describe(entries, plan);
  ListSelection items{part, plan.sides, {}};
  walk(plan, container, items);
  std::ranges::move(items.indices, std::back_inserter(entries.names));
  return entries.names;
}

/// One after the other from the group that has most left, of equals the last: whoever goes first,
/// the same ones are missing in the end.
void take_members(Pool& pool, std::uint32_t members) {
  for (; members > 0; --members) {
    ServerGroup* most = nullptr;
    for (ServerGroup& group : pool.members)
      if (most == nullptr || group.count.limit() >= most->count.limit()) most = &group;
    if (most == nullptr || most->count.is_unlimited || most->count.value == 0) return;
    --most->count.value;
  }
}

void take_members(Plan& plan, const std::map<std::string, Count>& lost) {
  for (const auto& [name, members] : lost)
    if (const auto pool = plan.pools.find(name); pool != plan.pools.end())
      take_members(pool->second, members.limit());
}

}  // namespace

void apply(Plan& plan, const Setting& setting) {
  Writer writer{setting.value};
  walk(plan, setting.path, writer);
  CUAKHAU_CHECK(writer.is_done, "no value of that type at {}", setting.path);
}

Plan under_policies(const Plan& plan, const std::vector<std::size_t>& active) {
  Plan changed = plan;
  for (const std::size_t policy : active)
    for (const Setting& setting : plan.policies[policy].set) apply(changed, setting);
  for (auto policy = active.begin(); policy != active.end(); ++policy) {
    if (std::find(active.begin(), policy, *policy) == policy)
      take_members(changed, plan.policies[*policy].lose);
    take_members(changed, plan.policies[*policy].lose_each);
  }
  return changed;
}

bool is_set_by_policy(const Plan& plan, std::string_view path) {
  return std::ranges::any_of(plan.policies, [&](const Policy& policy) {
    return std::ranges::any_of(
        policy.set, [&](const Setting& setting) { return lies_below(setting.path, path); });
  });
}

Settable settable_at(const Plan& plan, std::string_view path) {
  Classifier classifier;
  walk(plan, path, classifier);
  return classifier.found;
}

std::vector<std::string> paths_of(const Plan& plan, std::string_view pattern) {
  const std::string_view part = first_selector(pattern);
  if (part.empty()) return {std::string(pattern)};
  const auto at = static_cast<std::size_t>(part.data() - pattern.data());
  const std::string_view before = pattern.substr(0, at == 0 ? 0 : at - 1);
  const std::string_view behind = pattern.substr(at + part.size());
  std::vector<std::string> paths;
  for (const std::string& entry : selected(plan, before, part))
    std::ranges::move(paths_of(plan, std::string(before) + entry + std::string(behind)),
                      std::back_inserter(paths));
  return paths;
}

}  // namespace cuakhau::model
