#include <cuakhau/model/setting.hpp>

#include <algorithm>

#include <cuakhau/base/contract.hpp>
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
    const std::string_view term = selector.substr(0, selector.find(' '));
    selector.remove_prefix(std::min(term.size() + 1, selector.size()));
    if (term.empty()) continue;
    const std::size_t equals = term.find('=');
    if (equals == std::string_view::npos) return false;
    WordMatch match{term.substr(0, equals), term.substr(equals + 1), sides};
    describe(match, structure);
    if (!match.is_met) return false;
  }
  return true;
}

/// Names of the entries of one of the plan's maps that a part of a pattern stands for.
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
    const bool takes_all = part == "*";
    const std::string_view selector = takes_all ? "" : part.substr(1, part.size() - 2);
    for (const auto& [name, entry] : entries)
      if (is_selected(entry, selector, sides)) names.push_back(name);
  }
};

bool is_pattern(std::string_view part) {
  return part == "*" || (part.starts_with('(') && part.ends_with(')'));
}

template <class Visit, class P>
void walk(P& plan, std::string_view path, Visit& visit) {
  FieldWalk<Visit>(plan.sides, visit).at(plan, path);
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

// Only the maps of a plan's own fields have patterns: "gates.*.open",
// "stations.(side=china).hours".
std::vector<std::string> paths_of(const Plan& plan, std::string_view pattern) {
  const std::string_view section = head_of(pattern);
  const std::string_view rest = tail_of(pattern);
  const std::string_view part =
      rest.starts_with('(') ? rest.substr(0, rest.find(')') + 1) : head_of(rest);
  if (!is_pattern(part)) return {std::string(pattern)};
  Selection selection{section, part, plan.sides, {}};
  describe(selection, plan);
  std::vector<std::string> paths;
  paths.reserve(selection.names.size());
  for (const std::string& name : selection.names)
    paths.push_back(std::string(section) + '.' + name + std::string(rest.substr(part.size())));
  return paths;
}

}  // namespace cuakhau::model
