#pragma once

// What factors do to measures, for programs: "schema": "cuakhau/result/1", with `indices`, a row
// for each measure and factor, and `sensitivities`, what is known of each measure as a whole.

#include <string>

#include <cuakhau/report/sensitivity_report.hpp>

namespace cuakhau::report {

[[nodiscard]] std::string sensitivity_json(const SensitivityReport& report);

}  // namespace cuakhau::report
