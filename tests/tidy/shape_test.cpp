#include "tidy/shape.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "tidy/trees.hpp"

namespace cuakhau::tidy {

namespace {

const std::string k_header = "#pragma once\n\n// What it is.\n\nint a();\n";

/// The smallest library with nothing to say against it.
std::vector<File> good_tree() {
  return {
      {.path = "CMakeLists.txt", .text = "add_subdirectory(sim/base)\n"},
      {.path = "include/cuakhau/base/a.hpp", .text = k_header},
      {.path = "sim/base/CMakeLists.txt", .text = "cuakhau_room(base SOURCES a.cpp)\n"},
      {.path = "sim/base/a.cpp", .text = "#include <cuakhau/base/a.hpp>\n"},
      {.path = "tests/unit/base/CMakeLists.txt",
       .text = "cuakhau_unit_tests(base SOURCES a_test.cpp)\n"},
      {.path = "tests/unit/base/a_test.cpp", .text = "#include <cuakhau/base/a.hpp>\n"},
  };
}

std::vector<File> without(std::string_view path) {
  auto files = good_tree();
  std::erase_if(files, [&](const File& file) { return file.path == path; });
  return files;
}

std::vector<File> with(File file) {
  auto files = without(file.path);
  files.push_back(std::move(file));
  return files;
}

Marks marks(std::vector<File> files) { return marks_of(check_shape, std::move(files)); }

}  // namespace

TEST_CASE("a tree in shape has no findings") { CHECK(marks(good_tree()).empty()); }

TEST_CASE("a strange top-level folder is named once") {
  auto files = good_tree();
  files.push_back({.path = "extras/a.txt", .text = ""});
  files.push_back({.path = "extras/b.txt", .text = ""});
  files.push_back({.path = ".ci/run", .text = ""});
  CHECK(marks(files) == Marks{"extras/a.txt:0 shape-folder"});
}

TEST_CASE("a header says what it is and guards itself") {
  const std::string path = "include/cuakhau/base/a.hpp";
  CHECK(marks(with({.path = path, .text = "// What it is.\nint a();\n"})) ==
        Marks{path + ":0 shape-header"});
  CHECK(marks(with({.path = path, .text = "#pragma once\nint a();\n// Too late.\n"})) ==
        Marks{path + ":0 shape-header"});
}

TEST_CASE("a header that nobody includes is dead") {
  CHECK(marks(with({.path = "include/cuakhau/base/b.hpp", .text = k_header})) ==
        Marks{"include/cuakhau/base/b.hpp:0 shape-dead"});
}

TEST_CASE("a source that no CMakeLists.txt names is dead") {
  CHECK(marks(with({.path = "sim/base/CMakeLists.txt",
                    .text = "cuakhau_room(base SOURCES aa.cpp a_b.cpp)\n"})) ==
        Marks{"sim/base/a.cpp:0 shape-dead"});
}

TEST_CASE("a source may be named with its folder from elsewhere") {
  auto files = good_tree();
  files.push_back({.path = "tests/support/plans.cpp", .text = ""});
  CHECK(marks(files) == Marks{"tests/support/plans.cpp:0 shape-dead"});
  files.push_back({.path = "tests/cli/CMakeLists.txt", .text = "add(plans.cpp)\n"});
  CHECK(marks(files) == Marks{"tests/support/plans.cpp:0 shape-dead"});
  files.push_back({.path = "tests/cli/extra.cmake", .text = "add(../support/plans.cpp)\n"});
  CHECK(marks(files).empty());
}

TEST_CASE("a source has a header of its stem, public or private") {
  const auto bare = with({.path = "sim/base/a.cpp", .text = ""});
  auto files = bare;
  std::erase_if(files, [](const File& file) { return file.path == "include/cuakhau/base/a.hpp"; });
  CHECK(marks(files) == Marks{"sim/base/a.cpp:0 shape-pair"});
  files.push_back({.path = "sim/base/detail/a.hpp", .text = k_header});
  files.push_back({.path = "tools/tidy/b.hpp",
                   .text = k_header + "#include \"base/detail/a.hpp\"\n#include \"tidy/b.hpp\"\n"});
  CHECK(marks(files).empty());
}

TEST_CASE("a part of a noun shares the noun's header and test") {
  for (const auto* const part : {"a_wide", "wide_a"}) {
    const auto path = "sim/base/" + std::string(part) + ".cpp";
    auto files =
        with({.path = "sim/base/CMakeLists.txt", .text = "a.cpp " + std::string(part) + ".cpp\n"});
    files.push_back({.path = path, .text = ""});
    CHECK(marks(files).empty());
  }
  auto files = with({.path = "sim/base/CMakeLists.txt", .text = "a.cpp awide.cpp\n"});
  files.push_back({.path = "sim/base/awide.cpp", .text = ""});
  CHECK(marks(files) ==
        Marks{"sim/base/awide.cpp:0 shape-pair", "sim/base/awide.cpp:0 shape-test"});
}

TEST_CASE("a source has a test of its stem") {
  CHECK(marks(without("tests/unit/base/a_test.cpp")) == Marks{"sim/base/a.cpp:0 shape-test"});
}

}  // namespace cuakhau::tidy
