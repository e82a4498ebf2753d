#include <cuakhau/model/mean_law.hpp>

#include "support/catch.hpp"

namespace cuakhau::model {
namespace {

TEST_CASE("a law with another mean keeps its shape") {
  const DurationLaw law{{kernel::Triangular{60.0, 120.0, 180.0}}};
  CHECK(with_mean(law, 600.0) == DurationLaw{{kernel::Triangular{300.0, 600.0, 900.0}}});
}

}  // namespace
}  // namespace cuakhau::model
