#include "model/detail/measure_rows.hpp"

#include <algorithm>
#include <numeric>

#include "model/detail/check_rows.hpp"
#include "model/detail/idling_rows.hpp"
#include "model/detail/money_rows.hpp"
#include "model/detail/own_measures.hpp"
#include "model/detail/place_rows.hpp"
#include "model/detail/recovery_rows.hpp"
#include "model/detail/way_rows.hpp"

namespace cuakhau::model::detail {

namespace {

// Of the province and of a gate: all together, then each direction that occurs.
void add_way_rows(const MeasureLayout& layout, Row row, std::vector<Row>& rows) {
  rows.push_back(row);
  for (const std::uint32_t direction : {0U, 1U}) {
    const bool occurs = std::ranges::any_of(layout.flows, [&](const MeasureLayout::Flow& flow) {
      const bool counts =
          row.kind == Row::Kind::province || std::ranges::binary_search(flow.gates, row.index);
      return counts && static_cast<std::uint32_t>(flow.direction) == direction;
    });
    row.direction = direction;
    if (occurs) rows.push_back(row);
  }
}

void add_flow_rows(const std::vector<std::uint32_t>& flows, Row row, std::vector<Row>& rows) {
  if (flows.size() < 2) return;
  for (const std::uint32_t flow : flows) {
    row.flow = flow;
    rows.push_back(row);
  }
}

void add_commodity_rows(const std::vector<std::uint32_t>& commodities, Row row,
                        std::vector<Row>& rows) {
  if (commodities.size() < 2) return;
  for (const std::uint32_t commodity : commodities) {
    row.commodity = commodity;
    rows.push_back(row);
  }
}

void add_place_rows(const MeasureLayout::Place& place, Row row, std::vector<Row>& rows) {
  rows.push_back(row);
  if (place.directions[0] && place.directions[1])
    for (const std::uint32_t direction : {0U, 1U}) {
      rows.push_back(row);
      rows.back().direction = direction;
    }
  add_flow_rows(place.flows, row, rows);
  add_commodity_rows(place.commodities, row, rows);
}

std::vector<SeriesKey> series_keys(const MeasureLayout& layout) {
  const RunWindow& window = layout.window;
  if (layout.series_step.count() <= 0) return {};
  const auto points = static_cast<std::size_t>(
      (window.horizon - window.measured_from - Duration{1}) / layout.series_step + 1);
  std::vector<SeriesKey> keys;
  const auto add = [&](const std::string& where) {
    for (const char* measure : {"waiting", "occupancy"})
      keys.push_back({.measure = measure,
                      .where = where,
                      .direction = "*",
                      .from = window.measured_from,
                      .step = layout.series_step,
                      .points = points});
  };
  add("province");
  for (const MeasureLayout::Place& place : layout.places) add(place.name);
  return keys;
}

}  // namespace

std::vector<Row> rows(const MeasureLayout& layout) {
  std::vector<Row> rows;
  add_way_rows(layout, {.kind = Row::Kind::province}, rows);
  std::vector<std::uint32_t> flows(layout.flows.size());
  std::iota(flows.begin(), flows.end(), 0U);
  add_flow_rows(flows, {.kind = Row::Kind::province}, rows);
  for (std::uint32_t gate = 0; gate < layout.gates.size(); ++gate)
    add_way_rows(layout, {.kind = Row::Kind::gate, .index = gate}, rows);
  for (std::uint32_t place = 0; place < layout.places.size(); ++place)
    add_place_rows(layout.places[place], {.kind = Row::Kind::place, .index = place}, rows);
  return rows;
}

void add_entries(const MeasureLayout& layout, const Row& row,
                 std::vector<CatalogueEntry>& entries) {
  if (row.kind == Row::Kind::place) {
    add_place_entries(layout, row, entries);
    return add_check_entries(layout, row, entries);
  }
  add_way_entries(layout, row, entries);
  add_money_entries(layout, row, entries);
  add_idling_entries(layout, row, entries);
  add_recovery_entries(layout, row, entries);
}

void add_readings(const MeasureRecorder& recorder, const Row& row, std::vector<Reading>& readings) {
  if (row.kind == Row::Kind::place) {
    add_place_readings(recorder, row, readings);
    return add_check_readings(recorder, row, readings);
  }
  add_way_readings(recorder, row, readings);
  add_money_readings(recorder, row, readings);
  add_idling_readings(recorder, row, readings);
  add_recovery_readings(recorder, row, readings);
}

Catalogue catalogue(const MeasureLayout& layout) {
  Catalogue catalogue;
  for (const Row& row : rows(layout)) add_entries(layout, row, catalogue.entries);
  add_own_entries(layout, catalogue.entries);
  catalogue.series = series_keys(layout);
  return catalogue;
}

ReplicationMeasures measures(const MeasureRecorder& recorder) {
  ReplicationMeasures measures;
  for (const Row& row : rows(recorder.layout())) add_readings(recorder, row, measures.readings);
  for (const Series& series : recorder.series()) {
    measures.series.push_back(series.waiting.values());
    measures.series.push_back(series.occupancy.values());
  }
  measures.daily_waiting = recorder.daily_waiting();
  return measures;
}

}  // namespace cuakhau::model::detail
