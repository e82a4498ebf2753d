#include "unit/model/record_laws.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace cuakhau::test {

using namespace cuakhau::model;

namespace {

constexpr std::uint64_t k_first_initial = 1'000'000'000'000;

using Visits = std::vector<Visit>;
using TruckName = std::pair<std::uint32_t, std::uint64_t>;

TruckName name_of(const TruckRef& truck) { return {truck.flow.value(), truck.number}; }

std::string text(const Kept& kept, const Visit& visit) {
  const auto at = [&](Instant instant) {
    return instant == Instant::never() ? std::string{"-"}
                                       : fmt::format("{}", (instant - kept.start).count());
  };
  const StageInfo& info = kept.stages[visit.stage.index()];
  return fmt::format("flow {} #{} at {}{}: {} {} {} {} {}", visit.truck.flow.value(),
                     visit.truck.number, info.name, info.lane, at(visit.arrived), at(visit.entered),
                     at(visit.started), at(visit.ended), at(visit.left));
}

std::map<std::uint32_t, Visits> by_stage(const Kept& kept) {
  std::map<std::uint32_t, Visits> found;
  for (const Visit& visit : kept.visits) found[visit.stage.value()].push_back(visit);
  return found;
}

// The largest number of these spans that overlap; who goes at an instant makes room for who comes.
std::int64_t most_at_once(const std::vector<std::pair<Instant, Instant>>& spans) {
  std::map<Instant, std::int64_t> changes;
  for (const auto& [from, until] : spans) {
    if (from == Instant::never()) continue;
    ++changes[from];
    --changes[until];
  }
  std::int64_t now = 0;
  std::int64_t most = 0;
  for (const auto& [at, change] : changes) most = std::max(most, now += change);
  return most;
}

std::uint64_t server_count(const Station& station) {
  std::uint64_t sum = 0;
  for (const ServerGroup& group : station.servers) sum += group.count.limit();
  return sum;
}

bool has_fork(const Route& route) {
  return std::ranges::any_of(route, [](const Step& step) { return !step.parallel.empty(); });
}

bool is_beside(const Kept& kept, const Visit& visit) {
  const StageKind kind = kept.stages[visit.stage.index()].kind;
  return (kind == StageKind::check || kind == StageKind::choice) && visit.entered == visit.arrived;
}

bool takes_member(const Plan& plan, const Flow& flow) {
  return std::ranges::any_of(flow.route, [&](const Step& step) {
    const auto handover = plan.handovers.find(step.visit);
    return handover != plan.handovers.end() && needs_pool(handover->second.method);
  });
}

// Nobody waits on the road: who has set out is under way.
bool has_no_line(StageKind kind) {
  return kind == StageKind::check || kind == StageKind::pool || kind == StageKind::road ||
         kind == StageKind::choice;
}

// In the order of one instant, no later instant of another before an earlier one.
template <class From, class To>
std::string overtaking(const Kept& kept, Visits visits, From from, To to) {
  std::ranges::sort(visits, {},
                    [&](const Visit& visit) { return std::tuple(from(visit), to(visit)); });
  Instant last_to = Instant::far_past();
  Instant group_to = Instant::far_past();
  Instant group_from = Instant::far_past();
  for (const Visit& visit : visits) {
    if (from(visit) != group_from) {
      last_to = std::max(last_to, group_to);
      group_from = from(visit);
    }
    group_to = std::max(group_to, to(visit));
    if (to(visit) < last_to) return "overtakes: " + text(kept, visit);
  }
  return {};
}

std::string breach_on_lane(const Kept& kept, Visits& visits) {
  std::ranges::sort(visits, {}, [](const Visit& visit) {
    return std::tuple(visit.started, visit.ended, visit.left);
  });
  for (std::size_t i = 1; i < visits.size(); ++i) {
    const Visit& before = visits[i - 1];
    const Visit& visit = visits[i];
    if (visit.started < before.started + before.occupied)
      return "within the headway: " + text(kept, visit);
    if (visit.ended < before.ended) return "overtakes on the lane: " + text(kept, visit);
    for (std::size_t j = 0; j < i; ++j)
      if (visits[j].direction != visit.direction && visit.started < visits[j].left)
        return "meets another on the lane: " + text(kept, visit);
  }
  return {};
}

std::string breach_in_turn(const Kept& kept, const Exchange& exchange, const Visits& turn) {
  std::array<std::uint32_t, 2> sides{};
  for (const Visit& visit : turn) {
    ++sides[visit.direction];
    if (visit.ended != turn.front().ended) return "ends apart: " + text(kept, visit);
    if (exchange.match == TurnMatch::commodity &&
        visit.truck.commodity != turn.front().truck.commodity)
      return "does not match: " + text(kept, visit);
  }
  for (const Direction side : {Direction::export_, Direction::import_}) {
    const TurnShare& share = exchange.turn.of(side);
    const std::uint32_t there = sides[static_cast<std::size_t>(side)];
    const std::uint32_t least = std::min(share.least.value, exchange.short_after ? 1U : ~0U);
    if (there < least || there > share.most.value)
      return fmt::format("a turn with {}: {}", there, text(kept, turn.front()));
  }
  return {};
}

}  // namespace

std::string breach_of_order(const Kept& kept) {
  for (const Visit& visit : kept.visits) {
    Instant last = visit.arrived;
    for (const Instant next : {visit.entered, visit.started, visit.ended, visit.left}) {
      if (next == Instant::never()) continue;
      if (next < last) return "out of order: " + text(kept, visit);
      last = next;
    }
    const bool is_done = visit.ended != Instant::never();
    if (visit.paused < Duration{0} || visit.occupied < Duration{0} ||
        (is_done && visit.ended - visit.started < visit.paused))
      return "negative span: " + text(kept, visit);
    const bool is_censored = visit.outcome == VisitOutcome::censored;
    if (is_censored != (visit.left == Instant::never())) return "left? " + text(kept, visit);
  }
  return {};
}

std::string breach_of_count(const Kept& kept) {
  std::map<std::uint32_t, std::uint64_t> regular;
  std::map<TruckName, int> seen;
  for (const Journey& journey : kept.journeys) {
    if (++seen[name_of(journey.truck)] > 1) return fmt::format("twice: #{}", journey.truck.number);
    if (journey.truck.number < k_first_initial) ++regular[journey.truck.flow.value()];
    if (journey.waited < Duration{0})
      return fmt::format("#{} waited {} ms", journey.truck.number, journey.waited.count());
    const bool is_cleared = journey.cleared != Instant::never();
    if (is_cleared != (journey.outcome == JourneyOutcome::cleared) ||
        (is_cleared && (journey.cleared < journey.arrived || journey.left < journey.cleared)))
      return fmt::format("cleared? #{}", journey.truck.number);
  }
  for (const auto& [truck, count] : seen)
    if (truck.second < k_first_initial && truck.second >= regular[truck.first])
      return fmt::format("gap before #{} of flow {}", truck.second, truck.first);
  return {};
}

std::string breach_of_presence(const Plan& plan, const Kept& kept) {
  std::vector<bool> is_plain;
  for (const auto& [name, flow] : plan.flows)
    is_plain.push_back(!has_fork(flow.route) && !takes_member(plan, flow));
  std::map<TruckName, Visits> ways;
  for (const Visit& visit : kept.visits) ways[name_of(visit.truck)].push_back(visit);
  for (const Journey& journey : kept.journeys) {
    if (!is_plain[journey.truck.flow.index()]) continue;
    Instant here = journey.arrived;
    for (const Visit& visit : ways[name_of(journey.truck)]) {
      // A check at a place of the truck's goes on beside the visit there, and so does who chooses
      // again.
      if (is_beside(kept, visit)) continue;
      if (visit.arrived != here) return "not there: " + text(kept, visit);
      here = visit.left;
    }
    if (here != journey.left) return fmt::format("#{} is lost", journey.truck.number);
  }
  return {};
}

std::string breach_of_places(const Plan& plan, const Kept& kept) {
  for (const auto& [stage, visits] : by_stage(kept)) {
    const StageInfo& info = kept.stages[stage];
    if (info.kind == StageKind::crossing || info.kind == StageKind::exchange ||
        (info.kind != StageKind::pool && has_no_line(info.kind)))
      continue;
    std::uint64_t places = 0;
    std::uint64_t servers = places;
    if (info.kind == StageKind::yard) {
      places = plan.yards.at(info.name).places.limit();
    } else if (info.kind == StageKind::pool) {
      places = strength_of(plan.pools.at(info.name));
    } else {
      const Station& station = plan.stations.at(info.name);
      servers = info.lane.empty() ? server_count(station) : 1;
      places = servers + station.queue.limit();
    }
    std::vector<std::pair<Instant, Instant>> inside;
    std::vector<std::pair<Instant, Instant>> served;
    for (const Visit& visit : visits) {
      // Who waits for a member stands elsewhere.
      inside.emplace_back(info.kind == StageKind::pool ? visit.started : visit.entered, visit.left);
      served.emplace_back(visit.started, visit.left);
    }
    if (static_cast<std::uint64_t>(most_at_once(inside)) > places)
      return fmt::format("{} inside {}", most_at_once(inside), info.name);
    if (info.kind == StageKind::station &&
        static_cast<std::uint64_t>(most_at_once(served)) > servers)
      return fmt::format("{} served by {}", most_at_once(served), info.name);
  }
  return {};
}

std::string breach_of_fifo(const Kept& kept) {
  using Line = std::tuple<std::uint32_t, std::uint32_t, std::uint8_t, Marks>;
  std::map<Line, Visits> queued;
  std::map<Line, Visits> outside;
  for (const Visit& visit : kept.visits) {
    const StageKind kind = kept.stages[visit.stage.index()].kind;
    if (visit.outcome == VisitOutcome::turned_back || has_no_line(kind)) continue;
    const bool has_sides = kind == StageKind::crossing || kind == StageKind::exchange;
    const Line line{visit.stage.value(), visit.truck.commodity.value(),
                    has_sides ? visit.direction : std::uint8_t{0}, visit.marks};
    const bool has_queue = kind == StageKind::station || kind == StageKind::exchange;
    if (has_queue && visit.entered != Instant::never()) queued[line].push_back(visit);
    if (visit.arrived < visit.entered) outside[line].push_back(visit);
  }
  const auto arrived = [](const Visit& visit) { return visit.arrived; };
  const auto entered = [](const Visit& visit) { return visit.entered; };
  const auto started = [](const Visit& visit) { return visit.started; };
  for (const auto& [line, visits] : queued)
    if (const auto breach = overtaking(kept, visits, entered, started); !breach.empty())
      return breach;
  for (const auto& [line, visits] : outside)
    if (const auto breach = overtaking(kept, visits, arrived, entered); !breach.empty())
      return breach;
  return {};
}

std::string breach_of_lanes(const Plan& plan, const Kept& kept) {
  std::map<std::pair<std::uint32_t, std::uint16_t>, Visits> lanes;
  for (const Visit& visit : kept.visits) {
    const StageInfo& info = kept.stages[visit.stage.index()];
    if (info.kind != StageKind::crossing || visit.server == 0) continue;
    lanes[{visit.stage.value(), visit.server}].push_back(visit);
    const Lanes& counts = plan.crossings.at(info.name).lanes;
    const auto all = counts.export_.value + counts.import_.value + counts.reversible.value;
    if (visit.server > all) return "no such lane: " + text(kept, visit);
    const bool is_import_lane = visit.server > counts.export_.value &&
                                visit.server <= counts.export_.value + counts.import_.value;
    const bool is_import = static_cast<Direction>(visit.direction) == Direction::import_;
    if ((visit.server <= counts.export_.value && is_import) || (is_import_lane && !is_import))
      return "against the lane's direction: " + text(kept, visit);
  }
  for (auto& [lane, visits] : lanes)
    if (const auto breach = breach_on_lane(kept, visits); !breach.empty()) return breach;
  return {};
}

std::string breach_of_turns(const Plan& plan, const Kept& kept) {
  using Turn = std::tuple<std::uint32_t, std::uint16_t, Instant>;
  std::map<Turn, Visits> turns;
  std::map<std::pair<std::uint32_t, std::uint8_t>, std::vector<std::pair<Instant, Instant>>> waits;
  for (const Visit& visit : kept.visits) {
    const StageInfo& info = kept.stages[visit.stage.index()];
    if (info.kind != StageKind::exchange) continue;
    waits[{visit.stage.value(), visit.direction}].emplace_back(visit.entered,
                                                               std::min(visit.started, visit.left));
    if (visit.started != Instant::never())
      turns[{visit.stage.value(), visit.server, visit.started}].push_back(visit);
  }
  for (const auto& [side, spans] : waits) {
    const StageInfo& info = kept.stages[side.first];
    const Count places =
        plan.exchanges.at(info.name).places.of(static_cast<Direction>(side.second));
    if (static_cast<std::uint64_t>(most_at_once(spans)) > places.limit())
      return fmt::format("{} wait on a side of {}", most_at_once(spans), info.name);
  }
  for (const auto& [turn, visits] : turns) {
    const Exchange& exchange = plan.exchanges.at(kept.stages[std::get<0>(turn)].name);
    if (const auto breach = breach_in_turn(kept, exchange, visits); !breach.empty()) return breach;
  }
  return {};
}

}  // namespace cuakhau::test
