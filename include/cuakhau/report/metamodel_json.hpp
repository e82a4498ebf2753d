#pragma once

// A metamodel for programs: "schema": "cuakhau/result/1", with `metamodels`, a row for each
// measure, and `answers` (docs/reference/result-json.md).

#include <string>

#include <cuakhau/report/metamodel_report.hpp>

namespace cuakhau::report {

[[nodiscard]] std::string metamodel_json(const MetamodelReport& report);

}  // namespace cuakhau::report
