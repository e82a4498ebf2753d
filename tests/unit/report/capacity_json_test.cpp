#include <cuakhau/report/capacity_json.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_capacity.hpp"

namespace cuakhau::report {
namespace {

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

TEST_CASE("the JSON has the answer, its interval, the bottleneck and every multiple") {
  const auto text = capacity_json(sample_capacity());
  CHECK(has(text, R"("schema": "cuakhau/result/1")"));
  CHECK(has(text, R"("finding": "found")"));
  CHECK(has(text, R"("ci": [1.2375, 1.2625])"));
  CHECK(has(text, R"("ci": [1.4, null])"));
  CHECK(has(text, R"("bottleneck": "customs")"));
  CHECK(has(text, R"("bottleneck": null)"));
  CHECK(has(text, R"("ample": "servers")"));
  CHECK(has(text, R"("no_answer": "replication 0: backlog")"));
  CHECK(has(text, R"("scenario": "base + customs")"));
  CHECK(has(text, R"("at_most": 120)"));
}

}  // namespace
}  // namespace cuakhau::report
