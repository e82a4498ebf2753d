#include "model/detail/place_rows.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "model/detail/readings.hpp"

namespace cuakhau::model::detail {

namespace {

/// What the readings of one row are computed from.
struct PlaceTotals {
  const MeasureRecorder& recorder;
  const Row& row;
  VisitSums sums;
  Percentiles waits_all;
  Percentiles waits_served;
  Percentiles waits_turned_back;

  [[nodiscard]] const RunWindow& window() const { return recorder.layout().window; }
};

enum class AtPlace : std::uint8_t {
  everywhere,         // of a check too, as the time until the result
  places,             // where trucks are
  where_turned_back,  // some flow that comes here has patience
  whole,              // not by flow or commodity
  served,             // whole, and not a yard
  finite,             // served, and not unlimited servers
  once,               // for all directions together
  crossing,           // once, of a crossing
  pools,              // once, and a pool
};

struct PlaceMeasure {
  const char* measure;
  const char* unit;
  const char* outcome;
  const char* statistic;
  Pooling pooling;
  AtPlace applies;
  Reading (*read)(const PlaceTotals&);
};

// Of the sample, with n - 1.
Reading wait_sd(const PlaceTotals& totals) {
  const TimeSum& wait = totals.sums.wait_all;
  if (wait.trucks < 2) return {};
  const auto n = static_cast<double>(wait.trucks);
  const double mean_ms = static_cast<double>(wait.time_ms) / n;
  const double variance = (totals.sums.wait_squares_ms2 - n * mean_ms * mean_ms) / (n - 1.0);
  Reading reading = single(std::sqrt(std::max(0.0, variance)) / k_ms_per_minute);
  reading.censored = mean_minutes(wait).censored;
  return reading;
}

Reading blocked_share(const PlaceTotals& totals) {
  const VisitSums& sums = totals.sums;
  return {.numerator = 100.0 * static_cast<double>(sums.held_blocked_ms) / k_ms_per_hour,
          .denominator =
              static_cast<double>(sums.in_service_ms + sums.held_blocked_ms) / k_ms_per_hour};
}

const ServerTime& servers_of(const PlaceTotals& totals) {
  return totals.recorder.server_time(totals.row.index);
}

Reading utilisation(const PlaceTotals& totals) {
  const ServerTime& servers = servers_of(totals);
  const std::size_t direction = totals.row.direction == k_any ? 2 : totals.row.direction;
  const std::int64_t duty_ms =
      direction == 2 ? servers.duty_ms[0] + servers.duty_ms[1] : servers.duty_ms[direction];
  const std::int64_t occupied_ms = totals.sums.occupied_ms + duty_ms;
  const std::int64_t open_ms = servers.open_ms[direction] + servers.overtime_ms - servers.outage_ms;
  return {.numerator = 100.0 * static_cast<double>(occupied_ms) / k_ms_per_hour,
          .denominator = static_cast<double>(std::max<std::int64_t>(0, open_ms)) / k_ms_per_hour};
}

Reading hours_a_day(std::int64_t time_ms, const PlaceTotals& totals) {
  return {.numerator = static_cast<double>(time_ms) / k_ms_per_hour,
          .denominator = days_of(totals.window())};
}

constexpr auto k_all = &PlaceTotals::waits_all;
constexpr auto k_served = &PlaceTotals::waits_served;
constexpr auto k_turned = &PlaceTotals::waits_turned_back;
constexpr AtPlace k_each_place = AtPlace::everywhere;
constexpr AtPlace k_turning = AtPlace::where_turned_back;

constexpr auto k_place_measures = std::to_array<PlaceMeasure>({
    {"wait", "min", "*", "mean", k_ratio, k_each_place,
     [](const PlaceTotals& t) { return mean_minutes(t.sums.wait_all); }},
    {"wait", "min", "*", "sd", k_mean, k_each_place, wait_sd},
    {"wait", "min", "*", "p50", k_mean, k_each_place, percentile<k_all, 0>},
    {"wait", "min", "*", "p80", k_mean, k_each_place, percentile<k_all, 1>},
    {"wait", "min", "*", "p90", k_mean, k_each_place, percentile<k_all, 2>},
    {"wait", "min", "*", "p95", k_mean, k_each_place, percentile<k_all, 3>},
    {"wait", "min", "*", "p99", k_mean, k_each_place, percentile<k_all, 4>},
    {"wait", "min", "served", "mean", k_ratio, k_turning,
     [](const PlaceTotals& t) { return mean_minutes(t.sums.wait_served); }},
    {"wait", "min", "served", "p50", k_mean, k_turning, percentile<k_served, 0>},
    {"wait", "min", "served", "p90", k_mean, k_turning, percentile<k_served, 2>},
    {"wait", "min", "served", "p95", k_mean, k_turning, percentile<k_served, 3>},
    {"wait", "min", "served", "p99", k_mean, k_turning, percentile<k_served, 4>},
    {"wait", "min", "turned_back", "mean", k_ratio, k_turning,
     [](const PlaceTotals& t) { return mean_minutes(t.sums.wait_turned_back); }},
    {"wait", "min", "turned_back", "p50", k_mean, k_turning, percentile<k_turned, 0>},
    {"wait", "min", "turned_back", "p90", k_mean, k_turning, percentile<k_turned, 2>},
    {"wait", "min", "turned_back", "p95", k_mean, k_turning, percentile<k_turned, 3>},
    {"wait", "min", "turned_back", "p99", k_mean, k_turning, percentile<k_turned, 4>},
    {"delayed", "%", "*", "share", k_ratio, AtPlace::places,
     [](const PlaceTotals& t) { return share_of(t.sums.delayed, t.sums.wait_all.trucks); }},
    {"turned_back", "%", "*", "share", k_ratio, k_turning,
     [](const PlaceTotals& t) {
       return share_of(t.sums.wait_turned_back.trucks, t.sums.wait_all.trucks);
     }},
    {"turned_back", "trucks/day", "*", "mean", k_ratio, k_turning,
     [](const PlaceTotals& t) { return per_day(t.sums.turned_back, t.window()); }},
    {"throughput", "trucks/day", "*", "mean", k_ratio, AtPlace::places,
     [](const PlaceTotals& t) { return per_day(t.sums.ended, t.window()); }},
    {"waiting", "trucks", "*", "mean", k_ratio, k_each_place,
     [](const PlaceTotals& t) { return time_average(t.sums.waiting_ms, t.window()); }},
    {"occupancy", "trucks", "*", "mean", k_ratio, AtPlace::whole,
     [](const PlaceTotals& t) { return time_average(t.sums.holding_ms, t.window()); }},
    {"inside", "trucks", "*", "mean", k_ratio, AtPlace::whole,
     [](const PlaceTotals& t) { return time_average(t.sums.inside_ms, t.window()); }},
    {"sojourn", "min", "*", "mean", k_ratio, AtPlace::served,
     [](const PlaceTotals& t) { return mean_minutes(t.sums.sojourn); }},
    {"service", "min", "*", "mean", k_ratio, AtPlace::served,
     [](const PlaceTotals& t) { return mean_minutes(t.sums.service); }},
    {"blocked", "min", "*", "mean", k_ratio, AtPlace::served,
     [](const PlaceTotals& t) { return mean_minutes(t.sums.blocked); }},
    {"blocked_share", "%", "*", "share", k_ratio, AtPlace::served, blocked_share},
    {"utilisation", "%", "*", "share", k_ratio, AtPlace::finite, utilisation},
    {"closure_hours", "h", "*", "mean", k_mean, AtPlace::crossing,
     [](const PlaceTotals& t) { return hours_of(t.recorder.closure_of_place(t.row.index)); }},
    {"staff_hours", "h/day", "*", "mean", k_ratio, AtPlace::pools,
     [](const PlaceTotals& t) { return hours_a_day(servers_of(t).staff_ms(), t); }},
    {"overtime", "h/day", "*", "mean", k_ratio, AtPlace::pools,
     [](const PlaceTotals& t) { return hours_a_day(servers_of(t).overtime_ms, t); }},
    {"time_to_clear", "h", "*", "mean", k_mean, AtPlace::once,
     [](const PlaceTotals& t) {
       return time_to_clear(t.recorder.layout(), t.recorder.place_empty_from(t.row.index));
     }},
});

bool can_give_up(const MeasureLayout& layout, const Row& row) {
  if (row.flow != k_any) return layout.flows[row.flow].can_give_up;
  return std::ranges::any_of(layout.places[row.index].flows,
                             [&](std::uint32_t flow) { return layout.flows[flow].can_give_up; });
}

bool is_kept_at_place(const MeasureLayout& layout, const Row& row, const PlaceMeasure& measure) {
  const MeasureLayout::Place& place = layout.places[row.index];
  if (place.kind == StageKind::choice) return false;
  if (place.kind == StageKind::check) return measure.applies == k_each_place;
  const bool is_served = row.is_whole() && place.kind != StageKind::yard;
  switch (measure.applies) {
    case AtPlace::everywhere:
    case AtPlace::places: return true;
    case AtPlace::where_turned_back: return can_give_up(layout, row);
    case AtPlace::whole: return row.is_whole();
    case AtPlace::served: return is_served;
    // The trucks of both sides of a turn share its bay: there is no telling whose time it is.
    case AtPlace::finite:
      return is_served && place.has_servers &&
             (place.kind != StageKind::exchange || row.direction == k_any);
    case AtPlace::once: return row.is_whole() && row.direction == k_any;
    case AtPlace::crossing:
      return place.kind == StageKind::crossing && row.is_whole() && row.direction == k_any;
    case AtPlace::pools:
      return row.is_whole() && row.direction == k_any && place.kind == StageKind::pool;
  }
  return false;
}

PlaceTotals place_totals_of(const MeasureRecorder& recorder, const Row& row) {
  PlaceTotals totals{.recorder = recorder,
                     .row = row,
                     .sums = {},
                     .waits_all = {},
                     .waits_served = {},
                     .waits_turned_back = {}};
  DurationSample served;
  DurationSample turned_back;
  for (const PlaceGroup& group : recorder.place_groups()) {
    if (!group.belongs_to(row)) continue;
    totals.sums += group.visits.sums();
    served.merge(group.visits.waits_served());
    turned_back.merge(group.visits.waits_turned_back());
  }
  totals.waits_served = percentile_minutes(served, totals.sums.wait_served);
  totals.waits_turned_back = percentile_minutes(turned_back, totals.sums.wait_turned_back);
  served.merge(turned_back);
  totals.waits_all = turned_back.is_empty() ? totals.waits_served
                                            : percentile_minutes(served, totals.sums.wait_all);
  return totals;
}

}  // namespace

void add_place_entries(const MeasureLayout& layout, const Row& row,
                       std::vector<CatalogueEntry>& entries) {
  for (const PlaceMeasure& measure : k_place_measures)
    if (is_kept_at_place(layout, row, measure))
      entries.push_back({.key = {.measure = measure.measure,
                                 .unit = measure.unit,
                                 .where = layout.places[row.index].name,
                                 .direction = direction_text(row),
                                 .flow = flow_text(layout, row),
                                 .outcome = measure.outcome,
                                 .statistic = measure.statistic},
                         .pooling = measure.pooling});
}

void add_place_readings(const MeasureRecorder& recorder, const Row& row,
                        std::vector<Reading>& readings) {
  const PlaceTotals totals = place_totals_of(recorder, row);
  for (const PlaceMeasure& measure : k_place_measures)
    if (is_kept_at_place(recorder.layout(), row, measure)) readings.push_back(measure.read(totals));
}

}  // namespace cuakhau::model::detail
