#include <cuakhau/experiment/comparison.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("findings and bounds have the words of the result") {
  CHECK(word(Finding::higher) == "higher");
  CHECK(word(Finding::not_measured) == "not_measured");
  CHECK(word(Bound::none) == "none");
  CHECK(word(Bound::partial) == "partial");
}

TEST_CASE("a comparison lacks an answer when one of its scenarios does") {
  ComparisonResult result;
  result.scenarios.resize(2);
  CHECK_FALSE(result.lacks_answer());
  result.scenarios[1].no_answer = "replication 0: deadlock";
  CHECK(result.lacks_answer());
}

}  // namespace
}  // namespace cuakhau::experiment
