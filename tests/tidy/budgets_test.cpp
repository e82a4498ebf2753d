#include "tidy/budgets.hpp"

#include "support/catch.hpp"
#include "tidy/trees.hpp"

namespace cuakhau::tidy {

namespace {

std::string repeated(std::string_view line, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += line;
  return text;
}

/// A function of the length given, its first and last line included.
std::string function_of(int lines) {
  return "void f() {\n" + repeated("  g();\n", lines - 2) + "}\n";
}

Marks marks(std::string path, std::string text) {
  return marks_of(check_budgets, {{.path = std::move(path), .text = std::move(text)}});
}

/// One source in the library, so that its medians are its own.
Marks library(std::string text) { return marks("sim/kernel/a.cpp", std::move(text)); }

}  // namespace

TEST_CASE("a file may have 400 lines and not one more") {
  CHECK(marks("tests/a.cpp", repeated("int a;\n", 400)).empty());
  CHECK(marks("tests/a.cpp", repeated("int a;\n", 401)) == Marks{"tests/a.cpp:0 budget-file"});
  CHECK(marks("tools/setup.sh", repeated("true\n", 401)).size() == 1);
  CHECK(marks("docs/a.md", repeated("prose\n", 401)).empty());
}

TEST_CASE("a function may have 60 lines and not one more") {
  CHECK(marks("tests/a.cpp", function_of(60)).empty());
  CHECK(marks("tests/a.cpp", function_of(61)) == Marks{"tests/a.cpp:1 budget-function"});
}

TEST_CASE("a function may take four parameters and not one more") {
  CHECK(marks("sim/model/a.cpp", "void f(A a, B<int, int> b, C c = {1, 2}, D d);").empty());
  CHECK(marks("sim/model/a.cpp", "void f(A a, B b, C c, D d, E e);") ==
        Marks{"sim/model/a.cpp:1 budget-parameters"});
}

TEST_CASE("a public function takes no bare bool") {
  const std::string path = "include/cuakhau/model/a.hpp";
  CHECK(marks(path, "void f(bool open);") == Marks{path + ":1 bool-parameter"});
  CHECK(marks(path, "void f(int a, const bool& open);").size() == 1);
  CHECK(marks(path, "bool f(std::span<const bool> a, Open b);").empty());
  CHECK(marks("sim/model/a.cpp", "void f(bool open);").empty());
}

TEST_CASE("medians and percentiles are held over the library") {
  CHECK(library(repeated(function_of(6), 20)).empty());
  CHECK(library(repeated(function_of(7), 20) + repeated("\n", 0)).size() ==
        2);  // and the file's median
  CHECK(library(repeated(function_of(7), 10)) == Marks{"sim:0 budget-library"});
  CHECK(library(function_of(3) + function_of(3) + function_of(46)) ==
        Marks{"sim:0 budget-library"});
  CHECK(library(function_of(3) + function_of(3) + function_of(45)).empty());
  CHECK(library(repeated("int a;\n", 121)) == Marks{"sim:0 budget-library"});
  CHECK(library(repeated("int a;\n", 120)).empty());
}

}  // namespace cuakhau::tidy
