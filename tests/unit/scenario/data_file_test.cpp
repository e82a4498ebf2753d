#include "scenario/detail/data_file.hpp"

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario::detail {

TEST_CASE("the numbers of a column are read, or what is wrong with them is told by line") {
  const test::ScenarioFiles files;
  const Whereabouts here{files.folder(), std::filesystem::canonical(files.folder())};
  files.write("x.csv", "a,b\n1,2\n3,many\n");
  CHECK(numbers_of({"x.csv", "a"}, here).value() == std::vector<double>{1.0, 3.0});
  CHECK(numbers_of({"x.csv", "b"}, here).error().message ==
        "x.csv:3: expected a number, found \"many\"");
  const auto missing = numbers_of({"x.csv", "c"}, here);
  CHECK(missing.error().message == "x.csv has no column \"c\"");
  CHECK(missing.error().help == std::vector<std::string>{"its columns are a, b"});
  CHECK(numbers_of({"y.csv", "a"}, here).error().message == "no such file: \"y.csv\"");
  CHECK(numbers_of({"../y.csv", "a"}, here).error().message ==
        "\"../y.csv\" leads out of the scenario's root");
  files.write("bad.csv", "a,b\n1\n");
  CHECK(table_of("bad.csv", here).error().message.starts_with("bad.csv:2: "));
}

}  // namespace cuakhau::scenario::detail
