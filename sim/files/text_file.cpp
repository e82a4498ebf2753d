#include <cuakhau/files/text_file.hpp>

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "files/detail/descriptor.hpp"

namespace cuakhau::files {
namespace {

constexpr std::size_t k_block_bytes = 1U << 16U;

}  // namespace

Expected<std::string, FileProblem> read_text(const std::string& path, std::size_t limit) {
  const detail::Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};  // NOLINT: C interface
  if (!file.is_open()) return Unexpected{FileProblem{path, message_of(detail::last_error())}};
  std::string text;
  while (true) {
    const auto before = text.size();
    text.resize(before + k_block_bytes);
    const auto got = ::read(file.number(), text.data() + before, k_block_bytes);
    text.resize(before + static_cast<std::size_t>(std::max<::ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Unexpected{FileProblem{path, message_of(detail::last_error())}};
    if (got == 0) return text;
    if (text.size() > limit)
      return Unexpected{FileProblem{path, fmt::format("larger than {} bytes", limit)}};
  }
}

}  // namespace cuakhau::files
