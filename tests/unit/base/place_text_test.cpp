#include <cuakhau/base/place_text.hpp>

#include "support/catch.hpp"

using namespace cuakhau;

TEST_CASE("a place is told as far as it is known") {
  CHECK(place_text({"x.yaml", 12, 5, 4, "text"}) == "x.yaml:12:5");
  CHECK(place_text({"x.yaml", 12, 0, 0, "text"}) == "x.yaml:12");
  CHECK(place_text({"x.yaml", 0, 0, 0, {}}) == "x.yaml");
  CHECK(place_text({}).empty());
}
