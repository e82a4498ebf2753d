#include <cuakhau/files/problem.hpp>

#include "support/catch.hpp"

namespace cuakhau::files {
namespace {

TEST_CASE("a problem is told with the path first") {
  CHECK(describe({"out.json", "No space left on device"}) == "out.json: No space left on device");
}

}  // namespace
}  // namespace cuakhau::files
