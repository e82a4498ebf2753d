#pragma once

// How long the province and each gate take to recover from a policy or incident: from its end to
// the first day at which no more trucks wait than on some day of the fortnight before it began, by
// running medians of three daily counts.

#include <vector>

#include <cuakhau/model/measure.hpp>

#include "model/detail/measure_recorder.hpp"
#include "model/detail/row.hpp"

namespace cuakhau::model::detail {

void add_recovery_entries(const MeasureLayout& layout, const Row& row,
                          std::vector<CatalogueEntry>& entries);
/// In the order of the entries.
void add_recovery_readings(const MeasureRecorder& recorder, const Row& row,
                           std::vector<Reading>& readings);

}  // namespace cuakhau::model::detail
