#pragma once

// Diagnostics: what a user's file says wrongly, as values. They are collected, never thrown, so
// that one run reports every problem, in the order of the file. The message grammar is fixed here:
// "PATH: expected X, found Y" or "PATH: message", then at most three lines of help.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cuakhau {

/// A place in a file. Lines and columns count from 1, columns in code points; `length` is that of
/// the marked text in code points.
struct SourceSpan {
  std::string file;        // as the user named it, or "--set", "--policy"
  std::uint32_t line = 0;  // 0: the file as a whole
  std::uint32_t column = 0;
  std::uint32_t length = 0;
  std::string text;  // the source line, without its line end; empty when line is 0

  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

enum class Severity : std::uint8_t { warning, error };

struct Diagnostic {
  Severity severity = Severity::error;
  SourceSpan where;
  std::string path;               // "stations.customs.servers"; empty for the file as a whole
  std::string message;            // "expected a duration such as \"90 s\", found 90"
  std::vector<std::string> help;  // "did you mean \"servers\"?", "units are ms, s, min, h, d"

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// "file:14:17: error: path: message", the source line with a caret under the marked text, then
/// "help: …" lines.
[[nodiscard]] std::string render(const Diagnostic& diagnostic);

/// Collects diagnostics; hands them out in file order.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  void error(SourceSpan where, std::string path, std::string message,
             std::vector<std::string> help = {});
  void warning(SourceSpan where, std::string path, std::string message,
               std::vector<std::string> help = {});

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] std::size_t warnings() const { return all_.size() - errors_; }
  /// Sorted by file (in order of first appearance), line, column; stable.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;
  /// Every diagnostic rendered, then the count: "2 errors, 1 warning". Empty text when there is
  /// none.
  [[nodiscard]] std::string render_all() const;

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

}  // namespace cuakhau
