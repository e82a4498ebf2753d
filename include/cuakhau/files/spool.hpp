#pragma once

// A file without a name, for what is too much for memory until its turn comes. Nothing of it can be
// left behind, whatever ends the process.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/files/atomic_file.hpp>
#include <cuakhau/files/problem.hpp>

namespace cuakhau::files {

class Spool {
 public:
  /// @param beside the file that it serves: the spool lies on the same disk; "-": the folder for
  /// temporary files
  [[nodiscard]] static Expected<Spool, FileProblem> create(const std::string& beside);
  Spool(Spool&&) noexcept;
  Spool& operator=(Spool&&) noexcept;
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool();

  [[nodiscard]] std::optional<FileProblem> write(std::string_view text);
  /// Appends all that was written to `file`; the spool is then used up.
  [[nodiscard]] std::optional<FileProblem> pour_into(AtomicFile& file);

 private:
  struct State;
  explicit Spool(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cuakhau::files
