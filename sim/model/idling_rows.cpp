#include "model/detail/idling_rows.hpp"

#include "model/detail/readings.hpp"

namespace cuakhau::model::detail {

namespace {

CatalogueEntry entry(const MeasureLayout& layout, const Row& row, const char* measure,
                     const char* unit) {
  return {.key = {.measure = measure,
                  .unit = unit,
                  .where = row.kind == Row::Kind::gate ? layout.gates[row.index] : "province",
                  .direction = direction_text(row),
                  .flow = flow_text(layout, row),
                  .outcome = "*",
                  .statistic = "mean"},
          .pooling = Pooling::ratio};
}

}  // namespace

void add_idling_entries(const MeasureLayout& layout, const Row& row,
                        std::vector<CatalogueEntry>& entries) {
  if (layout.idling.litres_per_ms.empty()) return;
  entries.push_back(entry(layout, row, "idle_fuel", "l/day"));
  if (layout.idling.kg_per_litre) entries.push_back(entry(layout, row, "co2", "kg/day"));
}

void add_idling_readings(const MeasureRecorder& recorder, const Row& row,
                         std::vector<Reading>& readings) {
  const MeasureLayout::Idling& idling = recorder.layout().idling;
  if (idling.litres_per_ms.empty()) return;
  const double days = days_of(recorder.layout().window);
  const double litres = weighed_waiting(recorder, row, idling.litres_per_ms);
  readings.push_back({.numerator = litres, .denominator = days});
  if (idling.kg_per_litre)
    readings.push_back({.numerator = litres * *idling.kg_per_litre, .denominator = days});
}

}  // namespace cuakhau::model::detail
