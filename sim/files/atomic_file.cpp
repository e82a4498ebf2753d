#include <cuakhau/files/atomic_file.hpp>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
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
  std::string target;     // the file that the rename replaces; empty: written in place
  std::string temporary;  // empty: the file has no name
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
  /// Without a name where the file system has such files, so that nothing is left behind even when
  /// the process is killed.
  [[nodiscard]] ErrorNumber open_beside_target() {
    const auto folder = std::filesystem::path{target}.parent_path();
    file = detail::nameless_file(folder.empty() ? "." : folder.string());
    if (file.is_open()) return ErrorNumber::none;
    std::string name = target + ".XXXXXX";
    file = Descriptor{::mkostemp(name.data(), O_CLOEXEC)};
    if (!file.is_open()) return detail::last_error();
    temporary = std::move(name);
    return ErrorNumber::none;
  }
  /// A file that is there cannot be replaced by one without a name: it takes this one first.
  [[nodiscard]] ErrorNumber take_temporary_name() {
    auto error = ErrorNumber{EEXIST};
    for (int attempt = 0; error == ErrorNumber{EEXIST}; ++attempt) {
      temporary = fmt::format("{}.{}-{}", target, ::getpid(), attempt);
      error = detail::give_name(file, temporary);
    }
    if (error != ErrorNumber::none) temporary.clear();
    return error;
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
  if (const auto error = state->open_beside_target(); error != ErrorNumber::none)
    return Unexpected{state->problem(error)};
  return AtomicFile{std::move(state)};
}

std::optional<FileProblem> AtomicFile::write(std::string_view text) {
  state_->buffer += text;
  if (state_->buffer.size() < k_buffer_bytes) return std::nullopt;
  return state_->flush();
}

std::optional<FileProblem> AtomicFile::commit() {
  if (auto problem = state_->flush()) return problem;
  if (state_->target.empty()) return std::nullopt;
  const int number = state_->file.number();
  if (::fchmod(number, permissions_for(state_->target)) != 0 || ::fsync(number) != 0)
    return state_->problem(detail::last_error());
  if (state_->temporary.empty())
    if (const auto error = state_->take_temporary_name(); error != ErrorNumber::none)
      return state_->problem(error);
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
