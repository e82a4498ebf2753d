#include "model/detail/way_rows.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "model/detail/readings.hpp"

namespace cuakhau::model::detail {

namespace {

/// What the readings of one row are computed from.
struct WayTotals {
  const MeasureRecorder& recorder;
  const Row& row;
  JourneySums sums;
  TestSums tests;
  Percentiles waits_all;
  Percentiles waits_served;
  Percentiles waits_turned_back;
  Percentiles times_in_system;
  std::vector<std::uint32_t> cleared_by_day;  // whole civil days of the window
  std::vector<std::uint32_t> waiting_at;      // snapshots of the window

  [[nodiscard]] const RunWindow& window() const { return recorder.layout().window; }
};

enum class OnWay : std::uint8_t {
  everywhere,
  where_turned_back,  // some flow of the row has patience
  where_tested,       // some flow of the row is
  where_diverted,     // some flow of the row may go elsewhere
  whole,              // not by flow
  once,               // for all directions together
  gate,               // once, and not the province
};

struct WayMeasure {
  const char* measure;
  const char* unit;
  const char* outcome;
  const char* statistic;
  Pooling pooling;
  OnWay applies;
  Reading (*read)(const WayTotals&);
};

Reading most(const std::vector<std::uint32_t>& counts) {
  return counts.empty() ? Reading{} : single(*std::ranges::max_element(counts));
}
Reading least(const std::vector<std::uint32_t>& counts) {
  return counts.empty() ? Reading{} : single(*std::ranges::min_element(counts));
}
Reading mean_of(const std::vector<std::uint32_t>& counts) {
  Reading reading;
  for (const std::uint32_t count : counts) reading.numerator += count;
  reading.denominator = static_cast<double>(counts.size());
  return reading;
}

Reading clearing_time(const WayTotals& totals) {
  const MeasureRecorder& recorder = totals.recorder;
  const bool is_province = totals.row.kind == Row::Kind::province;
  return time_to_clear(recorder.layout(),
                       is_province ? recorder.province_empty_from()
                                   : recorder.gate_days(totals.row.index).empty_from.instant());
}

constexpr auto k_way_all = &WayTotals::waits_all;
constexpr auto k_way_served = &WayTotals::waits_served;
constexpr auto k_way_turned = &WayTotals::waits_turned_back;
constexpr auto k_way_system = &WayTotals::times_in_system;
constexpr OnWay k_each_way = OnWay::everywhere;
constexpr OnWay k_impatient = OnWay::where_turned_back;

constexpr auto k_way_measures = std::to_array<WayMeasure>({
    {"arrived", "trucks/day", "*", "mean", k_ratio, k_each_way,
     [](const WayTotals& t) { return per_day(t.sums.arrived, t.window()); }},
    {"cleared", "trucks/day", "*", "mean", k_ratio, k_each_way,
     [](const WayTotals& t) { return per_day(t.sums.cleared, t.window()); }},
    {"cleared", "trucks/day", "*", "max", k_mean, OnWay::whole,
     [](const WayTotals& t) { return most(t.cleared_by_day); }},
    {"cleared", "trucks/day", "*", "min", k_mean, OnWay::whole,
     [](const WayTotals& t) { return least(t.cleared_by_day); }},
    {"same_day_share", "%", "*", "share", k_ratio, k_each_way,
     [](const WayTotals& t) { return share_of(t.sums.same_day, t.sums.day_known); }},
    {"wait", "min", "*", "mean", k_ratio, k_each_way,
     [](const WayTotals& t) { return mean_minutes(t.sums.wait_all); }},
    {"wait", "min", "*", "p50", k_mean, k_each_way, percentile<k_way_all, 0>},
    {"wait", "min", "*", "p90", k_mean, k_each_way, percentile<k_way_all, 2>},
    {"wait", "min", "*", "p95", k_mean, k_each_way, percentile<k_way_all, 3>},
    {"wait", "min", "*", "p99", k_mean, k_each_way, percentile<k_way_all, 4>},
    {"wait", "min", "served", "mean", k_ratio, k_impatient,
     [](const WayTotals& t) { return mean_minutes(t.sums.wait_served); }},
    {"wait", "min", "served", "p50", k_mean, k_impatient, percentile<k_way_served, 0>},
    {"wait", "min", "served", "p90", k_mean, k_impatient, percentile<k_way_served, 2>},
    {"wait", "min", "served", "p95", k_mean, k_impatient, percentile<k_way_served, 3>},
    {"wait", "min", "served", "p99", k_mean, k_impatient, percentile<k_way_served, 4>},
    {"wait", "min", "turned_back", "mean", k_ratio, k_impatient,
     [](const WayTotals& t) { return mean_minutes(t.sums.wait_turned_back); }},
    {"wait", "min", "turned_back", "p50", k_mean, k_impatient, percentile<k_way_turned, 0>},
    {"wait", "min", "turned_back", "p90", k_mean, k_impatient, percentile<k_way_turned, 2>},
    {"wait", "min", "turned_back", "p95", k_mean, k_impatient, percentile<k_way_turned, 3>},
    {"wait", "min", "turned_back", "p99", k_mean, k_impatient, percentile<k_way_turned, 4>},
    {"time_in_system", "min", "*", "mean", k_ratio, k_each_way,
     [](const WayTotals& t) { return mean_minutes(t.sums.time_in_system); }},
    {"time_in_system", "min", "*", "p50", k_mean, k_each_way, percentile<k_way_system, 0>},
    {"time_in_system", "min", "*", "p90", k_mean, k_each_way, percentile<k_way_system, 2>},
    {"time_in_system", "min", "*", "p95", k_mean, k_each_way, percentile<k_way_system, 3>},
    {"time_in_system", "min", "*", "p99", k_mean, k_each_way, percentile<k_way_system, 4>},
    {"turned_back", "%", "*", "share", k_ratio, k_each_way,
     [](const WayTotals& t) { return share_of(t.sums.arrived_turned_back, t.sums.arrived); }},
    {"turned_back", "trucks/day", "*", "mean", k_ratio, k_each_way,
     [](const WayTotals& t) { return per_day(t.sums.turned_back, t.window()); }},
    {"refused", "%", "*", "share", k_ratio, k_each_way,
     [](const WayTotals& t) { return share_of(t.sums.arrived_refused, t.sums.arrived); }},
    {"refused", "trucks/day", "*", "mean", k_ratio, k_each_way,
     [](const WayTotals& t) { return per_day(t.sums.refused, t.window()); }},
    {"diverted", "%", "*", "share", k_ratio, OnWay::where_diverted,
     [](const WayTotals& t) { return share_of(t.sums.arrived_diverted, t.sums.arrived); }},
    {"diverted", "trucks/day", "*", "mean", k_ratio, OnWay::where_diverted,
     [](const WayTotals& t) { return per_day(t.sums.diverted, t.window()); }},
    {"waiting", "trucks", "*", "mean", k_ratio, k_each_way,
     [](const WayTotals& t) { return time_average(t.sums.waiting_ms, t.window()); }},
    {"occupancy", "trucks", "*", "mean", k_ratio, k_each_way,
     [](const WayTotals& t) { return time_average(t.sums.inside_ms, t.window()); }},
    {"tests", "tests/day", "*", "mean", k_ratio, OnWay::where_tested,
     [](const WayTotals& t) { return per_day(t.tests.tests, t.window()); }},
    {"positives", "trucks/day", "*", "mean", k_ratio, OnWay::where_tested,
     [](const WayTotals& t) { return per_day(t.tests.positives, t.window()); }},
    {"missed", "trucks/day", "*", "mean", k_ratio, OnWay::where_tested,
     [](const WayTotals& t) { return per_day(t.tests.missed, t.window()); }},
    {"waiting_at", "trucks", "*", "mean", k_ratio, OnWay::whole,
     [](const WayTotals& t) { return mean_of(t.waiting_at); }},
    {"waiting_at", "trucks", "*", "max", k_mean, OnWay::whole,
     [](const WayTotals& t) { return most(t.waiting_at); }},
    {"closure_hours", "h", "*", "mean", k_mean, OnWay::gate,
     [](const WayTotals& t) { return hours_of(t.recorder.closure_of_gate(t.row.index)); }},
    {"time_to_clear", "h", "*", "mean", k_mean, OnWay::once, clearing_time},
});

bool any_flow(const MeasureLayout& layout, const Row& row, bool MeasureLayout::Flow::* wanted) {
  for (std::size_t flow = 0; flow < layout.flows.size(); ++flow)
    if (has_flow(layout, row, flow) && layout.flows[flow].*wanted) return true;
  return false;
}

bool is_kept_on_way(const MeasureLayout& layout, const Row& row, const WayMeasure& measure) {
  switch (measure.applies) {
    case OnWay::everywhere: return true;
    case OnWay::whole: return row.is_whole();
    case OnWay::once: return row.is_whole() && row.direction == k_any;
    case OnWay::gate: return row.kind == Row::Kind::gate && row.direction == k_any;
    case OnWay::where_turned_back:
      return any_flow(layout, row, &MeasureLayout::Flow::can_turn_back);
    case OnWay::where_tested: return any_flow(layout, row, &MeasureLayout::Flow::is_tested);
    case OnWay::where_diverted: return any_flow(layout, row, &MeasureLayout::Flow::can_divert);
  }
  return false;
}

void add_to(std::vector<std::uint32_t>& sums, const std::vector<std::uint32_t>& counts) {
  sums.resize(counts.size());
  for (std::size_t index = 0; index < counts.size(); ++index) sums[index] += counts[index];
}

// What a gate's days add to a row, by directions.
void add_days(const MeasureRecorder& recorder, std::size_t gate, WayTotals& totals) {
  const GateDays& days = recorder.gate_days(gate);
  for (const std::uint32_t direction : {0U, 1U}) {
    if (totals.row.direction != k_any && totals.row.direction != direction) continue;
    add_to(totals.waiting_at, days.waiting_at[direction].values());
    add_to(totals.cleared_by_day, days.cleared[direction]);
  }
}

// Cell k + 1 of the counts is the civil day from midnight k on; only whole days of the window stay.
void keep_whole_days(const MeasureRecorder& recorder, std::vector<std::uint32_t>& by_day) {
  std::vector<std::uint32_t> whole;
  const SampleGrid& days = recorder.days();
  for (std::size_t day = 0; day + 1 < days.size(); ++day)
    if (days.at(day) >= recorder.layout().window.measured_from) whole.push_back(by_day[day + 1]);
  by_day = std::move(whole);
}

WayTotals way_totals_of(const MeasureRecorder& recorder, const Row& row) {
  const MeasureLayout& layout = recorder.layout();
  WayTotals totals{.recorder = recorder,
                   .row = row,
                   .sums = {},
                   .tests = {},
                   .waits_all = {},
                   .waits_served = {},
                   .waits_turned_back = {},
                   .times_in_system = {},
                   .cleared_by_day = {},
                   .waiting_at = {}};
  DurationSample all;
  DurationSample served;
  DurationSample turned_back;
  DurationSample in_system;
  for (std::size_t gate = 0; gate <= layout.gates.size(); ++gate) {
    if (row.kind == Row::Kind::gate && row.index != gate) continue;
    add_days(recorder, gate, totals);
    for (std::size_t flow = 0; flow < layout.flows.size(); ++flow) {
      if (!has_flow(layout, row, flow)) continue;
      const JourneyGroup& group = recorder.journeys(gate, flow);
      totals.sums += group.sums();
      totals.tests += recorder.tests(gate, flow);
      all.merge(group.waits_others());
      served.merge(group.waits_served());
      turned_back.merge(group.waits_turned_back());
      in_system.merge(group.times_in_system());
    }
  }
  keep_whole_days(recorder, totals.cleared_by_day);
  totals.waits_served = percentile_minutes(served, totals.sums.wait_served);
  totals.waits_turned_back = percentile_minutes(turned_back, totals.sums.wait_turned_back);
  totals.times_in_system = percentile_minutes(in_system, totals.sums.time_in_system);
  totals.waits_all = totals.waits_served;
  if (all.size() + turned_back.size() == 0) return totals;
  all.merge(served);
  all.merge(turned_back);
  totals.waits_all = percentile_minutes(all, totals.sums.wait_all);
  return totals;
}

}  // namespace

void add_way_entries(const MeasureLayout& layout, const Row& row,
                     std::vector<CatalogueEntry>& entries) {
  const bool is_gate = row.kind == Row::Kind::gate;
  for (const WayMeasure& measure : k_way_measures)
    if (is_kept_on_way(layout, row, measure))
      entries.push_back({.key = {.measure = measure.measure,
                                 .unit = measure.unit,
                                 .where = is_gate ? layout.gates[row.index] : "province",
                                 .direction = direction_text(row),
                                 .flow = flow_text(layout, row),
                                 .outcome = measure.outcome,
                                 .statistic = measure.statistic},
                         .pooling = measure.pooling});
}

void add_way_readings(const MeasureRecorder& recorder, const Row& row,
                      std::vector<Reading>& readings) {
  const WayTotals totals = way_totals_of(recorder, row);
  for (const WayMeasure& measure : k_way_measures)
    if (is_kept_on_way(recorder.layout(), row, measure)) readings.push_back(measure.read(totals));
}

}  // namespace cuakhau::model::detail
