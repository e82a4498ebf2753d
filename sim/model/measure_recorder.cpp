#include "model/detail/measure_recorder.hpp"

#include <algorithm>
#include <utility>

#include <cuakhau/base/civil.hpp>

namespace cuakhau::model::detail {

namespace {

constexpr std::uint32_t k_no_group = 0xffffffffU;
constexpr std::int64_t k_most_points = 10'000;

// How many instants first, first + step, … lie before `end`.
std::size_t points_before(Instant first, Duration step, Instant end) {
  if (step.count() <= 0 || first >= end) return 0;
  return static_cast<std::size_t>((end - first - Duration{1}) / step + 1);
}

SampleGrid midnights(const MeasureLayout& layout) {
  const Instant first = layout.midnight_from(layout.window.start);
  return {first, k_day, points_before(first, k_day, layout.window.horizon + Duration{1})};
}

SampleGrid snapshots(const MeasureLayout& layout) {
  const Instant measured = layout.window.measured_from;
  const Instant first = layout.midnight_from(measured - layout.snapshot_at) + layout.snapshot_at;
  return {first, k_day, points_before(first, k_day, layout.window.horizon)};
}

SampleGrid series_points(const MeasureLayout& layout) {
  const RunWindow& window = layout.window;
  const std::size_t points =
      points_before(window.measured_from, layout.series_step, window.horizon);
  CUAKHAU_CHECK(points <= k_most_points, "series of {} points", points);
  return {window.measured_from, std::max(layout.series_step, Duration{1}), points};
}

// Server time of open levels within [from, until), at most `most` servers of them.
std::int64_t open_ms(const std::vector<OpenLevel>& levels, OpenSpan within, std::uint32_t most) {
  std::int64_t sum = 0;
  const auto later = [](Instant instant, const OpenLevel& level) { return instant < level.from; };
  auto level = std::upper_bound(levels.begin(), levels.end(), within.from, later);
  if (level != levels.begin()) --level;
  for (; level != levels.end() && level->from < within.until; ++level) {
    const auto next = level + 1;
    const Instant from = std::max(level->from, within.from);
    const Instant until = next == levels.end() ? within.until : std::min(next->from, within.until);
    sum += (until - from).count() * std::min(level->servers, most);
  }
  return sum;
}

}  // namespace

MeasureRecorder::MeasureRecorder(MeasureLayout layout)
    : layout_(std::move(layout)),
      days_(midnights(layout_)),
      snapshots_(snapshots(layout_)),
      points_(series_points(layout_)),
      slots_(layout_.stages.size() * 2 * layout_.flows.size() * layout_.commodities.size(),
             k_no_group),
      journey_groups_((layout_.gates.size() + 1) * layout_.flows.size()),
      server_times_(layout_.places.size()),
      place_empty_from_(layout_.places.size(), EmptyFrom{layout_.clear_from}),
      province_empty_from_(layout_.clear_from),
      waiting_by_day_(days_) {
  const std::vector<std::uint32_t> no_days(days_.size() + 1);
  gate_days_.assign(layout_.gates.size() + 1,
                    GateDays{.waiting_at = {SampleCounts{snapshots_}, SampleCounts{snapshots_}},
                             .cleared = {no_days, no_days},
                             .empty_from = EmptyFrom{layout_.clear_from}});
  if (points_.size() > 0) {
    const Series none{.waiting = SampleCounts{points_}, .occupancy = SampleCounts{points_}};
    series_.assign(layout_.places.size() + 1, none);
  }
  const OpenSpan window{layout_.window.measured_from, layout_.window.horizon};
  for (const MeasureLayout::Stage& stage : layout_.stages)
    for (std::size_t direction = 0; direction < stage.open.size(); ++direction)
      server_times_[stage.place].open_ms[direction] +=
          open_ms(stage.open[direction], window, MeasureLayout::k_none);
}

void MeasureRecorder::add(std::span<const Visit> visits) {
  for (const Visit& visit : visits) {
    PlaceGroup& group = group_of(visit);
    group.visits.add(layout_.window, visit);
    place_empty_from_[group.place].add(visit.arrived, visit.left);
    add_waiting(visit, group);
    if (!series_.empty()) add_series(visit, group);
  }
}

PlaceGroup& MeasureRecorder::group_of(const Visit& visit) {
  const std::size_t stage = visit.stage.index() * 2 + visit.direction;
  const std::size_t cargo = visit.truck.flow.index() * layout_.commodities.size();
  const std::size_t flows = layout_.flows.size() * layout_.commodities.size();
  std::uint32_t& slot = slots_[stage * flows + cargo + visit.truck.commodity.index()];
  if (slot == k_no_group) [[unlikely]]
    return new_group(visit, slot);
  return place_groups_[slot];
}

// All lanes of a station share its groups.
PlaceGroup& MeasureRecorder::new_group(const Visit& visit, std::uint32_t& slot) {
  const MeasureLayout::Stage& stage = layout_.stages[visit.stage.index()];
  const PlaceGroup wanted{.place = stage.place,
                          .direction = visit.direction,
                          .flow = visit.truck.flow.value(),
                          .commodity = visit.truck.commodity.value(),
                          .visits = VisitGroup{stage.kind}};
  const auto found = std::ranges::find_if(place_groups_, [&](const PlaceGroup& group) {
    return group.place == wanted.place && group.direction == wanted.direction &&
           group.flow == wanted.flow && group.commodity == wanted.commodity;
  });
  slot = static_cast<std::uint32_t>(found - place_groups_.begin());
  if (found == place_groups_.end()) place_groups_.push_back(wanted);
  return place_groups_[slot];
}

// In the province and at a gate a truck waits while it is on its way to being cleared and nothing is
// done for it: from arrival to start, and from end to leaving.
void MeasureRecorder::add_waiting(const Visit& visit, const PlaceGroup& group) {
  const WayPhase phase = layout_.phase(visit);
  if (phase == WayPhase::after) return;
  const std::size_t gate = gate_index(layout_.gate_of(visit));
  province_empty_from_.add(visit.arrived, visit.left);
  gate_days_[gate].empty_from.add(visit.arrived, visit.left);
  const bool turned_back = visit.outcome == VisitOutcome::turned_back;
  add_waiting(visit.arrived, turned_back ? visit.left : visit.started, gate, group.flow);
  if (phase == WayPhase::before && visit.ended < visit.left)
    add_waiting(visit.ended, visit.left, gate, group.flow);
}

void MeasureRecorder::add_waiting(Instant from, Instant until, std::size_t gate,
                                  std::size_t flow) {
  if (from >= until) return;
  until = std::min(until, layout_.window.horizon);
  const auto direction = static_cast<std::size_t>(layout_.flows[flow].direction);
  journey_groups_[gate * layout_.flows.size() + flow].add_waiting(
      in_window(layout_.window, from, until));
  gate_days_[gate].waiting_at[direction].add(snapshots_, from, until);
  waiting_by_day_.add(days_, from, until);
  if (!series_.empty()) series_.front().waiting.add(points_, from, until);
}

void MeasureRecorder::add_series(const Visit& visit, const PlaceGroup& group) {
  const Instant horizon = layout_.window.horizon;
  const Instant left = std::min(visit.left, horizon);
  const Instant started = std::min(visit.started, left);
  const bool is_yard = layout_.stages[visit.stage.index()].kind == StageKind::yard;
  Series& series = series_[group.place + 1];
  series.waiting.add(points_, visit.arrived, started);
  series.occupancy.add(points_, is_yard ? std::min(visit.entered, left) : started, left);
}

void MeasureRecorder::add(std::span<const Journey> journeys) {
  for (const Journey& journey : journeys) {
    const std::size_t gate =
        journey.gate.is_none() ? layout_.gates.size() : journey.gate.index();
    const std::size_t flow = journey.truck.flow.index();
    journey_groups_[gate * layout_.flows.size() + flow].add(layout_.window, journey, days_);
    if (journey.outcome == JourneyOutcome::refused) continue;
    if (journey.outcome == JourneyOutcome::cleared) {
      const auto direction = static_cast<std::size_t>(layout_.flows[flow].direction);
      ++gate_days_[gate].cleared[direction][days_.passed(journey.cleared)];
    }
    if (!series_.empty())
      series_.front().occupancy.add(points_, journey.arrived,
                                    std::min(journey.left, layout_.window.horizon));
  }
}

// An outage takes away at most the server time that the calendar gave.
void MeasureRecorder::add(std::span<const Outage> outages) {
  const RunWindow& window = layout_.window;
  for (const Outage& outage : outages) {
    const MeasureLayout::Stage& stage = layout_.stages[outage.stage.index()];
    const OpenSpan within{std::max(outage.from, window.measured_from),
                          std::min(outage.until, window.horizon)};
    if (within.from < within.until)
      server_times_[stage.place].outage_ms += open_ms(stage.open[2], within, 1);
  }
}

std::vector<double> MeasureRecorder::daily_waiting() const {
  std::vector<double> means;
  for (const std::int64_t time_ms : waiting_by_day_.values_ms())
    means.push_back(static_cast<double>(time_ms) / static_cast<double>(k_day.count()));
  return means;
}

}  // namespace cuakhau::model::detail
