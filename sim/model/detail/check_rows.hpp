#pragma once

// Readings of a check: how many trucks with which outcome, and of a test how many were made and
// what they missed.

#include <vector>

#include <cuakhau/model/measure.hpp>

#include "model/detail/measure_recorder.hpp"
#include "model/detail/row.hpp"

namespace cuakhau::model::detail {

/// The keys of a row's readings, and the readings, in the same order; none of another place.
void add_check_entries(const MeasureLayout& layout, const Row& row,
                       std::vector<CatalogueEntry>& entries);
void add_check_readings(const MeasureRecorder& recorder, const Row& row,
                        std::vector<Reading>& readings);

}  // namespace cuakhau::model::detail
