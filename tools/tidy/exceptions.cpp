#include "tidy/exceptions.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace cuakhau::tidy {

namespace {

struct Exception {
  std::string_view rule;
  std::string_view path;
  std::string_view reason;
  int line = 0;
  bool used = false;

  [[nodiscard]] bool excuses(const Finding& finding) const {
    return rule == finding.rule && path == finding.path && !reason.empty();
  }
};

std::string_view take_word(std::string_view& text) {
  const auto begin = std::min(text.find_first_not_of(' '), text.size());
  text.remove_prefix(begin);
  const auto word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

std::string_view without_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

std::vector<Exception> exceptions_in(const Source& list) {
  std::vector<Exception> exceptions;
  for (int number = 1; auto line : list.lines()) {
    if (!line.empty() && !line.starts_with('#')) {
      Exception exception;
      exception.line = number;
      exception.rule = take_word(line);
      exception.path = take_word(line);
      exception.reason = without_blanks(line);
      exceptions.push_back(exception);
    }
    ++number;
  }
  return exceptions;
}

Finding about(const Exception& exception, std::string message) {
  return {.path = k_exceptions_path,
          .line = exception.line,
          .rule = "exception",
          .message = std::move(message)};
}

bool is_excused(const Finding& finding, std::vector<Exception>& exceptions) {
  bool excused = false;
  for (auto& exception : exceptions) {
    if (!exception.excuses(finding)) continue;
    exception.used = true;
    excused = true;
  }
  return excused;
}

}  // namespace

Findings without_exceptions(const Tree& tree, const Findings& findings) {
  const auto* const list = tree.find(k_exceptions_path);
  if (list == nullptr) return findings;
  auto exceptions = exceptions_in(*list);
  Findings left;
  for (const auto& finding : findings) {
    if (!is_excused(finding, exceptions)) left.push_back(finding);
  }
  for (const auto& exception : exceptions) {
    if (exception.reason.empty()) {
      left.push_back(about(exception, "an exception without a reason; use RULE PATH REASON"));
    } else if (!exception.used) {
      left.push_back(about(exception, "an exception that excuses nothing; use it or delete it"));
    }
  }
  return left;
}

}  // namespace cuakhau::tidy
