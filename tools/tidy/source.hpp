#pragma once

// One file of the tree, read once and taken apart once, for every check to look at.

#include <string>
#include <string_view>
#include <vector>

#include "tidy/lexer.hpp"
#include "tidy/rooms.hpp"

namespace cuakhau::tidy {

struct File {
  std::string path;  // relative to the root, with '/'
  std::string text;
};

enum class IncludeForm : unsigned char { angled, quoted };

struct Include {
  std::string_view name;
  int line = 0;
  IncludeForm form = IncludeForm::angled;
};

/// A file and its parts; all views point into the file's own text and code, so it stays where it
/// was made.
class Source {
 public:
  explicit Source(File file);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  ~Source() = default;

  [[nodiscard]] const std::string& path() const { return file_.path; }
  [[nodiscard]] const std::string& text() const { return file_.text; }
  [[nodiscard]] Room room() const { return room_; }
  [[nodiscard]] const std::vector<std::string_view>& lines() const { return lines_; }
  /// Empty for files that are not C++.
  [[nodiscard]] const Tokens& tokens() const { return tokens_; }
  [[nodiscard]] const std::vector<Include>& includes() const { return includes_; }

  [[nodiscard]] bool is_cpp() const { return is_header() || file_.path.ends_with(".cpp"); }
  [[nodiscard]] bool is_header() const { return file_.path.ends_with(".hpp"); }
  [[nodiscard]] bool is_public_header() const { return is_header() && under("include/"); }
  [[nodiscard]] bool is_cmake() const;
  [[nodiscard]] bool under(std::string_view folder) const { return path().starts_with(folder); }
  /// "stream" for "sim/kernel/stream.cpp".
  [[nodiscard]] std::string_view stem() const;
  [[nodiscard]] std::string_view name() const;

 private:
  File file_;
  std::string code_;
  std::vector<std::string_view> lines_;
  Tokens tokens_;
  std::vector<Include> includes_;
  Room room_ = Room::none;
};

}  // namespace cuakhau::tidy
