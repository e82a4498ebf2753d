#pragma once

// How long the province and each gate take to recover from a policy or incident: from its end to
// the first daily count from which on no more trucks wait than before it began, by medians of
// three counts.

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
