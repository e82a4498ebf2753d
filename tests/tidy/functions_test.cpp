#include "tidy/functions.hpp"

#include "support/catch.hpp"

namespace cuakhau::tidy {

namespace {

/// "name first-last" of each function with a body, "name;" of each without.
std::vector<std::string> found(std::string text) {
  const Source source{{.path = "sim/kernel/a.cpp", .text = std::move(text)}};
  std::vector<std::string> names;
  for (const auto& function : functions_of(source)) {
    names.push_back(function.has_body ? function.name + " " + std::to_string(function.first_line) +
                                            "-" + std::to_string(function.last_line)
                                      : function.name + ";");
  }
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("functions are found in namespaces and classes, with their lines") {
  CHECK(found("namespace a {\n\nclass B {\n public:\n  int f() const { return 1; }\n  void g(\n    "
              "  int a);\n"
              "\n private:\n  int c_ = 0;\n};\n\nvoid B::g(int a) {\n  if (a) {\n  }\n}\n}\n") ==
        Names{"f 5-5", "g;", "B::g 13-16"});
}

TEST_CASE("braces of members' initialisers open no body") {
  CHECK(found("A::A(int a) : b_{a}, c_(a), d_{} {\n  go();\n}\nint x() { return 2; }") ==
        Names{"A::A 1-3", "x 4-4"});
  CHECK(found("A::A() : b_(1) {}\nA::A(int) : B<int>{2} {}\n") == Names{"A::A 1-1", "A::A 2-2"});
}

TEST_CASE("initialisers, enumerations and lambdas inside functions are no functions") {
  CHECK(found("constexpr int k_a[] = {1, 2};\nenum class E { a, b };\nstruct S {\n  int a{0};\n  E "
              "e = E{};\n};\n"
              "void f() {\n  const auto g = [](int a) {\n    return a;\n  };\n  struct L {\n    "
              "int m() { return 1; }\n  };\n}\n") == Names{"f 7-14"});
}

TEST_CASE("a lambda bound to a name at namespace scope is a function") {
  CHECK(found("const auto add = [](int a) {\n  return a;\n};\nint b;\n") == Names{"add 1-3"});
}

TEST_CASE("default arguments and concepts do not confuse") {
  CHECK(found("template <class T>\nconcept C = requires(T t) {\n  { t.f() } -> Same<int>;\n};\n"
              "void f(A a = {}, B b = B{1});\nint g(int a = 0) { return a; }\n") ==
        Names{"f;", "g 6-6"});
}

TEST_CASE("defaulted and deleted functions are declarations") {
  CHECK(
      found("struct A {\n  A() = default;\n  A(const A&) = delete;\n  virtual void f() = 0;\n};") ==
      Names{"A;", "A;", "f;"});
}

}  // namespace cuakhau::tidy
