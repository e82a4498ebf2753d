#include "files/detail/descriptor.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cuakhau::files::detail {
namespace {

/// By which the kernel lets a file without a name be named.
std::string link_to(const Descriptor& file) {
  return "/proc/self/fd/" + std::to_string(file.number());
}

}  // namespace

ErrorNumber last_error() { return ErrorNumber{errno}; }

std::string message_of(ErrorNumber error) {
  return std::generic_category().message(static_cast<int>(error));
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (is_open()) ::close(number_);
}

ErrorNumber Descriptor::write_all(std::string_view text) const {
  while (!text.empty()) {
    const auto written = ::write(number_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return last_error();
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ErrorNumber::none;
}

ErrorNumber Descriptor::close() {
  const int number = std::exchange(number_, -1);
  return ::close(number) == 0 ? ErrorNumber::none : last_error();
}

Descriptor nameless_file(const std::string& folder) {
  constexpr int k_flags = O_TMPFILE | O_RDWR | O_CLOEXEC;
  Descriptor file{::open(folder.c_str(), k_flags, S_IRUSR | S_IWUSR)};  // NOLINT: a C interface
  const bool can_be_named = file.is_open() && ::access(link_to(file).c_str(), F_OK) == 0;
  return can_be_named ? std::move(file) : Descriptor{};
}

ErrorNumber give_name(const Descriptor& file, const std::string& path) {
  const auto link = link_to(file);
  const int failed = ::linkat(AT_FDCWD, link.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW);
  return failed == 0 ? ErrorNumber::none : last_error();
}

}  // namespace cuakhau::files::detail
