#include <cuakhau/report/selection_json.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_selection.hpp"

namespace cuakhau::report {
namespace {

bool says(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the JSON has the choice, the procedure and how each alternative fared") {
  const auto text = selection_json(sample_selection());
  CHECK(says(text, R"("procedure": "kn")"));
  CHECK(says(text, R"("goal": "min")"));
  CHECK(says(text, R"("selected": ["longer"])"));
  CHECK(says(text, R"("rinott_replications": 240)"));
  CHECK(says(text, R"("against": "longer")"));
  CHECK(says(text, R"("no_answer": "replication 0: deadlock")"));
  CHECK(says(text, R"("policies": ["longer.yaml"])"));
}

TEST_CASE("of a budget there is no zone, and the best by estimate alone is selected") {
  const auto text = selection_json(sample_budget());
  CHECK(says(text, R"("procedure": "ocba")"));
  CHECK(says(text, R"("indifference": null)"));
  CHECK(says(text, R"("confidence": null)"));
  CHECK(says(text, R"("budget": 30)"));
  CHECK(says(text, R"("selected": ["longer"])"));
  auto open = sample_selection();
  open.is_decided = false;
  CHECK(says(selection_json(open), R"("selected": [])"));
}

}  // namespace
}  // namespace cuakhau::report
