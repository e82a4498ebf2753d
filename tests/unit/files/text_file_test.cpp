#include <cuakhau/files/text_file.hpp>

#include <cuakhau/files/atomic_file.hpp>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::files {
namespace {

TEST_CASE("a file is read as it is") {
  const test::TemporaryFolder folder;
  const std::string text = std::string(100'000, 'x') + std::string(1, '\0') + "\r\nend";
  REQUIRE_FALSE(write_file(folder.file("a"), text));
  CHECK(*read_text(folder.file("a")) == text);
}

TEST_CASE("what cannot be read is a problem") {
  const test::TemporaryFolder folder;
  CHECK(read_text(folder.file("a")).error().message == "No such file or directory");
  CHECK(read_text(folder.path().string()).error().message == "Is a directory");
  REQUIRE_FALSE(write_file(folder.file("b"), std::string(1000, 'x')));
  CHECK(read_text(folder.file("b"), 999).error().message == "larger than 999 bytes");
  CHECK(read_text(folder.file("b"), 1000));
}

}  // namespace
}  // namespace cuakhau::files
