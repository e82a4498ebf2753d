#include "tidy/tree.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

namespace cuakhau::tidy {

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

bool is_binary(std::string_view text) { return text.find('\0') != std::string_view::npos; }

/// The part of .gitignore's language that this project's file uses: "/rooted/path/" and
/// "name-anywhere/".
class Ignored {
 public:
  explicit Ignored(std::string text) : text_(std::move(text)), patterns_(lines_of(text_)) {
    for (auto& pattern : patterns_) {
      if (pattern.ends_with('/')) pattern.remove_suffix(1);
    }
  }

  [[nodiscard]] bool operator()(const std::string& path, const std::string& name) const {
    if (name == ".git") return true;
    return std::ranges::any_of(patterns_, [&](std::string_view pattern) {
      return pattern.starts_with('/') ? pattern.substr(1) == path : pattern == name;
    });
  }

 private:
  std::string text_;
  std::vector<std::string_view> patterns_;
};

std::vector<std::string> paths_under(const fs::path& root) {
  const Ignored ignored{content_of(root / ".gitignore")};
  std::vector<std::string> paths;
  for (fs::recursive_directory_iterator entry(root), end; entry != end; ++entry) {
    const auto path = entry->path().lexically_relative(root).generic_string();
    if (ignored(path, entry->path().filename().string())) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      paths.push_back(path);
    }
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

Tree::Tree(std::vector<File> files) {
  std::ranges::sort(files, {}, &File::path);
  for (auto& file : files) add(std::move(file));
}

void Tree::add(File file) { sources_.emplace_back(std::move(file)); }

const Source* Tree::find(std::string_view path) const {
  const auto found = std::ranges::lower_bound(sources_, path, {}, &Source::path);
  return found != sources_.end() && found->path() == path ? &*found : nullptr;
}

Tree read_tree(const fs::path& root) {
  Tree tree;
  for (auto& path : paths_under(root)) {
    auto text = content_of(root / path);
    if (!is_binary(text)) tree.add({.path = std::move(path), .text = std::move(text)});
  }
  return tree;
}

}  // namespace cuakhau::tidy
