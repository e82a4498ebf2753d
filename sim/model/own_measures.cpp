#include "model/detail/own_measures.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/text.hpp>

#include "model/detail/marks.hpp"
#include "model/detail/readings.hpp"
#include "model/detail/units.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::array<const char*, 7> k_weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::size_t k_hours_of_a_day = 24;

bool is_percentile(OwnStatistic statistic) {
  return statistic >= OwnStatistic::p50 && statistic <= OwnStatistic::p99;
}

UtcOffset clock_of(const MeasureLayout& layout) {
  return UtcOffset{std::chrono::duration_cast<std::chrono::minutes>(layout.home_offset)};
}

CivilTime local(const MeasureLayout& layout, Instant instant) {
  return civil(instant, clock_of(layout));
}

CivilDate first_date(const MeasureLayout& layout) {
  return local(layout, layout.window.measured_from).date;
}

std::size_t dates_of(const MeasureLayout& layout) {
  const CivilDate last = local(layout, layout.window.horizon - Duration{1}).date;
  return static_cast<std::size_t>(last.days_since_epoch() - first_date(layout).days_since_epoch() +
                                  1);
}

/// The part of a date that lies in the window, in days.
double part_of(const MeasureLayout& layout, CivilDate date) {
  const Instant midnight = at(date, Duration{0}, clock_of(layout));
  const Duration part = in_window(layout.window, midnight, midnight + k_day);
  return static_cast<double>(part.count()) / static_cast<double>(k_day.count());
}

std::vector<OwnGroup> by_time(const MeasureLayout& layout, OwnGrouping by, OwnGroup group) {
  std::vector<OwnGroup> groups;
  const std::size_t dates = dates_of(layout);
  const auto date_at = [&](std::size_t day) {
    return CivilDate::from_days(first_date(layout).days_since_epoch() +
                                static_cast<std::int64_t>(day));
  };
  if (by == OwnGrouping::hour) {
    for (std::size_t hour = 0; hour < k_hours_of_a_day; ++hour) {
      group.period = fmt::format("{:02}:00", hour);
      groups.push_back(group);
    }
  } else if (by == OwnGrouping::weekday) {
    group.days = 0.0;
    for (const char* day : k_weekdays) {
      group.period = day;
      groups.push_back(group);
    }
    for (std::size_t day = 0; day < dates; ++day)
      groups[date_at(day).weekday()].days += part_of(layout, date_at(day));
  } else {
    for (std::size_t day = 0; day < dates; ++day) {
      group.period = to_iso(date_at(day));
      group.days = part_of(layout, date_at(day));
      groups.push_back(group);
    }
  }
  return groups;
}

std::uint32_t index_of(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<std::uint32_t>(std::ranges::find(names, name) - names.begin());
}

}  // namespace

std::vector<OwnGroup> groups_of(const MeasureLayout& layout, const OwnMeasure& measure) {
  OwnGroup group{.where = measure.at.empty() ? "province" : join(measure.at, "+"),
                 .direction = measure.direction ? std::string{word(*measure.direction)} : "*",
                 .flow = "*",
                 .period = "*",
                 .days = days_of(layout.window)};
  if (!measure.gate.empty() && measure.at.empty()) group.where = measure.gate;
  if (!measure.commodity.empty()) group.flow = "commodity:" + measure.commodity;
  if (!measure.flow.empty()) group.flow = measure.flow;
  std::vector<OwnGroup> groups;
  const auto each = [&](const auto& names, std::string OwnGroup::* text, const char* prefix) {
    for (const auto& name : names) {
      group.*text = prefix + std::string{name};
      groups.push_back(group);
    }
  };
  switch (measure.by) {
    case OwnGrouping::none: return {group};
    case OwnGrouping::place: each(measure.at, &OwnGroup::where, ""); break;
    case OwnGrouping::gate: each(layout.gates, &OwnGroup::where, ""); break;
    case OwnGrouping::commodity: each(layout.commodities, &OwnGroup::flow, "commodity:"); break;
    case OwnGrouping::direction: each(EnumWords<Direction>::words, &OwnGroup::direction, ""); break;
    case OwnGrouping::flow:
      for (const MeasureLayout::Flow& flow : layout.flows) {
        group.flow = flow.name;
        groups.push_back(group);
      }
      break;
    case OwnGrouping::hour:
    case OwnGrouping::weekday:
    case OwnGrouping::date: return by_time(layout, measure.by, group);
  }
  return groups;
}

void add_own_entries(const MeasureLayout& layout, std::vector<CatalogueEntry>& entries) {
  for (const auto& [name, measure] : layout.own) {
    const OwnStatistic statistic = measure.statistic;
    std::string unit = "min";
    if (statistic == OwnStatistic::share) unit = "%";
    if (statistic == OwnStatistic::count) unit = "trucks/day";
    if (statistic == OwnStatistic::total) unit = "h/day";
    const bool is_order =
        is_percentile(statistic) || statistic == OwnStatistic::max;  // no sum of parts
    for (const OwnGroup& group : groups_of(layout, measure))
      entries.push_back({.key = {.measure = "own." + name,
                                 .unit = unit,
                                 .where = group.where,
                                 .direction = group.direction,
                                 .flow = group.flow,
                                 .outcome = measure.outcome.empty() ? "*" : measure.outcome,
                                 .statistic = std::string{word(statistic)},
                                 .period = group.period},
                         .pooling = is_order ? Pooling::mean : Pooling::ratio});
  }
}

OwnMeasures::OwnMeasures(const MeasureLayout& layout) : layout_(layout) {
  std::vector<std::string> places;
  for (const MeasureLayout::Place& place : layout.places) places.push_back(place.name);
  for (const auto& [name, plan] : layout.own) {
    Measure& measure = measures_.emplace_back(Measure{.plan = &plan});
    for (const std::string& stage : plan.at) measure.places.push_back(index_of(places, stage));
    if (!plan.gate.empty()) measure.gate = index_of(layout.gates, plan.gate);
    measure.found = mark_of(layout.marks, plan.found);
    measure.groups = groups_of(layout, plan);
    measure.sums.resize(measure.groups.size());
  }
}

void OwnMeasures::add(std::span<const Visit> visits) {
  for (Measure& measure : measures_)
    if (!measure.places.empty())
      for (const Visit& visit : visits) add(measure, visit);
}

void OwnMeasures::add(std::span<const Journey> journeys) {
  for (Measure& measure : measures_)
    if (measure.places.empty())
      for (const Journey& journey : journeys) add(measure, journey);
}

bool OwnMeasures::is_meant(const Measure& measure, const Time& time) const {
  const OwnMeasure& plan = *measure.plan;
  const MeasureLayout::Flow& flow = layout_.flows[time.truck.flow.index()];
  if (measure.gate != MeasureLayout::k_none && measure.gate != time.gate) return false;
  if (measure.found != 0 && (time.marks & measure.found) == 0) return false;
  if (!plan.flow.empty() && plan.flow != flow.name) return false;
  if (plan.direction && *plan.direction != flow.direction) return false;
  return plan.commodity.empty() ||
         plan.commodity == layout_.commodities[time.truck.commodity.index()];
}

void OwnMeasures::add(Measure& measure, const Visit& visit) {
  const OwnMeasure& plan = *measure.plan;
  const std::uint32_t place = layout_.stages[visit.stage.index()].place;
  if (std::ranges::find(measure.places, place) == measure.places.end()) return;
  if (!plan.outcome.empty() && plan.outcome != word(visit.outcome)) return;
  Time time{.truck = visit.truck,
            .arrived = visit.arrived,
            .done = visit.left,
            .place = place,
            .gate = layout_.gate_of(visit),
            .marks = visit.marks};
  if (!is_meant(measure, time)) return;
  // Who turned back was done with everything when it left.
  const auto until = [&](Instant instant) {
    return visit.outcome == VisitOutcome::turned_back ? visit.left : instant;
  };
  const auto span = [&](Instant from, Instant to) {
    time.known = to == Instant::never() ? Known::no : Known::yes;
    time.length = std::min(to, layout_.window.run_end) - std::min(from, layout_.window.run_end);
  };
  switch (plan.of) {
    case OwnTime::wait: span(visit.arrived, until(visit.started)); break;
    case OwnTime::service:
      span(until(visit.started), until(visit.ended));
      time.length -= visit.paused;
      break;
    case OwnTime::blocked: span(until(visit.ended), visit.left); break;
    case OwnTime::stay: span(visit.arrived, visit.left); break;
  }
  add(measure, time);
}

void OwnMeasures::add(Measure& measure, const Journey& journey) {
  const OwnMeasure& plan = *measure.plan;
  if (!plan.outcome.empty() && plan.outcome != word(journey.outcome)) return;
  const bool is_cleared = journey.outcome == JourneyOutcome::cleared;
  Time time{.truck = journey.truck,
            .arrived = journey.arrived,
            .done = is_cleared ? journey.cleared : journey.left,
            .marks = journey.marks};
  if (!journey.gate.is_none()) time.gate = journey.gate.value();
  if (!is_meant(measure, time)) return;
  time.known = time.done == Instant::never() ? Known::no : Known::yes;
  time.length = plan.of == OwnTime::wait
                    ? journey.waited
                    : std::min(time.done, layout_.window.run_end) - journey.arrived;
  add(measure, time);
}

// Times belong to trucks that arrive in the window, counts to the instant at which a truck is done.
void OwnMeasures::add(Measure& measure, const Time& time) {
  const OwnMeasure& plan = *measure.plan;
  const bool counts = plan.statistic == OwnStatistic::count;
  const Instant instant = counts ? time.done : time.arrived;
  if (!is_measured(layout_.window, instant)) return;
  const std::size_t group = group_of(measure, time, instant);
  if (group >= measure.sums.size()) return;
  Sums& sums = measure.sums[group];
  sums.all.add(time.length, time.known);
  const bool is_above = plan.above && time.length > *plan.above;
  sums.above += is_above ? 1U : 0U;
  sums.unknown_above += !is_above && time.known == Known::no ? 1U : 0U;
  sums.longest = std::max(sums.longest, time.length);
  if (!is_percentile(plan.statistic)) return;
  if (time.known == Known::yes)
    sums.sample.add(time.length);
  else
    sums.sample.add_censored(time.length);
}

std::size_t OwnMeasures::group_of(const Measure& measure, const Time& time, Instant instant) const {
  const auto at = [&] { return local(layout_, instant); };
  switch (measure.plan->by) {
    case OwnGrouping::none: return 0;
    case OwnGrouping::place:
      return static_cast<std::size_t>(std::ranges::find(measure.places, time.place) -
                                      measure.places.begin());
    case OwnGrouping::gate: return time.gate;  // none: beyond all groups
    case OwnGrouping::flow: return time.truck.flow.index();
    case OwnGrouping::commodity: return time.truck.commodity.index();
    case OwnGrouping::direction:
      return static_cast<std::size_t>(layout_.flows[time.truck.flow.index()].direction);
    case OwnGrouping::hour: return static_cast<std::size_t>(at().time_of_day / k_hour);
    case OwnGrouping::weekday: return at().date.weekday();
    case OwnGrouping::date:
      return static_cast<std::size_t>(at().date.days_since_epoch() -
                                      first_date(layout_).days_since_epoch());
  }
  return 0;
}

Reading OwnMeasures::reading(const OwnMeasure& plan, const OwnGroup& group, const Sums& sums) {
  switch (plan.statistic) {
    case OwnStatistic::mean: return mean_minutes(sums.all);
    case OwnStatistic::share: {
      Reading share = share_of(sums.above, sums.all.trucks);
      if (sums.all.trucks > 0)
        share.censored =
            static_cast<double>(sums.unknown_above) / static_cast<double>(sums.all.trucks);
      return share;
    }
    case OwnStatistic::count:
      return {.numerator = static_cast<double>(plan.above ? sums.above : sums.all.trucks),
              .denominator = group.days};
    case OwnStatistic::total:
      return {.numerator = static_cast<double>(sums.all.time_ms) / k_ms_per_hour,
              .denominator = group.days};
    case OwnStatistic::max: {
      if (sums.all.trucks == 0) return {};
      return single(static_cast<double>(sums.longest.count()) / k_ms_per_minute);
    }
    default: break;
  }
  const auto index =
      static_cast<std::size_t>(plan.statistic) - static_cast<std::size_t>(OwnStatistic::p50);
  return percentile_minutes(sums.sample, sums.all)[index];
}

void OwnMeasures::add_readings(std::vector<Reading>& readings) const {
  for (const Measure& measure : measures_)
    for (std::size_t group = 0; group < measure.groups.size(); ++group)
      readings.push_back(reading(*measure.plan, measure.groups[group], measure.sums[group]));
}

}  // namespace cuakhau::model::detail
