#pragma once

// A file that appears whole or not at all: written without a name in the folder of the target, or
// under a temporary one where the file system has no files without, and renamed at commit. Until
// then, and after any failure, the old file stays as it was. "-" is standard output; what is not a
// regular file (a pipe, /dev/null) is written in place.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/files/problem.hpp>

namespace cuakhau::files {

class AtomicFile {
 public:
  /// @param path a link is followed: the file it names is replaced, the link stays
  [[nodiscard]] static Expected<AtomicFile, FileProblem> create(const std::string& path);
  AtomicFile(AtomicFile&&) noexcept;
  AtomicFile& operator=(AtomicFile&&) noexcept;
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  /// Without a commit nothing of it is left behind.
  ~AtomicFile();

  /// Buffered: a full disk may show at a later write or at commit.
  [[nodiscard]] std::optional<FileProblem> write(std::string_view text);
  /// Nothing may be written afterwards.
  [[nodiscard]] std::optional<FileProblem> commit();

 private:
  struct State;
  explicit AtomicFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Creates, writes and commits in one go.
[[nodiscard]] std::optional<FileProblem> write_file(const std::string& path, std::string_view text);

}  // namespace cuakhau::files
