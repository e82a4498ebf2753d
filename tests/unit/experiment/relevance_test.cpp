#include <cuakhau/experiment/relevance.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("a difference matters where all of its interval does, and is too small where none does") {
  CHECK(relevance_of({5.0, 9.0}, 5.0) == Relevance::matters);
  CHECK(relevance_of({-9.0, -5.0}, 5.0) == Relevance::matters);
  CHECK(relevance_of({4.9, 9.0}, 5.0) == Relevance::open);
  CHECK(relevance_of({-9.0, 9.0}, 5.0) == Relevance::open);
  CHECK(relevance_of({-4.9, 4.9}, 5.0) == Relevance::too_small);
  CHECK(relevance_of({1.0, 2.0}, 5.0) == Relevance::too_small);
  CHECK(relevance_of({1.0, 5.0}, 5.0) == Relevance::open);
}

TEST_CASE("what was not asked has no word") {
  CHECK(word(Relevance::not_asked).empty());
  CHECK(word(Relevance::too_small) == "too_small");
}

}  // namespace
}  // namespace cuakhau::experiment
