#pragma once

// Finds the value at a path by walking the plan's description: "flows.a.route[2].branch[0].share".

#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model {

/// The first part of a path: a name, or "[2]".
[[nodiscard]] inline std::string_view head_of(std::string_view path) {
  const std::size_t end = path.find_first_of(".[", path.starts_with('[') ? 1 : 0);
  return path.substr(0, end);
}
/// What follows the first part.
[[nodiscard]] inline std::string_view tail_of(std::string_view path) {
  path.remove_prefix(head_of(path).size());
  if (path.starts_with('.')) path.remove_prefix(1);
  return path;
}

/// Whether one path is the other, or lies below it. Every path lies below the empty one.
[[nodiscard]] inline bool lies_below(std::string_view inner, std::string_view outer) {
  return inner.starts_with(outer) && (outer.empty() || inner.size() == outer.size() ||
                                      inner[outer.size()] == '.' || inner[outer.size()] == '[');
}

struct AnyVisitor {
  template <class T>
  void operator()(const Field&, T&) {}
};
template <class S>
concept DescribedStruct = requires(AnyVisitor& visit, S& structure) { describe(visit, structure); };

/// Calls visit.value(field, T&) for what stands at the path, or visit.composite() when that is a
/// struct or a map of names; neither when the plan has nothing there. `field` is the description of
/// the innermost field around it.
template <class Visit>
class FieldWalk {
 public:
  FieldWalk(const Sides& sides, Visit& visit) : sides_(sides), visit_(visit) {}

  template <class P>
  void at(P& plan, std::string_view path) {
    descend(Field{}, plan, path);
  }

 private:
  struct Fields {
    FieldWalk& walk;
    std::string_view path;
    template <class T>
    void operator()(const Field& field, T& value) {
      if (field.name == head_of(path)) walk.descend(field, value, tail_of(path));
    }
  };

  template <class T>
  void descend(const Field& field, T& value, std::string_view path) {
    using Bare = std::remove_const_t<T>;
    if constexpr (DescribedStruct<T>) {
      if (path.empty()) return visit_.composite();
      Fields fields{*this, path};
      describe(fields, value);
    } else if constexpr (std::is_same_v<Bare, PerSideFlag> || std::is_same_v<Bare, PerSideHours>) {
      if (path.empty()) return visit_.composite();
      if (path == sides_.home.name) visit_.value(field, value.home);
      if (path == sides_.neighbour.name) visit_.value(field, value.neighbour);
    } else if (path.empty()) {
      visit_.value(field, value);
    }
  }

  /// A law by names is one value, and each of its laws is one too. Writing to a name finds a place
  /// even where the whole law has been replaced by one for all.
  void descend(const Field& field, ServiceLaw& law, std::string_view path) {
    if (path.empty()) return visit_.value(field, law);
    if (path == "otherwise") return visit_.value(field, law.otherwise);
    visit_.value(field, law.by_name.try_emplace(std::string(path), law.otherwise).first->second);
  }
  void descend(const Field& field, const ServiceLaw& law, std::string_view path) {
    if (path.empty()) return visit_.value(field, law);
    if (path == "otherwise") return visit_.value(field, law.otherwise);
    const auto found = law.by_name.find(std::string(path));
    if (found != law.by_name.end()) visit_.value(field, found->second);
  }

  template <class T>
  void descend(const Field& field, std::optional<T>& value, std::string_view path) {
    if (path.empty()) return visit_.value(field, value);
    if (value) descend(field, *value, path);
  }
  template <class T>
  void descend(const Field& field, const std::optional<T>& value, std::string_view path) {
    if (path.empty()) return visit_.value(field, value);
    if (value) descend(field, *value, path);
  }

  template <class M>
    requires requires(M& map) { typename M::mapped_type; }
  void descend(const Field& field, M& entries, std::string_view path) {
    if (path.empty()) return visit_.composite();
    if constexpr (std::is_same_v<typename M::key_type, std::string>) {
      const auto found = entries.find(std::string(head_of(path)));
      if (found != entries.end()) descend(field, found->second, tail_of(path));
    }
  }

  template <class T>
  void descend(const Field& field, std::vector<T>& items, std::string_view path) {
    descend_list(field, items, path);
  }
  template <class T>
  void descend(const Field& field, const std::vector<T>& items, std::string_view path) {
    descend_list(field, items, path);
  }
  template <class L>
  void descend_list(const Field& field, L& items, std::string_view path) {
    if (path.empty()) return visit_.value(field, items);
    const std::string_view head = head_of(path);
    if (!head.starts_with('[') || !head.ends_with(']')) return;
    std::size_t index = 0;
    const char* const end = head.data() + head.size() - 1;
    if (std::from_chars(head.data() + 1, end, index).ptr != end || index >= items.size()) return;
    if constexpr (!std::is_same_v<std::remove_const_t<L>, std::vector<bool>>)
      descend(field, items[index], tail_of(path));
  }

  const Sides& sides_;
  Visit& visit_;
};

}  // namespace cuakhau::model
