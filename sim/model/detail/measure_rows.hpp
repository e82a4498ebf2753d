#pragma once

// The rows of a result: for which places, gates, directions, flows and commodities there are
// readings, and which readings each row has. Catalogue and readings come from the same tables, in
// the same order.

#include <vector>

#include <cuakhau/model/measure.hpp>

#include "model/detail/measure_recorder.hpp"
#include "model/detail/row.hpp"

namespace cuakhau::model::detail {

/// Every row of a result, in order: the province, gates, places.
[[nodiscard]] std::vector<Row> rows(const MeasureLayout& layout);
/// The keys of a row's readings, and the readings, in the same order.
void add_entries(const MeasureLayout& layout, const Row& row, std::vector<CatalogueEntry>& entries);
void add_readings(const MeasureRecorder& recorder, const Row& row, std::vector<Reading>& readings);

[[nodiscard]] Catalogue catalogue(const MeasureLayout& layout);
[[nodiscard]] ReplicationMeasures measures(const MeasureRecorder& recorder);

}  // namespace cuakhau::model::detail
