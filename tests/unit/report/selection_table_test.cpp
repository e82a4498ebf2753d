#include <cuakhau/report/selection_table.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_selection.hpp"

namespace cuakhau::report {
namespace {

std::string plain(const experiment::SelectionResult& result) {
  return selection_table(result, sample_plan(), Palette::plain);
}

TEST_CASE("a selection is a ranking, and then what the choice promises and took") {
  CHECK(plain(sample_selection()) == R"()");
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
