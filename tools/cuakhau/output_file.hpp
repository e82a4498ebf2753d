#pragma once

// A file that a command writes at its end. It is opened before the work starts, so that one that
// cannot be written is known at once, and appears when it is complete.

#include <optional>
#include <string>
#include <string_view>

#include <cuakhau/files/atomic_file.hpp>

namespace cuakhau::tool {

class OutputFile {
 public:
  /// Nothing to write where there is no path; "-" is standard output.
  [[nodiscard]] std::optional<files::FileProblem> open(const std::optional<std::string>& path);
  [[nodiscard]] bool is_wanted() const { return file_.has_value(); }
  /// Only of one that is wanted.
  [[nodiscard]] std::optional<files::FileProblem> write(std::string_view text);

 private:
  std::optional<files::AtomicFile> file_;
};

}  // namespace cuakhau::tool
