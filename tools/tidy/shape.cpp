#include "tidy/shape.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cuakhau::tidy {

namespace {

constexpr std::array<std::string_view, 6> k_folders = {"sim",   "scenarios", "include",
                                                       "tools", "tests",     "docs"};

class Shape {
 public:
  Shape(const Tree& tree, Findings& findings) : tree_(tree), findings_(findings) {
    for (const auto& source : tree.sources()) {
      for (const auto& include : source.includes()) included_.insert(include.name);
    }
  }

  void run() {
    for (const auto& source : tree_.sources()) {
      check_folder(source);
      if (source.is_header()) check_header(source);
      if (source.path().ends_with(".cpp")) check_source(source);
    }
  }

 private:
  void check_folder(const Source& source) {
    const auto parts = parts_of(source.path());
    if (parts.size() < 2 || parts[0].starts_with('.')) return;
    if (std::ranges::find(k_folders, parts[0]) != k_folders.end()) return;
    if (!strange_.insert(parts[0]).second) return;
    report(
        source, "shape-folder",
        "folder " + std::string(parts[0]) + "; use one of sim scenarios include tools tests docs");
  }

  void check_header(const Source& source) {
    const auto opening = opening_of(source);
    if (!opening.has_pragma) report(source, "shape-header", "no include guard; use #pragma once");
    if (!opening.has_comment) {
      report(source, "shape-header", "no opening comment; use 3 to 6 lines on what it is");
    }
    if (!is_included(source))
      report(source, "shape-dead", "nobody includes this header; use it or delete it");
  }

  struct Opening {
    bool has_pragma = false;
    bool has_comment = false;
  };

  /// What stands before the first line of code.
  [[nodiscard]] static Opening opening_of(const Source& source) {
    Opening opening;
    for (const auto line : source.lines()) {
      if (line == "#pragma once") {
        opening.has_pragma = true;
      } else if (line.starts_with("//")) {
        opening.has_comment = true;
      } else if (!line.empty()) {
        break;
      }
    }
    return opening;
  }

  /// Headers are named from include/, sim/, tests/ or tools/, whichever of these holds them.
  [[nodiscard]] bool is_included(const Source& source) const {
    const std::string_view path = source.path();
    const auto below = path.substr(path.find('/') + 1);
    return included_.contains(below) || included_.contains(source.name());
  }

  void check_source(const Source& source) {
    if (parts_of(source.path()).size() > 1 && !is_built(source))
      report(source, "shape-dead", "no CMakeLists.txt names this source; use it or delete it");
    const auto parts = parts_of(source.path());
    if (parts[0] == "sim" && parts.size() > 2) check_pairs(source, std::string(parts[1]));
  }

  /// A noun too large for one file has a source for each of its parts.
  void check_pairs(const Source& source, const std::string& room) {
    const auto nouns = nouns_of(source.stem());
    const auto& stem = nouns.front();
    if (!has_any({"include/cuakhau/" + room + "/", "sim/" + room + "/detail/"}, nouns, ".hpp")) {
      report(source, "shape-pair",
             "no header of this noun; use include/cuakhau/" + room + "/" + stem + ".hpp or sim/" +
                 room + "/detail/" + stem + ".hpp");
    }
    if (!has_any({"tests/unit/" + room + "/"}, nouns, "_test.cpp")) {
      report(source, "shape-test", "no test; use tests/unit/" + room + "/" + stem + "_test.cpp");
    }
  }

  [[nodiscard]] bool has_any(const std::vector<std::string>& folders,
                             const std::vector<std::string>& nouns,
                             const std::string& ending) const {
    for (const auto& folder : folders) {
      for (const auto& noun : nouns) {
        if (tree_.find(folder + noun + ending) != nullptr) return true;
      }
    }
    return false;
  }

  /// The stem itself first, then what it is a part of: "shape_border" and "border_shape" are parts
  /// of "shape".
  [[nodiscard]] static std::vector<std::string> nouns_of(std::string_view stem) {
    std::vector<std::string> nouns{std::string(stem)};
    for (auto at = stem.find('_'); at != std::string_view::npos; at = stem.find('_', at + 1)) {
      nouns.emplace_back(stem.substr(0, at));
      nouns.emplace_back(stem.substr(at + 1));
    }
    return nouns;
  }

  /// A CMakeLists.txt or a module in the source's own folder or above names its stem, or one
  /// elsewhere "folder/name".
  [[nodiscard]] bool is_built(const Source& source) const {
    const auto parts = parts_of(source.path());
    const auto below = std::string(parts[parts.size() - 2]) + "/" + std::string(parts.back());
    return std::ranges::any_of(tree_.sources(), [&](const Source& list) {
      if (!list.is_cmake()) return false;
      return names(list, below) || (source.under(folder_of(list)) && names(list, source.stem()));
    });
  }

  [[nodiscard]] static std::string_view folder_of(const Source& list) {
    return std::string_view(list.path()).substr(0, list.path().size() - list.name().size());
  }

  [[nodiscard]] static bool names(const Source& list, std::string_view what) {
    const std::string_view text = list.text();
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) {
      const auto end = at + what.size();
      const bool begins = at == 0 || !is_word_character(text[at - 1]);
      if (begins && (end == text.size() || !is_word_character(text[end]))) return true;
    }
    return false;
  }

  void report(const Source& source, std::string rule, std::string message) {
    findings_.push_back(
        {.path = source.path(), .line = 0, .rule = std::move(rule), .message = std::move(message)});
  }

  const Tree& tree_;
  Findings& findings_;
  std::set<std::string_view> included_;
  std::set<std::string_view> strange_;
};

}  // namespace

void check_shape(const Tree& tree, Findings& findings) { Shape{tree, findings}.run(); }

}  // namespace cuakhau::tidy
