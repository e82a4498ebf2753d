#include <cuakhau/files/spool.hpp>

#include <cuakhau/files/text_file.hpp>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::files {
namespace {

TEST_CASE("spools pour into a file in the order that is asked for") {
  const test::TemporaryFolder folder;
  const auto path = folder.file("records.csv");
  auto file = AtomicFile::create(path);
  auto first = Spool::create(path);
  auto second = Spool::create(path);
  REQUIRE(first);
  REQUIRE(second);
  const std::string long_text(200'000, 'a');
  REQUIRE_FALSE(second->write("second"));
  REQUIRE_FALSE(first->write(long_text));
  CHECK(folder.entries() <= 1);  // at most the file's temporary name: a spool has none
  REQUIRE_FALSE(first->pour_into(*file));
  REQUIRE_FALSE(second->pour_into(*file));
  REQUIRE_FALSE(file->commit());
  CHECK(*read_text(path) == long_text + "second");
}

TEST_CASE("a spool beside a path without folder is a problem") {
  const test::TemporaryFolder folder;
  CHECK_FALSE(Spool::create(folder.file("nowhere/records.csv")));
  CHECK(Spool::create("-"));
  CHECK(Spool::create("/dev/null"));
}

}  // namespace
}  // namespace cuakhau::files
