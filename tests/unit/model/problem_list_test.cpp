#include "model/detail/problem_list.hpp"

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;

TEST_CASE("problems keep their order, and errors are counted") {
  ProblemList list;
  list.warning("a", "odd");
  list.error("b", "bad", {"do this"});
  list.expected("c", "a number", "none");
  CHECK(list.errors() == 2);
  CHECK(list.take() ==
        std::vector<Problem>{{Severity::warning, "a", "odd", {}},
                             {Severity::error, "b", "bad", {"do this"}},
                             {Severity::error, "c", "expected a number, found none", {}}});
}

TEST_CASE("a name that is known is no problem") {
  ProblemList list;
  CHECK(list.must_name("x", {"a gate", {"north", "south"}}, "south"));
  CHECK(list.take().empty());
}

TEST_CASE("help names the nearest of the names, else those there are, else that there is none") {
  ProblemList list;
  NameSet many{"a gate", {}};
  for (int i = 0; i < 14; ++i) many.names.push_back("gate_number_" + std::to_string(i));
  CHECK_FALSE(list.must_name("x", {"a gate", {"north", "south"}}, "sotuh"));
  CHECK_FALSE(list.must_name("x", {"a gate", {"north", "south"}}, "elsewhere"));
  CHECK_FALSE(list.must_name("x", {"a gate", {}}, "north"));
  CHECK_FALSE(list.must_name("x", many, "north"));
  const std::vector<Problem> found = list.take();
  CHECK(found[0].help[0] == "did you mean \"south\"?");
  CHECK(found[1].help[0] == "known here: north, south");
  CHECK(found[2].help[0] == "there is none");
  CHECK(found[3].help[0].ends_with("gate_number_11, and 2 more"));
}
