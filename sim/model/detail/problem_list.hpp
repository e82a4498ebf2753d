#pragma once

// Collects the problems of a plan, with the words that their messages share.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/model/problem.hpp>

namespace cuakhau::model::detail {

/// A kind of names, as messages call it, and those that there are.
struct NameSet {
  std::string_view kind;  // "a calendar"
  std::vector<std::string> names;

  [[nodiscard]] bool contains(std::string_view name) const;
  /// The keys of a section of the plan.
  template <class Map>
  void append(const Map& section) {
    for (const auto& entry : section) names.push_back(entry.first);
  }
};

template <class Map>
[[nodiscard]] NameSet names_of(std::string_view kind, const Map& section) {
  NameSet set{.kind = kind, .names = {}};
  set.append(section);
  return set;
}

class ProblemList {
 public:
  using Help = std::vector<std::string>;

  void error(std::string path, std::string message, Help help = {});
  void warning(std::string path, std::string message, Help help = {});

  /// "expected …, found …".
  void expected(std::string path, std::string_view what, std::string_view found, Help help = {});
  /// An error unless shares of this sum are 100 % together.
  void must_add_up(std::string path, double sum);
  /// An error unless the set holds the name; its help is the nearest name, or a few of those known.
  /// @return whether it does
  bool must_name(std::string path, const NameSet& set, const std::string& name);

  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] std::vector<Problem> take() { return std::move(all_); }

 private:
  std::vector<Problem> all_;
  std::size_t errors_ = 0;
};

}  // namespace cuakhau::model::detail
