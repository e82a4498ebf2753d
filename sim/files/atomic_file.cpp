#include <cuakhau/files/atomic_file.hpp>

#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/detail/descriptor.hpp"

namespace cuakhau::files {
namespace {

using detail::Descriptor;
using detail::ErrorNumber;

constexpr std::size_t k_buffer_bytes = 1U << 16U;

}  // namespace

struct AtomicFile::State {
  std::string named;      // as the user named it, for messages
  std::string target;     // the file that the rename replaces
  std::string temporary;  // empty: written in place
  Descriptor file;
  std::string buffer;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (!temporary.empty()) ::unlink(temporary.c_str());
  }

  [[nodiscard]] FileProblem problem(ErrorNumber error) const {
    return {named, detail::message_of(error)};
  }
  [[nodiscard]] std::optional<FileProblem> flush() {
    const auto error = file.write_all(buffer);
    buffer.clear();
    if (error != ErrorNumber::none) return problem(error);
    return std::nullopt;
  }
};

namespace {

/// Where a path leads: itself, or through its links to the file behind them.
std::string behind_links(const std::string& path) {
  std::error_code failed;
  const auto target = std::filesystem::weakly_canonical(path, failed);
  return failed ? path : target.string();
}

/// New files get what the user's mask allows; one that is replaced keeps its permissions.
::mode_t permissions_for(const std::string& target) {
  struct ::stat old{};
  if (::stat(target.c_str(), &old) == 0) return old.st_mode & 0777U;
  const auto mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

bool is_written_in_place(const std::string& path) {
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
         !std::filesystem::is_directory(status);
}

}  // namespace

AtomicFile::AtomicFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
AtomicFile::AtomicFile(AtomicFile&&) noexcept = default;
AtomicFile& AtomicFile::operator=(AtomicFile&&) noexcept = default;
AtomicFile::~AtomicFile() {
  if (state_ && state_->file.number() == STDOUT_FILENO) state_->file.release();
}

Expected<AtomicFile, FileProblem> AtomicFile::create(const std::string& path) {
  auto state = std::make_unique<State>();
  if (path == "-") {
    state->named = "standard output";
    state->file = Descriptor{STDOUT_FILENO};
    return AtomicFile{std::move(state)};
  }
  state->named = path;
  if (is_written_in_place(path)) {
    state->file = Descriptor{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};  // NOLINT: a C interface
    if (!state->file.is_open()) return Unexpected{state->problem(detail::last_error())};
    return AtomicFile{std::move(state)};
  }
  state->target = behind_links(path);
  if (std::filesystem::is_directory(state->target))
    return Unexpected{FileProblem{path, "Is a directory"}};
  std::string name = state->target + ".XXXXXX";
  state->file = Descriptor{::mkostemp(name.data(), O_CLOEXEC)};
  if (!state->file.is_open()) return Unexpected{state->problem(detail::last_error())};
  state->temporary = std::move(name);
  return AtomicFile{std::move(state)};
}

std::optional<FileProblem> AtomicFile::write(std::string_view text) {
  state_->buffer += text;
  if (state_->buffer.size() < k_buffer_bytes) return std::nullopt;
  return state_->flush();
}

std::optional<FileProblem> AtomicFile::commit() {
  if (auto problem = state_->flush()) return problem;
  if (state_->temporary.empty()) return std::nullopt;
  const int number = state_->file.number();
  if (::fchmod(number, permissions_for(state_->target)) != 0 || ::fsync(number) != 0)
    return state_->problem(detail::last_error());
  if (const auto error = state_->file.close(); error != ErrorNumber::none)
    return state_->problem(error);
  if (::rename(state_->temporary.c_str(), state_->target.c_str()) != 0)
    return state_->problem(detail::last_error());
  state_->temporary.clear();
  return std::nullopt;
}

std::optional<FileProblem> write_file(const std::string& path, std::string_view text) {
  auto file = AtomicFile::create(path);
  if (!file) return file.error();
  if (auto problem = file->write(text)) return problem;
  return file->commit();
}

}  // namespace cuakhau::files
