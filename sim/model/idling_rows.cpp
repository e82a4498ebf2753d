#include "model/detail/idling_rows.hpp"

#include "model/detail/readings.hpp"

namespace cuakhau::model::detail {

namespace {

/// Litres that the trucks of a row burned while they waited in the window.
double litres_of(const MeasureRecorder& recorder, const Row& row) {
  const MeasureLayout& layout = recorder.layout();
  double litres = 0.0;
  for (std::size_t gate = 0; gate <= layout.gates.size(); ++gate) {
    if (row.kind == Row::Kind::gate && row.index != gate) continue;
    for (std::size_t flow = 0; flow < layout.flows.size(); ++flow)
      if (has_flow(layout, row, flow))
        litres += layout.idling.litres_per_hour[flow] *
                  static_cast<double>(recorder.journeys(gate, flow).sums().waiting_ms) /
                  k_ms_per_hour;
  }
  return litres;
}

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
  if (layout.idling.litres_per_hour.empty()) return;
  entries.push_back(entry(layout, row, "idle_fuel", "l/day"));
  if (layout.idling.kg_per_litre) entries.push_back(entry(layout, row, "co2", "kg/day"));
}

void add_idling_readings(const MeasureRecorder& recorder, const Row& row,
                         std::vector<Reading>& readings) {
  const MeasureLayout::Idling& idling = recorder.layout().idling;
  if (idling.litres_per_hour.empty()) return;
  const double days = days_of(recorder.layout().window);
  const double litres = litres_of(recorder, row);
  readings.push_back({.numerator = litres, .denominator = days});
  if (idling.kg_per_litre)
    readings.push_back({.numerator = litres * *idling.kg_per_litre, .denominator = days});
}

}  // namespace cuakhau::model::detail
