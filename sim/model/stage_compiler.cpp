#include "model/detail/stage_compiler.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/opening.hpp"

namespace cuakhau::model::detail {

namespace {

// What is about to close shortly after the end of the run matters before it: a run is the beginning
// of any longer one. No closing beyond this is looked for.
constexpr Duration k_look_ahead{31LL * 24 * 3'600'000};

RunWindow known_hours(RunWindow window) {
  window.horizon = window.horizon + k_look_ahead;
  return window;
}

void set_discipline(StageTable& stage, const Discipline& discipline,
                    const Network::Tables& tables) {
  const std::vector<std::string>& names = discipline.priority;
  if (names.empty()) return;
  stage.levels = static_cast<std::uint32_t>(names.size()) + 1U;
  for (const std::string& commodity : tables.commodities) {
    const auto level = std::ranges::find(names, commodity) - names.begin();
    stage.priority.by_commodity.push_back(static_cast<std::uint8_t>(level));
  }
  for (std::size_t level = 0; level < names.size(); ++level)
    if (const Marks mark = mark_of(tables.marks, names[level]); mark != 0)
      stage.priority.by_mark.push_back({mark, static_cast<std::uint8_t>(level)});
}

StageTable compile_yard(const Network::Tables& tables, const std::string& name, const Yard& yard) {
  StageTable stage;
  stage.info = {.name = name, .lane = {}, .kind = StageKind::yard, .gate = yard.gate};
  stage.name = name;
  stage.places = yard.places;
  if (yard.call_up_below) stage.call_up_below = yard.call_up_below->limit();
  set_discipline(stage, yard.discipline, tables);
  return stage;
}

StageTable compile_station(const Network::Tables& tables, const std::string& name,
                           const Station& station) {
  StageTable stage;
  stage.info = {.name = name, .lane = {}, .kind = StageKind::station, .gate = station.gate};
  stage.name = name;
  stage.queue = station.queue;
  stage.service = &station.service;
  stage.closing = station.closing;
  if (station.breakdowns) stage.breakdowns = &*station.breakdowns;
  set_discipline(stage, station.discipline, tables);
  stage.unlimited_servers = std::ranges::any_of(
      station.servers, [](const ServerGroup& group) { return group.count.is_unlimited; });
  stage.levels_open = levels_of(tables.plan, station, known_hours(tables.window));
  stage.paces = paces_of(tables.plan, station, stage.levels_open, known_hours(tables.window));
  return stage;
}

// Where one shift follows another the number of members stays, but not who they are.
void add_edges(std::vector<OpenLevel>& levels, const OpenSpan& span) {
  for (const Instant edge : {span.from, span.until}) {
    const auto next = std::ranges::lower_bound(levels, edge, {}, &OpenLevel::from);
    if (next == levels.begin() || (next != levels.end() && next->from == edge)) continue;
    const std::uint32_t present = std::prev(next)->servers;
    levels.insert(next, {edge, present});
  }
}

void set_roster(const Network::Tables& tables, StageTable& stage, const Pool& pool) {
  stage.has_roster = !pool.breaks.empty() || pool.overtime > Duration{0} ||
                     is_set_by_policy(tables.plan, fmt::format("pools.{}.overtime", stage.name));
  if (!stage.has_roster) return;
  const RunWindow known = known_hours(tables.window);
  for (OpenGroup& group : open_groups(tables.plan, pool, {known.start, known.horizon})) {
    for (const OpenSpan& span : group.spans) add_edges(stage.levels_open, span);
    stage.groups.push_back({group.servers.limit(), std::move(group.spans)});
  }
}

StageTable compile_pool(const Network::Tables& tables, const std::string& name, const Pool& pool) {
  StageTable stage;
  stage.info = {.name = name, .lane = {}, .kind = StageKind::pool, .gate = pool.gate};
  stage.name = name;
  stage.pool = &pool;
  set_discipline(stage, pool.discipline, tables);
  stage.levels_open = levels_of(tables.plan, pool, known_hours(tables.window));
  set_roster(tables, stage, pool);
  return stage;
}

StageTable compile_exchange(const Network::Tables& tables, const std::string& name,
                            const Exchange& exchange) {
  StageTable stage;
  stage.info = {.name = name, .lane = {}, .kind = StageKind::exchange, .gate = exchange.gate};
  stage.name = name;
  stage.exchange = &exchange;
  stage.paces = constant_pace(exchange.pace);
  const bool matches = exchange.match == TurnMatch::commodity;
  stage.parties = matches ? static_cast<std::uint32_t>(tables.commodities.size()) : 1;
  set_discipline(stage, exchange.discipline, tables);
  stage.levels_open = levels_of(tables.plan, exchange, known_hours(tables.window));
  return stage;
}

StageTable compile_check(const Network::Tables& tables, const std::string& name,
                         const Check& check) {
  StageTable stage;
  stage.info = {.name = name,
                .lane = {},
                .kind = StageKind::check,
                .gate = check.gate,
                .outcomes = outcomes_of(check)};
  stage.name = name;
  stage.check = &check;
  stage.is_pooled_test = is_pooled(tables.plan, check);
  for (const std::string& outcome : stage.info.outcomes) {
    stage.marks.push_back(mark_of(tables.marks, outcome));
    stage.can_mark |= stage.marks.back();
  }
  double sum = 0.0;
  for (const auto& [outcome, share] : check.outcomes)
    stage.cumulative.push_back(sum += share.value);
  if (!check.test) return stage;
  for (const auto& [date, share] : check.test->prevalence.from)
    stage.prevalence.push_back(
        {at(date, Duration{0}, tables.plan.sides.home.utc_offset), share.value});
  return stage;
}

StageTable compile_road(const std::string& name, const Road& road) {
  StageTable stage;
  stage.info = {.name = name, .lane = {}, .kind = StageKind::road, .gate = {}};
  stage.name = name;
  stage.road = &road;
  stage.paces = constant_pace(road.pace);
  return stage;
}

StageTable compile_choice(const std::string& name, const Choice& choice) {
  StageTable stage;
  stage.info = {.name = name, .lane = {}, .kind = StageKind::choice, .gate = {}};
  for (const auto& [way, one] : choice.ways) stage.info.outcomes.push_back(way);
  stage.name = name;
  stage.choice = &choice;
  return stage;
}

// Lane k of a station with one queue a server is open while more than k of its servers are.
StageTable lane_of(const StageTable& station, std::uint32_t index) {
  StageTable lane = station;
  lane.info.lane = fmt::format("{}#{}", station.name, index + 1);
  lane.name = lane.info.lane;
  lane.lane_index = index;
  lane.levels_open.clear();
  for (const OpenLevel& level : station.levels_open) {
    const std::uint32_t open = level.servers > index ? 1 : 0;
    if (lane.levels_open.empty() || lane.levels_open.back().servers != open)
      lane.levels_open.push_back({level.from, open});
  }
  return lane;
}

Instant first_instant(const Membership& membership, const Network::Tables& tables) {
  if (!membership.from) return tables.window.start;
  return std::max(tables.window.start,
                  at(*membership.from, Duration{0}, tables.plan.sides.home.utc_offset));
}

// Which gate the crossing belongs to, and from when on.
void set_gates(const Network::Tables& tables, StageTable& stage, const Crossing& crossing) {
  const std::map<std::string, Gate>& gates = tables.plan.gates;
  const Instant known_until = known_hours(tables.window).horizon;
  std::vector<Membership> memberships = crossing.gate;
  if (memberships.empty() || memberships.front().from)
    memberships.insert(memberships.begin(), Membership{});
  for (std::size_t i = 0; i < memberships.size(); ++i) {
    const bool is_last = i + 1 == memberships.size();
    const Instant from = first_instant(memberships[i], tables);
    const Instant until = is_last ? known_until : first_instant(memberships[i + 1], tables);
    if (from >= std::min(until, known_until)) continue;
    const auto gate = gates.find(memberships[i].gate);
    const bool belongs = gate != gates.end();
    const auto id =
        belongs ? static_cast<std::uint32_t>(std::distance(gates.begin(), gate)) : GateId{}.value();
    stage.gate_from.push_back({from, id});
    if (stage.info.gate.empty() && belongs && from == tables.window.start)
      stage.info.gate = gate->first;
  }
}

void set_crossing_hours(const Network::Tables& tables, StageTable& stage,
                        const Crossing& crossing) {
  const RunWindow known = known_hours(tables.window);
  stage.open = open_spans(tables.plan, crossing, {known.start, known.horizon});
  if (!stage.open.empty() && stage.open.back().until == known.horizon)
    stage.open.back().until = Instant::never();
}

StageTable compile_crossing(const Network::Tables& tables, const std::string& name,
                            const Crossing& crossing) {
  StageTable stage;
  stage.info = {.name = name, .lane = {}, .kind = StageKind::crossing, .gate = {}};
  stage.name = name;
  stage.crossing = &crossing;
  stage.paces = constant_pace(crossing.pace);
  set_discipline(stage, crossing.discipline, tables);
  set_gates(tables, stage, crossing);
  set_crossing_hours(tables, stage, crossing);
  return stage;
}

std::uint32_t server_count(const Station& station) {
  std::uint32_t count = 0;
  for (const ServerGroup& group : station.servers) count += group.count.value;
  return count;
}

void set_staff(const Plan& plan, const StageIndex& index, StageTable& stage) {
  const auto station = plan.stations.find(stage.info.name);
  if (station == plan.stations.end() || station->second.staffed_by.empty()) return;
  stage.staffed_by = index.at(station->second.staffed_by).front();
  stage.staff = station->second.staff.limit();
}

}  // namespace

StageIndex compile_stages(Network::Tables& tables) {
  std::vector<StageTable> stages;
  stages.reserve(tables.plan.yards.size() + tables.plan.crossings.size() +
                 tables.plan.stations.size() + tables.plan.pools.size() +
                 tables.plan.exchanges.size() + tables.plan.checks.size() +
                 tables.plan.roads.size() + tables.plan.choices.size());
  for (const auto& [name, yard] : tables.plan.yards)
    stages.push_back(compile_yard(tables, name, yard));
  for (const auto& [name, crossing] : tables.plan.crossings)
    stages.push_back(compile_crossing(tables, name, crossing));
  for (const auto& [name, pool] : tables.plan.pools)
    stages.push_back(compile_pool(tables, name, pool));
  for (const auto& [name, exchange] : tables.plan.exchanges)
    stages.push_back(compile_exchange(tables, name, exchange));
  for (const auto& [name, check] : tables.plan.checks)
    stages.push_back(compile_check(tables, name, check));
  for (const auto& [name, road] : tables.plan.roads) stages.push_back(compile_road(name, road));
  for (const auto& [name, choice] : tables.plan.choices)
    stages.push_back(compile_choice(name, choice));
  for (const auto& [name, station] : tables.plan.stations) {
    StageTable whole = compile_station(tables, name, station);
    if (station.queueing == Queueing::shared || whole.unlimited_servers) {
      stages.push_back(std::move(whole));
      continue;
    }
    for (std::uint32_t index = 0; index < server_count(station); ++index)
      stages.emplace_back(lane_of(whole, index));
  }
  std::ranges::stable_sort(stages, {}, [](const StageTable& stage) { return stage.info.name; });
  StageIndex index;
  for (std::size_t i = 0; i < stages.size(); ++i) index[stages[i].info.name].emplace_back(i);
  for (StageTable& stage : stages) set_staff(tables.plan, index, stage);
  tables.stages = std::move(stages);
  return index;
}

std::vector<OpenLevel> levels_of(const Plan& plan, const Servers& servers,
                                 const RunWindow& window) {
  std::vector<std::pair<OpenSpans, std::uint32_t>> groups;
  for (OpenGroup& group : open_groups(plan, servers, {window.start, window.horizon}))
    groups.emplace_back(std::move(group.spans), group.servers.limit());
  return levels_of(groups, window);
}

std::vector<OpenLevel> levels_of(const std::vector<std::pair<OpenSpans, std::uint32_t>>& groups,
                                 const RunWindow& window) {
  std::map<Instant, std::int64_t> changes;
  changes[window.start] = 0;
  for (const auto& [spans, count] : groups) {
    for (const OpenSpan& span : spans) {
      changes[span.from] += count;
      changes[span.until] -= count;
    }
  }
  std::vector<OpenLevel> levels;
  std::int64_t open = 0;
  for (const auto& [from, change] : changes) {
    open += change;
    if (from >= window.horizon) break;
    // Unlimited servers and some more are unlimited servers.
    const std::int64_t most = Count::unlimited().limit();
    if (levels.empty() || change != 0)
      levels.push_back({from, static_cast<std::uint32_t>(std::min(open, most))});
  }
  return levels;
}

}  // namespace cuakhau::model::detail
