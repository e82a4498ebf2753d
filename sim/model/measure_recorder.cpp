#include "model/detail/measure_recorder.hpp"

#include <algorithm>
#include <utility>

#include <cuakhau/base/civil.hpp>

#include "model/detail/opening.hpp"

namespace cuakhau::model::detail {

namespace {

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

// Levels of `later` in place of those from `from` on.
void splice(std::vector<OpenLevel>& levels, Instant from, const std::vector<OpenLevel>& later) {
  std::erase_if(levels, [&](const OpenLevel& level) { return level.from >= from; });
  auto next = std::ranges::upper_bound(later, from, {}, &OpenLevel::from);
  if (next != later.begin()) levels.push_back({from, std::prev(next)->servers});
  levels.insert(levels.end(), next, later.end());
}

}  // namespace

MeasureRecorder::MeasureRecorder(MeasureLayout layout)
    : layout_(std::move(layout)),
      closures_(layout_),
      flow_count_(layout_.flows.size()),
      commodity_count_(layout_.commodities.size()),
      days_(midnights(layout_)),
      snapshots_(snapshots(layout_)),
      points_(series_points(layout_)),
      slots_(layout_.stages.size() * 2 * flow_count_ * commodity_count_),
      journey_groups_((layout_.gates.size() + 1) * flow_count_),
      test_sums_(journey_groups_.size()),
      server_times_(layout_.places.size()),
      place_empty_from_(layout_.places.size(), EmptyFrom{layout_.clear_from}),
      province_empty_from_(layout_.clear_from),
      latest_empty_from_(layout_.clear_from),
      waiting_by_day_(days_),
      money_(layout_.money, layout_.window, journey_groups_.size()) {
  for (const MeasureLayout::Flow& flow : layout_.flows)
    flow_directions_.push_back(static_cast<std::uint8_t>(flow.direction));
  const std::vector<std::uint32_t> no_days(days_.size() + 1);
  gate_days_.assign(layout_.gates.size() + 1,
                    GateDays{.waiting_at = {SampleCounts{snapshots_}, SampleCounts{snapshots_}},
                             .cleared = {no_days, no_days},
                             .empty_from = EmptyFrom{layout_.clear_from}});
  if (points_.size() > 0) {
    const Series none{.waiting = SampleCounts{points_}, .occupancy = SampleCounts{points_}};
    series_.assign(layout_.places.size() + 1, none);
  }
  has_loads_or_series_ = money_.has_loads() || !series_.empty();
  const OpenSpan window{layout_.window.measured_from, layout_.window.horizon};
  for (const MeasureLayout::Stage& stage : layout_.stages)
    for (std::size_t direction = 0; direction < stage.open.size(); ++direction)
      server_times_[stage.place].open_ms[direction] +=
          open_ms(stage.open[direction], window, MeasureLayout::k_none);
}

// The sums of many groups are not in the cache: those of a batch are fetched side by side.
void MeasureRecorder::fetch_groups(std::span<const Visit> visits) {
  for (const Visit& visit : visits) {
    const Slot& slot = slot_of(visit);
    if (slot.group != k_no_group) place_groups_[slot.group].visits.fetch();
  }
}

void MeasureRecorder::add(std::span<const Visit> visits) {
  if (place_groups_.size() > k_groups_in_cache) fetch_groups(visits);
  for (const Visit& visit : visits) {
    const Slot& slot = slot_of(visit);
    const bool is_plain = slot.is_plain && visit.outcome == VisitOutcome::passed &&
                          visit.arrived > plain_from_ &&
                          VisitGroup::busy_until(visit) <= quiet_until_;
    if (is_plain)
      add_plain(visit, slot);
    else
      add(visit);
  }
}

// Every measure counts it in full, and all of its waiting for one day; no point of a series lies in
// it.
inline void MeasureRecorder::add_plain(const Visit& visit, const Slot& slot) {
  place_groups_[slot.group].visits.add_whole(visit);
  if (slot.pays) [[unlikely]]
    money_.pay(slot.journeys, visit);
  if (slot.phase == WayPhase::after) return;
  Duration waited = visit.started - visit.arrived;
  if (slot.phase == WayPhase::before) waited += visit.left - visit.ended;
  journey_groups_[slot.journeys].add_waiting(waited);
  waiting_by_day_.add_to(quiet_day_, waited);
}

void MeasureRecorder::add(const Visit& visit) {
  Slot& slot = slot_of(visit);
  if (slot.group == k_no_group) [[unlikely]]
    prepare(visit, slot);
  if (slot.differs_by_visit) [[unlikely]]
    resolve(visit, slot);
  PlaceGroup& group = place_groups_[slot.group];
  group.visits.add(layout_.window, visit);
  if (visit.arrived <= latest_empty_from_) [[unlikely]]
    add_presence(visit, slot);
  if (slot.phase != WayPhase::after) add_way(visit, slot);
  if (slot.pays) [[unlikely]]
    money_.pay(slot.journeys, visit);
  if (visit.result != 0) [[unlikely]]
    add_result(visit, slot);
  if (!series_.empty()) [[unlikely]]
    add_series(visit, group.place);
}

// Whoever comes back over a crossing has paid on its way out.
bool MeasureRecorder::pays(const Visit& visit, const Slot& slot) const {
  const StageKind kind = layout_.stages[visit.stage.index()].kind;
  if (slot.is_beside) return kind == StageKind::check || kind == StageKind::pool;
  return kind != StageKind::crossing || visit.direction == slot.direction;
}

void MeasureRecorder::prepare(const Visit& visit, Slot& slot) {
  slot.group = group_of(visit);
  slot.direction = static_cast<std::uint8_t>(layout_.flows[visit.truck.flow.index()].direction);
  const std::size_t phase = layout_.phase_index(visit.truck.flow, visit.stage, visit.direction);
  const StageKind kind = layout_.stages[visit.stage.index()].kind;
  slot.is_beside = kind == StageKind::pool || kind == StageKind::check || kind == StageKind::choice;
  slot.differs_by_visit = layout_.stages[visit.stage.index()].gates.size() > 1 ||
                          (!layout_.phases.empty() && layout_.phases[phase] == WayPhase::mixed);
  resolve(visit, slot);
  slot.pays = money_.has_fees() && pays(visit, slot);
  slot.is_plain = !slot.is_beside && !slot.differs_by_visit;
}

void MeasureRecorder::resolve(const Visit& visit, Slot& slot) const {
  const std::uint32_t gate = layout_.gate_of(visit);
  const std::size_t index = gate == MeasureLayout::k_none ? layout_.gates.size() : gate;
  slot.gate = static_cast<std::uint32_t>(index);
  slot.journeys = static_cast<std::uint32_t>(index * flow_count_ + visit.truck.flow.index());
  slot.phase = layout_.phase(visit);
}

// All lanes of a station share its groups.
std::uint32_t MeasureRecorder::group_of(const Visit& visit) {
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
  const auto index = static_cast<std::uint32_t>(found - place_groups_.begin());
  if (found == place_groups_.end()) place_groups_.push_back(wanted);
  return index;
}

void MeasureRecorder::add_presence(const Visit& visit, const Slot& slot) {
  const auto add = [&](EmptyFrom& empty_from, Instant left) {
    empty_from.add(visit.arrived, left);
    latest_empty_from_ = std::max(latest_empty_from_, empty_from.instant());
    plain_from_ = std::max(plain_from_, latest_empty_from_);
  };
  add(place_empty_from_[place_groups_[slot.group].place], visit.left);
  if (slot.phase == WayPhase::after) return;
  const Instant left = slot.is_beside ? std::min(visit.entered, visit.left) : visit.left;
  add(province_empty_from_, left);
  add(gate_days_[slot.gate].empty_from, left);
}

// In the province and at a gate a truck waits while it is on its way to being cleared and nothing
// is done for it: from arrival to start, and from end to leaving. That it waits for a member of a
// pool, or for a result, counts while it holds no place, since else its place's visit says so.
void MeasureRecorder::add_way(const Visit& visit, const Slot& slot) {
  const bool turned_back = visit.outcome == VisitOutcome::turned_back;
  const Instant begun = slot.is_beside ? std::min(visit.entered, visit.left) : visit.started;
  add_waiting(visit.arrived, turned_back && !slot.is_beside ? visit.left : begun, slot);
  if (slot.phase == WayPhase::before && visit.ended < visit.left)
    add_waiting(visit.ended, visit.left, slot);
}

void MeasureRecorder::add_waiting(Instant from, Instant until, const Slot& slot) {
  if (from >= until) return;
  if (from <= quiet_from_ || until > quiet_until_) [[unlikely]]
    return add_waiting_in_parts(from, until, slot);
  journey_groups_[slot.journeys].add_waiting(until - from);
  waiting_by_day_.add_to(quiet_day_, until - from);
}

void MeasureRecorder::add_waiting_in_parts(Instant from, Instant until, const Slot& slot) {
  until = std::min(until, layout_.window.horizon);
  journey_groups_[slot.journeys].add_waiting(in_window(layout_.window, from, until));
  gate_days_[slot.gate].waiting_at[slot.direction].add(snapshots_, from, until);
  waiting_by_day_.add(days_, from, until);
  if (!series_.empty()) series_.front().waiting.add(points_, from, until);
  find_quiet_span(until);
}

void MeasureRecorder::find_quiet_span(Instant around) {
  const RunWindow& window = layout_.window;
  const std::size_t day = days_.passed(around);
  const std::size_t snapshot = snapshots_.passed(around);
  if (day == 0 || day >= days_.size()) return;
  quiet_day_ = day - 1;
  quiet_from_ = std::max(days_.cell_from(), window.measured_from);
  quiet_until_ = std::min(days_.cell_until(), window.horizon);
  if (snapshot > 0) quiet_from_ = std::max(quiet_from_, snapshots_.cell_from());
  if (snapshot < snapshots_.size()) quiet_until_ = std::min(quiet_until_, snapshots_.cell_until());
  if (!series_.empty()) {
    const std::size_t point = points_.passed(around);
    if (point > 0) quiet_from_ = std::max(quiet_from_, points_.cell_from());
    if (point < points_.size()) quiet_until_ = std::min(quiet_until_, points_.cell_until());
  }
  plain_from_ = std::max(quiet_from_, latest_empty_from_);
}

void MeasureRecorder::add_result(const Visit& visit, const Slot& slot) {
  if (!is_measured(layout_.window, visit.left)) return;
  PlaceGroup& group = place_groups_[slot.group];
  const MeasureLayout::Place& place = layout_.places[group.place];
  group.by_outcome.resize(place.outcomes.size());
  ++group.by_outcome[visit.result - 1U];
  if (!place.is_test) return;
  group.tests.add(visit, place.outcomes);
  test_sums_[slot.journeys].add(visit, place.outcomes);
}

void MeasureRecorder::add_series(const Visit& visit, std::uint32_t place) {
  const Instant horizon = layout_.window.horizon;
  const Instant left = std::min(visit.left, horizon);
  const Instant started = std::min(visit.started, left);
  const bool is_yard = layout_.places[place].kind == StageKind::yard;
  Series& series = series_[place + 1];
  series.waiting.add(points_, visit.arrived, started);
  series.occupancy.add(points_, is_yard ? std::min(visit.entered, left) : started, left);
}

void MeasureRecorder::add(std::span<const Journey> journeys) {
  const MeasureWindow window = layout_.window;  // a copy, which no sum can change
  for (const Journey& journey : journeys) add(window, journey);
}

inline void MeasureRecorder::add(const MeasureWindow& window, const Journey& journey) {
  const std::size_t gate = journey.gate.is_none() ? layout_.gates.size() : journey.gate.index();
  const std::size_t flow = journey.truck.flow.index();
  if (journey.outcome == JourneyOutcome::cleared)
    ++gate_days_[gate].cleared[flow_directions_[flow]][days_.passed(journey.cleared)];
  journey_groups_[gate * flow_count_ + flow].add(window, journey, days_);
  if (has_loads_or_series_) [[unlikely]]
    add_load_and_series(gate * flow_count_ + flow, journey);
}

void MeasureRecorder::add_load_and_series(std::size_t group, const Journey& journey) {
  if (money_.has_loads()) money_.add(group, journey);
  if (!series_.empty() && journey.outcome != JourneyOutcome::refused)
    series_.front().occupancy.add(points_, journey.arrived,
                                  std::min(journey.left, layout_.window.horizon));
}

// An outage takes away at most the server time that the calendar gave: of server k, the time in
// which it gave k servers.
void MeasureRecorder::add(std::span<const Outage> outages) {
  const RunWindow& window = layout_.window;
  for (const Outage& outage : outages) {
    const MeasureLayout::Stage& stage = layout_.stages[outage.stage.index()];
    const OpenSpan within{std::max(outage.from, window.measured_from),
                          std::min(outage.until, window.horizon)};
    if (within.from >= within.until) continue;
    const std::uint32_t server = std::max<std::uint32_t>(1, outage.server);
    server_times_[stage.place].outage_ms +=
        open_ms(stage.open[2], within, server) - open_ms(stage.open[2], within, server - 1);
  }
}

void MeasureRecorder::add(const Duty& duty) {
  const std::uint32_t place = layout_.stages[duty.pool.index()].place;
  server_times_[place].duty_ms[duty.direction] +=
      in_window(layout_.window, duty.from, duty.until).count() * duty.members;
}

void MeasureRecorder::add(const Overtime& overtime) {
  money_.staff().add(overtime);
  server_times_[layout_.stages[overtime.pool.index()].place].overtime_ms +=
      in_window(layout_.window, overtime.from, overtime.until).count();
}

void MeasureRecorder::follow(Instant from, const std::vector<MeasureLayout::Stage>& later) {
  const OpenSpan rest{std::max(from, layout_.window.measured_from), layout_.window.horizon};
  if (rest.from >= rest.until) return;
  for (std::size_t stage = 0; stage < layout_.stages.size(); ++stage) {
    MeasureLayout::Stage& present = layout_.stages[stage];
    for (std::size_t direction = 0; direction < present.open.size(); ++direction) {
      std::int64_t& sum = server_times_[present.place].open_ms[direction];
      sum -= open_ms(present.open[direction], rest, MeasureLayout::k_none);
      splice(present.open[direction], from, later[stage].open[direction]);
      sum += open_ms(present.open[direction], rest, MeasureLayout::k_none);
    }
  }
}

std::vector<double> MeasureRecorder::daily_waiting() const {
  std::vector<double> means;
  for (const std::int64_t time_ms : waiting_by_day_.values_ms())
    means.push_back(static_cast<double>(time_ms) / static_cast<double>(k_day.count()));
  return means;
}

}  // namespace cuakhau::model::detail
