#pragma once

// All text files of the project, in the order of their paths. What the root's .gitignore names is
// no part of it.

#include <deque>
#include <filesystem>
#include <string_view>
#include <vector>

#include "tidy/source.hpp"

namespace cuakhau::tidy {

class Tree {
 public:
  Tree() = default;
  /// For tests: files that exist nowhere but here.
  explicit Tree(std::vector<File> files);

  void add(File file);
  [[nodiscard]] const std::deque<Source>& sources() const { return sources_; }
  [[nodiscard]] const Source* find(std::string_view path) const;

 private:
  std::deque<Source> sources_;  // a deque, since a Source does not move
};

/// Reads every file under `root` but those that .gitignore names by a plain name or a rooted path,
/// and binary ones.
[[nodiscard]] Tree read_tree(const std::filesystem::path& root);

}  // namespace cuakhau::tidy
