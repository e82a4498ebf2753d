#include "files/detail/descriptor.hpp"

#include <array>
#include <cerrno>
#include <utility>

#include <unistd.h>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::files::detail {
namespace {

TEST_CASE("a descriptor writes to the last byte and closes once") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const Descriptor reading{ends[0]};
  Descriptor first{ends[1]};
  Descriptor writing = std::move(first);
  CHECK(writing.write_all("hello") == ErrorNumber::none);
  CHECK(writing.close() == ErrorNumber::none);
  CHECK_FALSE(writing.is_open());
  std::array<char, 8> got{};
  CHECK(::read(reading.number(), got.data(), got.size()) == 5);
}

TEST_CASE("an error has the system's words") {
  Descriptor nothing;
  CHECK(message_of(nothing.write_all("x")) == "Bad file descriptor");
}

TEST_CASE("a nameless file is not in its folder until it gets a name that is free") {
  const test::TemporaryFolder folder;
  auto file = nameless_file(folder.path().string());
  if (!file.is_open()) return;  // a file system without such files
  REQUIRE(file.write_all("x") == ErrorNumber::none);
  CHECK(folder.entries() == 0);
  CHECK(give_name(file, folder.file("x")) == ErrorNumber::none);
  CHECK(give_name(file, folder.file("x")) == ErrorNumber{EEXIST});
  CHECK(folder.entries() == 1);
  CHECK_FALSE(nameless_file(folder.file("nowhere")).is_open());
}

}  // namespace
}  // namespace cuakhau::files::detail
