#include <cuakhau/files/csv_reader.hpp>

#include "support/catch.hpp"

namespace cuakhau::files {
namespace {

using Fields = std::vector<std::string>;

TEST_CASE("a table has a header and rows with the lines on which they begin") {
  const auto table = parse_csv("date,trucks\n2023-01-08,412\r\n\n2023-01-09,398\n");
  REQUIRE(table);
  CHECK(table->header == Fields{"date", "trucks"});
  REQUIRE(table->rows.size() == 2);
  CHECK(table->rows[0].fields == Fields{"2023-01-08", "412"});
  CHECK(table->rows[1].line == 4);
  CHECK(table->column("trucks") == 1U);
  CHECK_FALSE(table->column("truck"));
}

TEST_CASE("quoted fields may hold commas, quotes and line ends") {
  const auto table = parse_csv("a,b\n\"x, \"\"y\"\"\nz\",\"\"\nlast,one");
  REQUIRE(table);
  CHECK(table->rows[0].fields == Fields{"x, \"y\"\nz", ""});
  CHECK(table->rows[1].fields == Fields{"last", "one"});
  CHECK(table->rows[1].line == 4);
}

TEST_CASE("each field has its place in the text") {
  const std::string_view text = "a,b\r\n1,\"x, y\"\r\n\n,22\r";
  const auto table = parse_csv(text);
  REQUIRE(table);
  const auto at = [&](std::size_t row, std::size_t field) {
    const auto& extent = table->rows[row].extents[field];
    return text.substr(extent.position, extent.bytes);
  };
  CHECK(at(0, 0) == "1");
  CHECK(at(0, 1) == "\"x, y\"");
  CHECK(at(1, 0).empty());
  CHECK(at(1, 1) == "22");
}

TEST_CASE("a byte order mark is dropped") {
  CHECK(parse_csv("\xEF\xBB\xBF"
                  "a\n1\n")
            ->header == Fields{"a"});
}

TEST_CASE("an empty field is a field") {
  const auto table = parse_csv("a,b,c\n,,\n");
  REQUIRE(table);
  CHECK(table->rows[0].fields == Fields{"", "", ""});
}

TEST_CASE("what is wrong with a table is said with its line") {
  const auto problem = [](std::string_view text) { return parse_csv(text).error(); };
  CHECK(problem("") == CsvProblem{1, "expected a header row, found nothing"});
  CHECK(problem("a,b\n1\n") == CsvProblem{2, "expected 2 fields as in the header, found 1"});
  CHECK(problem("a\n1\n2,3\n") == CsvProblem{3, "expected 1 field as in the header, found 2"});
  CHECK(problem("a,a\n") == CsvProblem{1, "two columns are named \"a\""});
  CHECK(problem("a,\n") == CsvProblem{1, "a column of the header has no name"});
  CHECK(problem("a\n1\"2\"\n") ==
        CsvProblem{2, "a quote inside a field that does not begin with one"});
  CHECK(problem("a\n\"x\ny") == CsvProblem{2, "a quote that is never closed"});
  CHECK(problem("a\n\"x\"y\n") == CsvProblem{2, "text after a closing quote"});
}

}  // namespace
}  // namespace cuakhau::files
