#include "scenario/detail/complaint.hpp"

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {

TEST_CASE("a complaint says what was expected and what was found") {
  CHECK(unexpected("a duration", "90").error.message == "expected a duration, found 90");
  CHECK(unexpected("a duration", "soon").error.message == "expected a duration, found \"soon\"");
  CHECK(unexpected("a duration", "").error.message == "expected a duration, found nothing");
}

TEST_CASE("alternatives are joined as a sentence joins them") {
  CHECK(alternatives({"a"}) == "\"a\"");
  CHECK(alternatives({"a", "b"}) == "\"a\" or \"b\"");
  CHECK(alternatives({"a", "b", "c"}) == "\"a\", \"b\" or \"c\"");
}

}  // namespace cuakhau::scenario::detail
