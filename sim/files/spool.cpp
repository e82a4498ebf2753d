#include <cuakhau/files/spool.hpp>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "files/detail/descriptor.hpp"

namespace cuakhau::files {
namespace {

using detail::Descriptor;
using detail::ErrorNumber;

constexpr std::size_t k_spool_bytes = 1U << 16U;

std::filesystem::path folder_beside(const std::string& path) {
  std::error_code failed;
  const std::filesystem::path target{path};
  const bool is_file = path != "-" && (!std::filesystem::exists(target, failed) ||
                                       std::filesystem::is_regular_file(target, failed));
  if (!is_file) return std::filesystem::temp_directory_path(failed);
  return target.has_parent_path() ? target.parent_path() : std::filesystem::path{"."};
}

}  // namespace

struct Spool::State {
  std::string named;
  Descriptor file;
  std::string buffer;

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

Spool::Spool(std::unique_ptr<State> state) : state_(std::move(state)) {}
Spool::Spool(Spool&&) noexcept = default;
Spool& Spool::operator=(Spool&&) noexcept = default;
Spool::~Spool() = default;

Expected<Spool, FileProblem> Spool::create(const std::string& beside) {
  auto state = std::make_unique<State>();
  state->named = beside;
  const auto folder = folder_beside(beside);
  state->file = detail::nameless_file(folder.string());
  if (state->file.is_open()) return Spool{std::move(state)};
  std::string name = (folder / ".cuakhau-spool.XXXXXX").string();
  state->file = Descriptor{::mkostemp(name.data(), O_CLOEXEC)};
  if (!state->file.is_open()) return Unexpected{state->problem(detail::last_error())};
  ::unlink(name.c_str());
  return Spool{std::move(state)};
}

std::optional<FileProblem> Spool::write(std::string_view text) {
  state_->buffer += text;
  if (state_->buffer.size() < k_spool_bytes) return std::nullopt;
  return state_->flush();
}

std::optional<FileProblem> Spool::pour_into(AtomicFile& file) {
  if (auto problem = state_->flush()) return problem;
  if (::lseek(state_->file.number(), 0, SEEK_SET) < 0) return state_->problem(detail::last_error());
  std::string block(k_spool_bytes, '\0');
  while (true) {
    const auto got = ::read(state_->file.number(), block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return state_->problem(detail::last_error());
    if (got == 0) return std::nullopt;
    const std::string_view filled{block.data(), static_cast<std::size_t>(got)};
    if (auto problem = file.write(filled)) return problem;
  }
}

}  // namespace cuakhau::files
