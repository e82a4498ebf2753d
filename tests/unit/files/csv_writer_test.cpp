#include <cuakhau/files/csv_writer.hpp>

#include <cuakhau/files/csv_reader.hpp>

#include "support/catch.hpp"

namespace cuakhau::files {
namespace {

TEST_CASE("rows end in a newline, missing values are empty, doubles are shortest") {
  std::string out;
  CsvWriter csv{out};
  csv.row({"a", "b", "c", "d"});
  csv.text("x").number(0.1).integer(-3).missing().end_row();
  CHECK(out == "a,b,c,d\nx,0.1,-3,\n");
}

TEST_CASE("what would be misread stands in quotes") {
  std::string out;
  CsvWriter csv{out};
  csv.row({"a,b", "say \"x\"", "two\nlines", " edge", "plain"});
  CHECK(out == "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" edge\",plain\n");
}

TEST_CASE("what was written reads back") {
  const std::vector<std::string> fields{"\"", ",", "\r\n", "", "a\"\"b", " ", "Hữu Nghị"};
  std::string out = "1,2,3,4,5,6,7\n";
  CsvWriter csv{out};
  for (const auto& field : fields) csv.text(field);
  csv.end_row();
  const auto table = parse_csv(out);
  REQUIRE(table);
  CHECK(table->rows.at(0).fields == fields);
}

}  // namespace
}  // namespace cuakhau::files
