#pragma once

// The state of turning a tree into a plan: where the reader stands, what it has found wrong, and
// where each value came from.

#include <cstdint>
#include <filesystem>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/model/plan.hpp>
#include <cuakhau/scenario/node.hpp>
#include <cuakhau/scenario/origin.hpp>

#include "scenario/detail/clock_word.hpp"
#include "scenario/detail/complaint.hpp"
#include "scenario/detail/root.hpp"

namespace cuakhau::scenario::detail {

/// A value under reading.
struct Cursor {
  const Node* node = nullptr;
  std::string path;
  Place key;  // of its key; of a list item, of the item
  double lowest = -std::numeric_limits<double>::infinity();
  double highest = std::numeric_limits<double>::infinity();

  [[nodiscard]] Cursor entry(const Entry& entry) const;
  [[nodiscard]] Cursor field(const Entry& entry, const model::Field& field) const;
  [[nodiscard]] Cursor item(std::size_t index) const;
  /// The same value written in another form.
  [[nodiscard]] Cursor as(const Node& other) const;
  /// Where it stands: a list or map that spans lines stands at its key.
  [[nodiscard]] Place place() const;
};

/// Whether every file that the scenario extends has given its part of the tree. What a tree lacks
/// whose inheritance is broken may stand in a file that could not be read.
enum class Inheritance : std::uint8_t { whole, broken };

class Reading {
 public:
  Reading(Diagnostics& diagnostics, Origins& origins, std::vector<Assumption>& assumptions)
      : diagnostics_(&diagnostics), origins_(&origins), assumptions_(&assumptions) {}

  Clocks clocks;
  const model::Plan* plan = nullptr;  // under reading: what policies change comes before them
  Inheritance inheritance = Inheritance::whole;
  std::set<std::filesystem::path>* files = nullptr;  // gets those that values name
  DataFiles* data = nullptr;                         // has read some of them; null: none

  void error(const Cursor& at, const Complaint& complaint);
  void error_at(const Place& where, const std::string& path, const Complaint& complaint);
  /// Something is not there: an error unless it may stand in a file that could not be read.
  void lacks(const Place& where, const std::string& path, const Complaint& complaint);
  /// "expected WHAT, found …" at the value.
  void expected(const Cursor& at, std::string_view what, std::vector<std::string> help = {});
  /// Takes a value that has been refused as wrong, and says nothing of it.
  void pass_over(const Cursor& at) { wrong_paths_.push_back(at.path); }
  [[nodiscard]] std::size_t errors() const { return diagnostics_->errors(); }
  /// That the scenario has nothing at a path, as far as it has been read.
  [[nodiscard]] Complaint unknown_path(const std::string& path) const;
  /// Paths of all errors of this reading.
  [[nodiscard]] const std::vector<std::string>& wrong_paths() const { return wrong_paths_; }

  void remember(const Cursor& at);
  void remember_default(const std::string& path);
  void annotate(const Cursor& at, const Node& map);
  void assume(Assumption assumption);

  /// Where files that the value names are looked up.
  [[nodiscard]] Whereabouts whereabouts(const Cursor& at) const;

 private:
  Diagnostics* diagnostics_;
  Origins* origins_;
  std::vector<Assumption>* assumptions_;
  std::vector<std::string> wrong_paths_;
};

/// "a.b" below "a", "b" below "".
[[nodiscard]] std::string below(const std::string& path, std::string_view name);

}  // namespace cuakhau::scenario::detail
