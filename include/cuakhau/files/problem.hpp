#pragma once

// Why a file could not be read or written: a value, so that the caller decides what to say and how
// to end.

#include <string>

namespace cuakhau::files {

struct FileProblem {
  std::string path;     // as the user named it; "standard output" for "-"
  std::string message;  // "No space left on device"
  friend bool operator==(const FileProblem&, const FileProblem&) = default;
};

/// "path: message".
[[nodiscard]] std::string describe(const FileProblem& problem);

}  // namespace cuakhau::files
