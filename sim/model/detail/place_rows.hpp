#pragma once

// Readings of a yard, station or crossing, from the visits to it.
// One table says which measures a row has, in what order, and how each is computed.

#include <vector>

#include <cuakhau/model/measure.hpp>

#include "model/detail/measure_recorder.hpp"
#include "model/detail/row.hpp"

namespace cuakhau::model::detail {

/// The keys of a row's readings, and the readings, in the same order.
void add_place_entries(const MeasureLayout& layout, const Row& row,
                       std::vector<CatalogueEntry>& entries);
void add_place_readings(const MeasureRecorder& recorder, const Row& row,
                        std::vector<Reading>& readings);

}  // namespace cuakhau::model::detail
