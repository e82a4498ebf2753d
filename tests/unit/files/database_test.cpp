#include <cuakhau/files/database.hpp>

#include <array>
#include <cmath>
#include <filesystem>
#include <limits>

#include <cuakhau/files/atomic_file.hpp>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::files {
namespace {

using test::TemporaryFolder;
using Values = std::array<SqlValue, 3>;

Database numbers(const std::string& path) {
  auto database = Database::open(path, Access::write);
  REQUIRE(database);
  REQUIRE_FALSE(database->execute("CREATE TABLE numbers (whole INTEGER, number REAL, word TEXT)"));
  return std::move(*database);
}

void add(Database& database, const Values& values) {
  auto insert = database.prepare("INSERT INTO numbers VALUES (?, ?, ?)");
  REQUIRE(insert);
  REQUIRE_FALSE(insert->run(values));
}

std::int64_t count_in(Database& database) {
  const auto count = database.query("SELECT count(*) FROM numbers");
  REQUIRE(count);
  return std::get<std::int64_t>(*count);
}

TEST_CASE("values come back as they went in") {
  const TemporaryFolder folder;
  const std::string word{"cửa \0 khẩu", 14};
  auto database = numbers(folder.file("x.sqlite"));
  add(database, {std::int64_t{1} << 62, 0.1, word});
  add(database, {SqlValue{}, SqlValue{}, SqlValue{}});
  auto select = database.prepare("SELECT whole, number, word AS name FROM numbers ORDER BY rowid");
  REQUIRE(select);
  REQUIRE(*select->next());
  CHECK(select->columns() == 3);
  CHECK(select->name(2) == "name");
  CHECK(select->integer(0) == std::int64_t{1} << 62);
  CHECK(select->real(1) == 0.1);
  CHECK(select->text(2) == word);
  CHECK(select->value(2) == SqlValue{word});
  REQUIRE(*select->next());
  CHECK(select->value(0) == SqlValue{});
  CHECK_FALSE(select->real(1));
  CHECK(select->text(2).empty());
  CHECK_FALSE(*select->next());
}

TEST_CASE("a number that is none is nothing, an infinite one is kept") {
  auto database = Database::in_memory();
  REQUIRE(database);
  REQUIRE_FALSE(database->execute("CREATE TABLE numbers (whole INTEGER, number REAL, word TEXT)"));
  add(*database, {SqlValue{}, std::nan(""), SqlValue{}});
  CHECK(*database->query("SELECT number FROM numbers") == SqlValue{});
  add(*database, {SqlValue{}, std::numeric_limits<double>::infinity(), SqlValue{}});
  CHECK(*database->query("SELECT max(number) FROM numbers") ==
        SqlValue{std::numeric_limits<double>::infinity()});
}

TEST_CASE("a statement begins anew with other values") {
  auto database = Database::in_memory();
  auto twice = database->prepare("SELECT 2 * ?");
  REQUIRE(twice);
  for (const std::int64_t number : {3, 4}) {
    twice->restart(std::array{SqlValue{number}});
    REQUIRE(*twice->next());
    CHECK(twice->integer(0) == 2 * number);
  }
}

TEST_CASE("what is not committed is not there") {
  const TemporaryFolder folder;
  auto database = numbers(folder.file("x.sqlite"));
  {
    auto kept = Transaction::begin(database);
    REQUIRE(kept);
    add(database, {std::int64_t{1}, 1.0, "a"});
    REQUIRE_FALSE(kept->commit());
  }
  {
    const auto dropped = Transaction::begin(database);
    REQUIRE(dropped);
    add(database, {std::int64_t{2}, 2.0, "b"});
    CHECK(count_in(database) == 2);
  }
  CHECK(count_in(database) == 1);
}

TEST_CASE("a database is read while it is written, unless it is of its owner alone") {
  const TemporaryFolder folder;
  const auto path = folder.file("x.sqlite");
  {
    auto writer = numbers(path);
    add(writer, {std::int64_t{1}, 1.0, "a"});
    auto reader = Database::open(path, Access::read);
    REQUIRE(reader);
    CHECK(count_in(*reader) == 1);
  }
  auto owner = Database::open(path, Access::own);
  REQUIRE(owner);
  add(*owner, {std::int64_t{2}, 2.0, "b"});
  auto reader = Database::open(path, Access::read);
  REQUIRE(reader);
  const auto refused = reader->query("SELECT count(*) FROM numbers");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "another process is writing it: wait until that one ends");
}

TEST_CASE("a database has one writer at a time") {
  const TemporaryFolder folder;
  const auto path = folder.file("x.sqlite");
  {
    const auto first = numbers(path);
    const auto second = Database::open(path, Access::write);
    REQUIRE_FALSE(second);
    CHECK(second.error() ==
          FileProblem{path, "another process is writing it: wait until that one ends"});
  }
  CHECK(Database::open(path, Access::write));
}

TEST_CASE("a sealed database is one file") {
  const TemporaryFolder folder;
  const auto path = folder.file("x.sqlite");
  auto database = numbers(path);
  add(database, {std::int64_t{1}, 1.0, "a"});
  CHECK(folder.entries() > 1);
  REQUIRE_FALSE(database.seal());
  CHECK(folder.entries() == 1);
  CHECK(count_in(database) == 1);
}

TEST_CASE("what cannot be opened says why") {
  const TemporaryFolder folder;
  const auto nowhere = Database::open(folder.file("no/where.sqlite"), Access::write);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error() ==
        FileProblem{folder.file("no/where.sqlite"),
                    "cannot be opened: is its folder there, and may it be written?"});
  const auto text = folder.file("text.sqlite");
  REQUIRE_FALSE(write_file(text, std::string(4'096, 'x')));
  const auto none = Database::open(text, Access::write);
  REQUIRE_FALSE(none);
  CHECK(none.error().message == "is no SQLite database");
}

TEST_CASE("a wrong statement is told in the words of SQLite") {
  auto database = Database::in_memory();
  const auto wrong = database->prepare("SELECT * FROM nowhere");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message == "no such table: nowhere");
  CHECK(database->execute("CREATE TABLE t (a); INSERT INTO t VALUES (1, 2)"));
}

TEST_CASE("a write to a database that is only read is refused") {
  const TemporaryFolder folder;
  const auto path = folder.file("x.sqlite");
  REQUIRE_FALSE(numbers(path).seal());
  auto reader = Database::open(path, Access::read);
  REQUIRE(reader);
  const auto problem = reader->execute("DELETE FROM numbers");
  REQUIRE(problem);
  CHECK(problem->message == "may not be written: it, or its folder, is read-only");
}

TEST_CASE("names are quoted for SQL") {
  CHECK(sql_name("stations.desk") == "\"stations.desk\"");
  CHECK(sql_name("a\"b") == "\"a\"\"b\"");
}

}  // namespace
}  // namespace cuakhau::files
