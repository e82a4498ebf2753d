#include "scenario/detail/data_file.hpp"

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario::detail {

namespace {

/// "FILE:LINE:COLUMN: MESSAGE" with the file as it is named in the text of `naming`.
std::string told(const Complaint& complaint) {
  const SourceSpan where = complaint.elsewhere.span();
  return where.file + ':' + std::to_string(where.line) + ':' + std::to_string(where.column) + ": " +
         complaint.message;
}

}  // namespace

TEST_CASE("the numbers of a column are read, or what is wrong with them is told at their field") {
  const test::ScenarioFiles files;
  std::set<std::filesystem::path> read;
  const Whereabouts here{files.folder(), std::filesystem::canonical(files.folder()), "b/s.yaml",
                         &read};
  files.write("x.csv", "a,b,c\n1,2,-3\n3,many,1\n");
  CHECK(numbers_of({"x.csv", "a"}, here).value() == std::vector<double>{1.0, 3.0});
  CHECK(told(numbers_of({"x.csv", "b"}, here).error()) ==
        "b/x.csv:3:3: expected a number that is not negative, found \"many\"");
  CHECK(told(numbers_of({"x.csv", "c"}, here).error()) ==
        "b/x.csv:2:5: expected a number that is not negative, found -3");
  CHECK(read == std::set{std::filesystem::canonical(files.folder() / "x.csv")});
  const auto missing = numbers_of({"x.csv", "d"}, here);
  CHECK(missing.error().message == "x.csv has no column \"d\"");
  CHECK(missing.error().help == std::vector<std::string>{"its columns are a, b, c"});
  CHECK(numbers_of({"y.csv", "a"}, here).error().message == "no such file: \"y.csv\"");
  CHECK(numbers_of({"../y.csv", "a"}, here).error().message ==
        "\"../y.csv\" leads out of the scenario's root");
}

TEST_CASE("a file that is no table, or no text, is told at its place") {
  const test::ScenarioFiles files;
  const Whereabouts here{files.folder(), std::filesystem::canonical(files.folder()), "lib:s.yaml"};
  const auto refused = [&](std::string_view text) {
    files.write("bad.csv", text);
    return told(rows_of("bad.csv", here).error());
  };
  CHECK(refused("") == "lib:bad.csv:1:1: expected a header row, found nothing");
  CHECK(refused("a,b\n1\n") == "lib:bad.csv:2:1: expected 2 fields as in the header, found 1");
  CHECK(refused("a,b\n1,H\xf9u\n") == "lib:bad.csv:2:4: byte 0xf9 is not valid UTF-8");
  CHECK(refused("a\n\u202e1\n") ==
        "lib:bad.csv:2:1: U+202E turns the direction of text and is not allowed");
}

TEST_CASE("each field of a row has its place, and files that it names start there") {
  const test::ScenarioFiles files;
  files.write("deep/x.csv",
              "\xEF\xBB\xBF"
              "a,b\n1,\"two\nlines\"\n");
  const Whereabouts here{files.folder(), std::filesystem::canonical(files.folder()), "s.yaml"};
  const auto rows = rows_of("deep/x.csv", here);
  REQUIRE(rows);
  const auto& entries = rows->items.at(0).entries;
  REQUIRE(entries.size() == 2);
  CHECK(entries[1].value.text == "two\nlines");
  CHECK(entries[1].value.where.span() == SourceSpan{"deep/x.csv", 2, 3, 4, "1,\"two"});
  CHECK(entries[0].value.where.source->folder == files.folder() / "deep");
  CHECK(entries[0].value.where.source->root == here.root);
}

}  // namespace cuakhau::scenario::detail
