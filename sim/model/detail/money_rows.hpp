#pragma once

// Readings of money, of the province and of a gate: only those that the plan has amounts for.

#include <vector>

#include <cuakhau/model/measure.hpp>

#include "model/detail/measure_recorder.hpp"
#include "model/detail/row.hpp"

namespace cuakhau::model::detail {

/// The keys of a row's readings, and the readings, in the same order.
void add_money_entries(const MeasureLayout& layout, const Row& row,
                       std::vector<CatalogueEntry>& entries);
void add_money_readings(const MeasureRecorder& recorder, const Row& row,
                        std::vector<Reading>& readings);

}  // namespace cuakhau::model::detail
