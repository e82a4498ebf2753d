#pragma once

// What a metamodel answers, one row a point that was asked: the columns of its sweep
// (sweep_csv.hpp) as far as a model has them, and `beyond`, the factors in which the point lies
// beyond the points with an answer.

#include <string>

#include <cuakhau/report/metamodel_report.hpp>

namespace cuakhau::report {

/// A measure without a model has empty cells.
[[nodiscard]] std::string metamodel_csv(const MetamodelReport& report);

}  // namespace cuakhau::report
