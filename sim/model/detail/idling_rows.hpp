#pragma once

// What trucks burn while they wait on their way to being cleared, and what that leaves in the air:
// of the province and of a gate, as far as the plan says how much.

#include <vector>

#include <cuakhau/model/measure.hpp>

#include "model/detail/measure_recorder.hpp"
#include "model/detail/row.hpp"

namespace cuakhau::model::detail {

void add_idling_entries(const MeasureLayout& layout, const Row& row,
                        std::vector<CatalogueEntry>& entries);
/// In the order of the entries.
void add_idling_readings(const MeasureRecorder& recorder, const Row& row,
                         std::vector<Reading>& readings);

}  // namespace cuakhau::model::detail
