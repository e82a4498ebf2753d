#include <cuakhau/report/selection_table.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_selection.hpp"

namespace cuakhau::report {
namespace {

std::string plain(const experiment::SelectionResult& result) {
  return selection_table(result, sample_plan(), Palette::plain);
}

TEST_CASE("a selection is a ranking, and then what the choice promises and took") {
  CHECK(plain(sample_selection()) == R"(Lạng Sơn, January 2023
measured from 2023-01-09 until 2023-01-11 (2 d), after 1 d of warm-up

least wait (min)             replications                against  behind by
 1 longer         90.0 ±3.0            20      selected
 2 base              120 ±6            10  out after 10        1       30.0
 3 stuck                  –             0     no answer

longer is selected. With a chance of at least 95 % the choice is the best, if the best is better
  than every other by at least 5 min; those that are closer to it than that may be taken for it.
  (Kim & Nelson 2001; values of replications normal in distribution.)

It took 30 replications of all together; Rinott's two-stage procedure, whose runs share no trucks,
  would have taken 240.

stuck is out: replication 0: deadlock.

cuakhau 0.1.0, seed 1, the same trucks in each scenario; ± at 95 % each
)");
}

TEST_CASE("what is not decided says who may be the best") {
  auto result = sample_selection();
  result.alternatives[0].elimination.reset();
  result.survivors = {1, 0};
  result.is_decided = false;
  const auto text = plain(result);
  CHECK(text.find("\nNot decided with 100 replications each: longer and base may be the best.") !=
        std::string::npos);
  CHECK(text.find("may be best") != std::string::npos);
}

TEST_CASE("alternatives that are the same are selected together") {
  auto result = sample_selection();
  result.alternatives[0].elimination.reset();
  result.survivors = {0, 1};
  CHECK(plain(result).find("\nbase and longer are selected together: they are the same in every") !=
        std::string::npos);
}

TEST_CASE("a budget promises nothing, and says so") {
  auto result = sample_budget();
  result.warnings = {"something"};
  const auto text = plain(result);
  CHECK(text.find("\nlonger is the best by estimate after 30 replications of all together.") !=
        std::string::npos);
  CHECK(text.find("best so far") != std::string::npos);
  CHECK(text.find("\nwarning: something\n") != std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
