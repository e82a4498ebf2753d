#include <cuakhau/files/line_reader.hpp>

#include <array>
#include <cerrno>

#include <poll.h>
#include <unistd.h>

#include "files/detail/descriptor.hpp"

namespace cuakhau::files {
namespace {

constexpr int k_look_around_ms = 100;

/// Whether there is something to read; waits no longer than the patience.
bool has_input() {
  ::pollfd input{STDIN_FILENO, POLLIN, 0};
  return ::poll(&input, 1, k_look_around_ms) > 0;
}

}  // namespace

std::optional<std::string> LineReader::take(std::size_t length, std::size_t end) {
  auto line = read_.substr(0, length);
  read_.erase(0, end);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

Expected<std::optional<std::string>, FileProblem> LineReader::next() {
  while (!is_over_()) {
    if (const auto end = read_.find('\n'); end != std::string::npos) return take(end, end + 1);
    if (is_at_end_) {
      if (read_.empty()) return std::optional<std::string>{};
      return take(read_.size(), read_.size());
    }
    if (!has_input()) continue;
    std::array<char, 4096> bytes{};
    const auto count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0)
      return Unexpected{FileProblem{"standard input", detail::message_of(detail::last_error())}};
    is_at_end_ = count == 0;
    read_.append(bytes.data(), static_cast<std::size_t>(count));
  }
  return std::optional<std::string>{};
}

}  // namespace cuakhau::files
