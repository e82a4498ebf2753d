#include <cuakhau/files/atomic_file.hpp>

#include <filesystem>

#include <sys/stat.h>

#include <cuakhau/files/text_file.hpp>

#include "files/detail/descriptor.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::files {
namespace {

using test::TemporaryFolder;

TEST_CASE("a file appears at commit and not before") {
  const TemporaryFolder folder;
  const auto path = folder.file("result.json");
  auto file = AtomicFile::create(path);
  REQUIRE(file);
  REQUIRE_FALSE(file->write("one\n"));
  CHECK_FALSE(std::filesystem::exists(path));
  REQUIRE_FALSE(file->commit());
  CHECK(*read_text(path) == "one\n");
  CHECK(folder.entries() == 1);
}

TEST_CASE("nothing of a file is in its folder before commit, where a file can be without a name") {
  const TemporaryFolder folder;
  const bool can_be_nameless = detail::nameless_file(folder.path().string()).is_open();
  const auto path = folder.file("records.csv");
  REQUIRE_FALSE(write_file(path, "old"));
  auto file = AtomicFile::create(path);
  REQUIRE(file);
  REQUIRE_FALSE(file->write(std::string(1U << 18U, 'x')));
  CHECK(folder.entries() == (can_be_nameless ? 1U : 2U));  // the old one
  REQUIRE_FALSE(file->commit());
  CHECK(folder.entries() == 1);
  CHECK(read_text(path)->size() == 1U << 18U);
}

TEST_CASE("a file that is not committed leaves the old one and nothing else") {
  const TemporaryFolder folder;
  const auto path = folder.file("result.json");
  REQUIRE_FALSE(write_file(path, "old"));
  {
    auto file = AtomicFile::create(path);
    REQUIRE(file);
    REQUIRE_FALSE(file->write(std::string(1U << 18U, 'x')));
  }
  CHECK(*read_text(path) == "old");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a file that is replaced keeps its permissions") {
  const TemporaryFolder folder;
  const auto path = folder.file("shared.csv");
  REQUIRE_FALSE(write_file(path, "old"));
  REQUIRE(::chmod(path.c_str(), 0640) == 0);
  REQUIRE_FALSE(write_file(path, "new"));
  struct ::stat after{};
  REQUIRE(::stat(path.c_str(), &after) == 0);
  CHECK((after.st_mode & 0777U) == 0640U);
  CHECK(*read_text(path) == "new");
}

TEST_CASE("behind a link the file is replaced and the link stays") {
  const TemporaryFolder folder;
  REQUIRE_FALSE(write_file(folder.file("real"), "old"));
  std::filesystem::create_symlink("real", folder.path() / "link");
  REQUIRE_FALSE(write_file(folder.file("link"), "new"));
  CHECK(std::filesystem::is_symlink(folder.path() / "link"));
  CHECK(*read_text(folder.file("real")) == "new");
}

TEST_CASE("a folder that does not exist is a problem with the user's path in it") {
  const TemporaryFolder folder;
  const auto path = folder.file("nowhere/result.json");
  CHECK(write_file(path, "x") == FileProblem{path, "No such file or directory"});
  CHECK(write_file(folder.path().string(), "x") ==
        FileProblem{folder.path().string(), "Is a directory"});
}

TEST_CASE("a full disk is a problem, found at the latest at commit") {
  // /dev/full takes every write for one on a disk that is full.
  CHECK(write_file("/dev/full", "x") == FileProblem{"/dev/full", "No space left on device"});
}

TEST_CASE("a device is written in place and stays a device") {
  REQUIRE_FALSE(write_file("/dev/null", "x"));
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

}  // namespace
}  // namespace cuakhau::files
