#include "model/detail/opening.hpp"

#include <algorithm>

namespace cuakhau::model::detail {

namespace {

[[nodiscard]] bool both(const PerSideFlag& open) { return open.home && open.neighbour; }

[[nodiscard]] OpenSpans both_open(const Plan& plan, const PerSideHours& hours, OpenSpan within) {
  return intersection(open_spans(hours.home, plan.calendars, plan.sides, within),
                      open_spans(hours.neighbour, plan.calendars, plan.sides, within));
}

[[nodiscard]] OpenSpans gate_spans(const Plan& plan, const std::string& name, OpenSpan within) {
  if (within.from >= within.until) return {};
  const auto gate = plan.gates.find(name);
  if (gate == plan.gates.end()) return {within};  // counts for none, waits for none
  return both(gate->second.open) ? both_open(plan, gate->second.hours, within) : OpenSpans{};
}

/// While the gates that the crossing belongs to, one after the other, are open.
[[nodiscard]] OpenSpans membership_spans(const Plan& plan, const std::vector<Membership>& gates,
                                         OpenSpan within) {
  const auto begin_of = [&](const Membership& membership) {
    if (!membership.from) return within.from;
    const Instant first = at(*membership.from, Duration{0}, plan.sides.home.utc_offset);
    return std::clamp(first, within.from, within.until);
  };
  const Instant first = gates.empty() ? within.until : begin_of(gates.front());
  OpenSpans spans = gate_spans(plan, {}, {within.from, first});
  for (std::size_t i = 0; i < gates.size(); ++i) {
    const Instant until = i + 1 < gates.size() ? begin_of(gates[i + 1]) : within.until;
    const OpenSpans next = gate_spans(plan, gates[i].gate, {begin_of(gates[i]), until});
    spans.insert(spans.end(), next.begin(), next.end());
  }
  return spans;
}

[[nodiscard]] bool has_nobody(const Plan& plan, const Servers& servers, OpenSpan within) {
  return std::ranges::none_of(open_groups(plan, servers, within), [](const OpenGroup& group) {
    return group.servers.limit() > 0 && !group.spans.empty();
  });
}

}  // namespace

bool is_shut(const Plan& plan, const std::string& name, Direction travel, OpenSpan within) {
  const auto crossing = plan.crossings.find(name);
  if (crossing != plan.crossings.end())
    return crossing->second.lanes.open_to(travel) == 0 ||
           open_spans(plan, crossing->second, within).empty();
  const auto pool = plan.pools.find(name);
  if (pool != plan.pools.end()) return has_nobody(plan, pool->second, within);
  const auto exchange = plan.exchanges.find(name);
  if (exchange != plan.exchanges.end()) return has_nobody(plan, exchange->second, within);
  const auto station = plan.stations.find(name);
  if (station == plan.stations.end()) return false;
  return has_nobody(plan, station->second, within) ||
         (!station->second.staffed_by.empty() &&
          is_shut(plan, station->second.staffed_by, travel, within));
}

std::vector<OpenGroup> open_groups(const Plan& plan, const Servers& servers, OpenSpan within) {
  const OpenSpans open = open_spans(servers.hours, plan.calendars, plan.sides, within);
  std::vector<OpenGroup> groups;
  groups.reserve(servers.groups.size());
  for (const ServerGroup& group : servers.groups)
    groups.push_back({group.count, intersection(open, open_spans(group.hours, plan.calendars,
                                                                 plan.sides, within))});
  return groups;
}

OpenSpans open_spans(const Plan& plan, const Crossing& crossing, OpenSpan within) {
  if (!both(crossing.open)) return {};
  return intersection(both_open(plan, crossing.hours, within),
                      joined(membership_spans(plan, crossing.gate, within)));
}

Duration total(const OpenSpans& spans) {
  Duration sum{0};
  for (const OpenSpan& span : spans) sum += span.until - span.from;
  return sum;
}

Duration longest(const OpenSpans& spans) {
  Duration most{0};
  for (const OpenSpan& span : spans) most = std::max(most, span.until - span.from);
  return most;
}

bool are_known(const Plan& plan, const Hours& hours) {
  return hours.kind != HoursKind::named || plan.calendars.contains(hours.calendar);
}

bool are_known(const Plan& plan, const PerSideHours& hours) {
  return are_known(plan, hours.home) && are_known(plan, hours.neighbour);
}

bool hours_are_known(const Plan& plan, const Servers& servers) {
  return are_known(plan, servers.hours) &&
         std::ranges::all_of(servers.groups, [&](const ServerGroup& group) {
           return are_known(plan, group.hours);
         });
}

bool hours_are_known(const Plan& plan, const Crossing& crossing) {
  return are_known(plan, crossing.hours) &&
         std::ranges::all_of(crossing.gate, [&](const Membership& membership) {
           const auto gate = plan.gates.find(membership.gate);
           return gate == plan.gates.end() || are_known(plan, gate->second.hours);
         });
}

std::int64_t open_ms(const std::vector<OpenLevel>& levels, OpenSpan within, std::uint32_t most) {
  std::int64_t sum = 0;
  auto level = std::ranges::upper_bound(levels, within.from, {}, &OpenLevel::from);
  if (level != levels.begin()) --level;
  for (; level != levels.end() && level->from < within.until; ++level) {
    const auto next = level + 1;
    const Instant from = std::max(level->from, within.from);
    const Instant until = next == levels.end() ? within.until : std::min(next->from, within.until);
    sum += (until - from).count() * std::min(level->servers, most);
  }
  return sum;
}

}  // namespace cuakhau::model::detail
