#include "tidy/exceptions.hpp"

#include "support/catch.hpp"

namespace cuakhau::tidy {

namespace {

const Finding k_finding{.path = "sim/base/a.cpp", .line = 3, .rule = "ban-throw", .message = "no"};

Findings left(std::string list) {
  const Tree tree{{{.path = k_exceptions_path, .text = std::move(list)}}};
  return without_exceptions(tree, {k_finding});
}

}  // namespace

TEST_CASE("an exception excuses its rule in its file") {
  CHECK(left("# why\n\nban-throw sim/base/a.cpp It must.\n").empty());
}

TEST_CASE("an exception excuses no other rule and no other file") {
  for (const auto* const list :
       {"ban-rand sim/base/a.cpp It must.\n", "ban-throw sim/base/b.cpp It must.\n"}) {
    INFO(list);
    const auto findings = left(list);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0] == k_finding);
    CHECK(findings[1].message == "an exception that excuses nothing; use it or delete it");
  }
}

TEST_CASE("an exception without a reason excuses nothing") {
  const auto findings = left("ban-throw sim/base/a.cpp\n");
  REQUIRE(findings.size() == 2);
  CHECK(findings[1].line == 1);
  CHECK(findings[1].message == "an exception without a reason; use RULE PATH REASON");
}

TEST_CASE("without a list nothing is excused") {
  CHECK(without_exceptions(Tree{}, {k_finding}) == Findings{k_finding});
}

}  // namespace cuakhau::tidy
