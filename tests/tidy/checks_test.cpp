#include "tidy/checks.hpp"

#include "support/catch.hpp"

namespace cuakhau::tidy {

TEST_CASE("all checks speak, in the order of paths and lines") {
  const Tree tree{{{.path = "sim/base/a.cpp", .text = "#include <thread>\nvoid f() { throw 1; }\n"},
                   {.path = "extras/a.txt",
                    .text = "FIX"
                            "ME\n"}}};
  std::vector<std::string> rules;
  for (const auto& finding : check(tree)) rules.push_back(finding.rule);
  CHECK(rules == std::vector<std::string>{"shape-folder", "word-promise", "shape-dead",
                                          "shape-pair", "shape-test", "include-standard",
                                          "ban-throw"});
}

TEST_CASE("a finding reads like a compiler's") {
  CHECK(render({.path = "a.cpp", .line = 3, .rule = "r", .message = "no; use yes"}) ==
        "a.cpp:3: error: no; use yes [r]");
  CHECK(render({.path = "a.cpp", .line = 0, .rule = "r", .message = "no; use yes"}) ==
        "a.cpp: error: no; use yes [r]");
}

}  // namespace cuakhau::tidy
