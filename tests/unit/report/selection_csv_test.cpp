#include <cuakhau/report/selection_csv.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_selection.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("each alternative is a row, the best first") {
  const std::string key = ",wait,min,province,*,*,*,*,mean,";
  const std::string command = ",cuakhau select x.yaml --policy longer.yaml\n";
  const auto text = selection_csv(sample_selection());
  CHECK(text.substr(text.find('\n') + 1) == "longer" + key + "90,87,93,0.95,20,selected,,," +
                                                command + "base" + key +
                                                "120,114,126,0.95,10,out,10,longer,30" + command +
                                                "stuck" + key + ",,,0.95,0,no_answer,,," + command);
}

TEST_CASE("who is not out may be best") {
  CHECK(selection_csv(sample_budget()).find(",may_be_best,") != std::string::npos);
  auto open = sample_selection();
  open.is_decided = false;
  CHECK(selection_csv(open).find(",may_be_best,") != std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
