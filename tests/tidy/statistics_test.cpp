#include "tidy/statistics.hpp"

#include "support/catch.hpp"

namespace cuakhau::tidy {

TEST_CASE("a percentile is a length that occurs, by nearest rank") {
  std::vector<Length> lengths;
  for (int lines = 100; lines >= 1; --lines)
    lengths.push_back({.name = std::to_string(lines), .lines = lines});
  const auto summary = summarise(lengths);
  CHECK(summary.count == 100);
  CHECK(summary.total == 5050);
  CHECK(summary.median == 50);
  CHECK(summary.p90 == 90);
  CHECK(summary.p99 == 99);
  CHECK(summary.longest.name == "100");
}

TEST_CASE("nothing has no lengths") { CHECK(summarise({}).count == 0); }

TEST_CASE("statistics count C++ under the folders asked for, declarations apart") {
  const Tree tree{{{.path = "docs/a.md", .text = "a\nb\n"},
                   {.path = "sim/base/a.cpp", .text = "void f();\nvoid f() {\n}\n"},
                   {.path = "tests/a.cpp", .text = "int a;\n"}}};
  const auto library = statistics_of(tree, {"sim/", "include/"});
  CHECK(library.files.count == 1);
  CHECK(library.files.total == 3);
  CHECK(library.functions.count == 1);
  CHECK(library.functions.longest.name == "sim/base/a.cpp f");
  CHECK(table_of(tree).find("test lines for 100 library lines: 33") != std::string::npos);
}

}  // namespace cuakhau::tidy
