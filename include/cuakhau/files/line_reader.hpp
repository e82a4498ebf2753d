#pragma once

// Lines from standard input as they come, for a conversation with another program.

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/files/problem.hpp>

namespace cuakhau::files {

class LineReader {
 public:
  /// @param is_over asked every tenth of a second while nothing comes: ends the reading
  explicit LineReader(std::function<bool()> is_over) : is_over_(std::move(is_over)) {}

  /// Waits for the next line, without its end ("\n" or "\r\n"); nothing when there is none any
  /// more, or it is over. The last line needs no end.
  [[nodiscard]] Expected<std::optional<std::string>, FileProblem> next();

 private:
  [[nodiscard]] std::optional<std::string> take(std::size_t length, std::size_t end);

  std::function<bool()> is_over_;
  std::string read_;  // and not yet given
  bool is_at_end_ = false;
};

}  // namespace cuakhau::files
