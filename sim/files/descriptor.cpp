#include "files/detail/descriptor.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace cuakhau::files::detail {

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

}  // namespace cuakhau::files::detail
