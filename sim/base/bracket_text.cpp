#include <cuakhau/base/bracket_text.hpp>

#include <algorithm>

#include <cuakhau/base/text.hpp>

namespace cuakhau {
namespace {

/// How deep in brackets the letters of a text stand.
class Depth {
 public:
  /// Whether the next letter stands outside; the bracket or quote itself does not.
  [[nodiscard]] bool is_outside_at(char letter) {
    if (quote_ != '\0') {
      if (letter == quote_) quote_ = '\0';
      return false;
    }
    if (letter == '"' || letter == '\'') quote_ = letter;
    if (letter == '[' || letter == '{' || letter == '(') ++open_;
    const bool closes = letter == ']' || letter == '}' || letter == ')';
    if (closes) open_ = std::max(open_ - 1, 0);
    return open_ == 0 && quote_ == '\0' && !closes;
  }

 private:
  int open_ = 0;
  char quote_ = '\0';
};

}  // namespace

std::size_t find_outside_brackets(std::string_view text, std::string_view wanted) {
  Depth depth;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (depth.is_outside_at(text[at]) && text.substr(at).starts_with(wanted)) return at;
  return std::string_view::npos;
}

std::vector<std::string> split_outside_brackets(std::string_view text, char letter) {
  std::vector<std::string> parts;
  while (true) {
    const auto length = find_outside_brackets(text, {&letter, 1});
    parts.emplace_back(trimmed(text.substr(0, length)));
    if (length == std::string_view::npos) return parts;
    text.remove_prefix(length + 1);
  }
}

}  // namespace cuakhau
