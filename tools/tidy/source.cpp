#include "tidy/source.hpp"

#include <utility>

namespace cuakhau::tidy {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

/// `#include <name>` or `#include "name"`, with or without blanks after the hash.
std::string_view quoted_name(std::string_view line) {
  line = trimmed(line);
  if (!line.starts_with('#')) return {};
  line = trimmed(line.substr(1));
  if (!line.starts_with("include")) return {};
  line = trimmed(line.substr(7));
  const auto close = line.find(line.starts_with('<') ? '>' : '"', 1);
  return close == std::string_view::npos ? std::string_view{} : line.substr(0, close + 1);
}

std::vector<Include> includes_in(const std::vector<std::string_view>& lines) {
  std::vector<Include> includes;
  for (int number = 1; const auto line : lines) {
    const auto name = quoted_name(line);
    if (name.size() > 2) {
      includes.push_back({.name = name.substr(1, name.size() - 2),
                          .line = number,
                          .form = name[0] == '<' ? IncludeForm::angled : IncludeForm::quoted});
    }
    ++number;
  }
  return includes;
}

}  // namespace

Source::Source(File file)
    : file_(std::move(file)), lines_(lines_of(file_.text)), room_(room_of(file_.path)) {
  if (!is_cpp()) return;
  code_ = code_of(file_.text);
  tokens_ = tokens_of(code_);
  includes_ = includes_in(lines_);
}

bool Source::is_cmake() const {
  return name() == "CMakeLists.txt" || path().ends_with(".cmake") || name() == "CMakePresets.json";
}

std::string_view Source::name() const { return parts_of(path()).back(); }

std::string_view Source::stem() const { return name().substr(0, name().rfind('.')); }

}  // namespace cuakhau::tidy
