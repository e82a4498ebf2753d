#include <cuakhau/experiment/measure_json.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("the names of a measure stand in one order") {
  const model::MeasureKey key{"wait", "min", "hn", "export", "fruit", "cleared", "p90", "mon"};
  CHECK(files::Json::object(measure_names(key)).line() ==
        R"({"measure": "wait", "unit": "min", "where": "hn", "direction": "export", )"
        R"("flow": "fruit", "period": "mon", "outcome": "cleared", "statistic": "p90"})"
        "\n");
}

}  // namespace
}  // namespace cuakhau::experiment
