#include <cuakhau/experiment/result.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("a result fails with one of its expectations") {
  Result result;
  CHECK_FALSE(result.has_failed_expectation());
  ExpectationResult expectation;
  expectation.verdict = Verdict::expected_miss;
  result.expectations.push_back(expectation);
  CHECK_FALSE(result.has_failed_expectation());
  expectation.verdict = Verdict::miss;
  result.expectations.push_back(expectation);
  CHECK(result.has_failed_expectation());
}

}  // namespace
}  // namespace cuakhau::experiment
