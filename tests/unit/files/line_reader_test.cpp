#include <cuakhau/files/line_reader.hpp>

#include <array>

#include <unistd.h>

#include "support/catch.hpp"

namespace cuakhau::files {
namespace {

/// Standard input is this text, and then open or at its end.
class Piped {
 public:
  explicit Piped(std::string_view text, bool is_ended) : before_(::dup(STDIN_FILENO)) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    REQUIRE(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    if (is_ended)
      ::close(ends[1]);
    else
      open_ = ends[1];
  }
  Piped(const Piped&) = delete;
  Piped& operator=(const Piped&) = delete;
  ~Piped() {
    ::dup2(before_, STDIN_FILENO);
    ::close(before_);
    if (open_ >= 0) ::close(open_);
  }

 private:
  int before_;
  int open_ = -1;
};

TEST_CASE("lines come one by one, the last without its end too") {
  const Piped input{"one\r\n\nthree", true};
  LineReader reader{[] { return false; }};
  CHECK(**reader.next() == "one");
  CHECK((*reader.next())->empty());
  CHECK(**reader.next() == "three");
  CHECK_FALSE(*reader.next());
}

TEST_CASE("while nothing comes, it asks whether it is over") {
  const Piped input{"half a line", false};
  int asked = 0;
  LineReader reader{[&] { return ++asked > 2; }};
  CHECK_FALSE(*reader.next());
}

}  // namespace
}  // namespace cuakhau::files
