#include "report/detail/figure.hpp"

#include "report/detail/grid.hpp"
#include "support/catch.hpp"
#include "unit/report/sample_result.hpp"

namespace cuakhau::report::detail {
namespace {

std::string text(double value, double half) {
  const auto estimate = sample({}, value, half);
  return figure(&estimate);
}

TEST_CASE("a value shows the decimals that its half-width knows") {
  CHECK(text(431.26, 6.24) == "431 ±6");
  CHECK(text(43.126, 6.24) == "43.1 ±6.2");
  CHECK(text(431.26, 62.4) == "431 ±62");
  CHECK(text(0.51234, 0.0123) == "0.51 ±0.01");
  CHECK(text(0.0, 12.3) == "0 ±12");
  CHECK(text(5.0, 1e-9) == "5.00 ±0.00");
  CHECK(text(100.0, 0.0) == "100 ±0");
  CHECK(text(0.0, 0.0) == "0 ±0");
}

TEST_CASE("without an interval a value has three digits") {
  Estimate estimate;
  estimate.value = 3.14159;
  CHECK(figure(&estimate) == "3.14");
  CHECK(figure(&estimate, 60.0) == "0.05");
  estimate.is_lower_bound = true;
  CHECK(figure(&estimate) == "> 3.14");
}

TEST_CASE("nothing is a dash") {
  CHECK(figure(nullptr) == k_absent);
  const Estimate nothing;
  CHECK(figure(&nothing) == "–");
}

TEST_CASE("the unit of waits hangs on the scenario alone: on hours, else on services") {
  model::Plan plan;
  CHECK(time_unit_for(plan).name == "min");
  const auto with_service = [&](double ms) {
    plan.stations["customs"].service.otherwise = {{kernel::Constant{ms}}};
    return time_unit_for(plan).name;
  };
  CHECK(with_service(59'999.0) == "s");
  CHECK(with_service(60'000.0) == "min");
  CHECK(with_service(86'400'000.0) == "min");
  plan.stations["customs"].service.otherwise = {{kernel::Constant{1'000.0}}};
  plan.stations["customs"].service.by_name["fruit"] = {{kernel::Constant{90'000.0}}};
  CHECK(time_unit_for(plan).name == "min");
  plan.gates["north"].hours.neighbour.kind = model::HoursKind::daily;
  CHECK(time_unit_for(plan).name == "h");
  plan.gates.clear();
  plan.stations["customs"].servers[0].hours.kind = model::HoursKind::named;
  CHECK(time_unit_for(plan).name == "h");
}

TEST_CASE("figures are found by their key, places in order") {
  const auto result = sample_result();
  const Figures figures{result};
  CHECK(figures.find("cleared", "province", "mean", "export")->value == 431.25);
  CHECK(figures.find("cleared", "province", "mean") == nullptr);
  CHECK(figures.places() ==
        std::vector<std::string>{"province", "huu_nghi", "yard", "customs", "line"});
}

}  // namespace
}  // namespace cuakhau::report::detail
