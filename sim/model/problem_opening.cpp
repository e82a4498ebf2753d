#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/base/text.hpp>

#include "model/detail/demand.hpp"
#include "model/detail/in_force.hpp"
#include "model/detail/law_range.hpp"
#include "model/detail/opening.hpp"
#include "model/detail/pace.hpp"
#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

/// Who comes to a stage: the first step that does, and in which directions.
struct Use {
  std::string flow;
  std::string path;
  std::array<bool, 2> travels{};  // by Direction
  bool is_busy = false;           // whether that flow has any trucks
};

/// Of several flows that come to a stage, the first that has trucks stands for all.
/// @param plans  at all times of the run: in some of them a flow may have trucks
[[nodiscard]] std::map<std::string, Use> uses_of_stages(const PlanCheck& check,
                                                        const std::vector<PlanInForce>& plans) {
  std::map<std::string, Use> uses;
  for (const auto& [flow, graph] : check.routes) {
    const bool is_busy = std::ranges::any_of(
        plans, [&](const PlanInForce& now) { return has_trucks(now.plan, flow); });
    const std::vector<bool> reached = graph.reached();
    for (std::size_t node = graph.nodes.size(); node-- > 0;) {
      if (!reached[node]) continue;
      for (const std::string& stage : graph.nodes[node].stages) {
        const Use first{flow, graph.nodes[node].path, {}, is_busy};
        Use& use = uses.try_emplace(stage, first).first->second;
        if (is_busy && !use.is_busy) use = {flow, graph.nodes[node].path, use.travels, true};
        use.travels[static_cast<std::size_t>(graph.nodes[node].travel)] = true;
      }
    }
  }
  return uses;
}

[[nodiscard]] std::string never_opens(const PlanCheck& check) {
  return fmt::format("never opens between {} and {}", check.clock_text(check.window.start),
                     check.clock_text(check.window.horizon));
}

/// It never opens, which only a policy may want.
void must_open(PlanCheck& check, const std::string& path, const Use& use) {
  if (check.standing == Standing::under_policies) return;
  check.problems.error(path + ".hours", fmt::format("it {}", never_opens(check)),
                       {fmt::format("flow {} visits it", quote(use.flow))});
}

/// The longest opening whose end is known: what is open at the horizon may stay open.
[[nodiscard]] Duration longest_opening(const OpenSpans& spans, Instant horizon) {
  return !spans.empty() && spans.back().until == horizon ? Duration::max() : longest(spans);
}

/// Work that must end before the closing and is longer than any opening is never begun.
void check_fit(PlanCheck& check, const std::string& path, double least_ms, Duration open) {
  if (!std::isfinite(least_ms)) return;  // at a pace of 0, which has been told
  const Duration least = ticks_from(least_ms);
  if (least <= open) return;
  check.problems.error(
      path, fmt::format("it takes at least {} and must end before the closing, but the longest "
                        "opening is {}",
                        format_duration_short(least), format_duration_short(open)));
}

void check_station(PlanCheck& check, const std::string& name, const Use& use) {
  const Station& station = check.plan.stations.at(name);
  const std::string path = fmt::format("stations.{}", name);
  const bool has_servers = std::ranges::any_of(
      station.servers, [](const ServerGroup& group) { return group.count.limit() > 0; });
  if (!has_servers) {
    if (check.standing == Standing::alone)
      check.problems.error(
          path + ".servers",
          fmt::format("expected at least 1 to serve flow {}, found none", quote(use.flow)));
    return;
  }
  if (!hours_are_known(check.plan, station)) return;
  Duration open{0};
  for (const OpenGroup& group : open_groups(check.plan, station, check.whole_run()))
    if (group.servers.limit() > 0)
      open = std::max(open, longest_opening(group.spans, check.window.horizon));
  if (open == Duration{0}) {
    must_open(check, path, use);
  } else if (station.closing == Closing::must_end_before_close && is_sound(station.service)) {
    check_fit(check, path + ".service", lowest(station.service) / fastest_pace(station), open);
  }
}

void check_exchange(PlanCheck& check, const std::string& name, const Use& use) {
  const Exchange& exchange = check.plan.exchanges.at(name);
  const std::string path = fmt::format("exchanges.{}", name);
  const bool has_bays = std::ranges::any_of(
      exchange.bays, [](const ServerGroup& group) { return group.count.limit() > 0; });
  if (!has_bays || !hours_are_known(check.plan, exchange)) return;
  Duration open{0};
  for (const OpenGroup& group : open_groups(check.plan, exchange, check.whole_run()))
    if (group.servers.limit() > 0)
      open = std::max(open, longest_opening(group.spans, check.window.horizon));
  if (open == Duration{0}) {
    must_open(check, path, use);
  } else if (exchange.closing == ExchangeClosing::must_end_before_close &&
             !kernel::problem(exchange.service.law)) {
    check_fit(check, path + ".service", lowest(exchange.service.law) / exchange.pace.value, open);
  }
}

void check_directions(PlanCheck& check, const std::string& name, const Use& use) {
  const Lanes& lanes = check.plan.crossings.at(name).lanes;
  const auto check_one = [&](Direction travel, Count count) {
    if (!use.travels[static_cast<std::size_t>(travel)]) return;
    if (count.limit() > 0 || lanes.reversible.limit() > 0) return;
    check.problems.error(
        fmt::format("crossings.{}.lanes", name),
        fmt::format("no lane for {}s, and flow {} needs one", word(travel), quote(use.flow)),
        {"laden trucks and returning empties each need a lane of their direction, or a "
         "reversible one"});
  };
  check_one(Direction::export_, lanes.export_);
  check_one(Direction::import_, lanes.import_);
}

[[nodiscard]] bool opens_under_policies(const std::vector<PlanInForce>& plans,
                                        const std::string& name) {
  return std::ranges::any_of(plans, [&](const PlanInForce& now) {
    const Crossing& crossing = now.plan.crossings.at(name);
    return hours_are_known(now.plan, crossing) && !open_spans(now.plan, crossing, now.span).empty();
  });
}

/// @param plans  at all times of the run
void check_crossing(PlanCheck& check, const std::string& name, const Use& use,
                    const std::vector<PlanInForce>& plans) {
  const Crossing& crossing = check.plan.crossings.at(name);
  if (check.standing == Standing::alone) check_directions(check, name, use);
  if (!hours_are_known(check.plan, crossing)) return;
  const OpenSpans spans = open_spans(check.plan, crossing, check.whole_run());
  if (spans.empty()) {
    if (!use.is_busy || opens_under_policies(plans, name)) return;
    check.problems.warning(
        use.path, fmt::format("{} {}: its trucks wait for ever", quote(name), never_opens(check)));
  } else if (crossing.closing == CrossingClosing::must_clear &&
             !kernel::problem(crossing.travel.law)) {
    check_fit(check, fmt::format("crossings.{}.travel", name),
              lowest(crossing.travel.law) / crossing.pace.value,
              longest_opening(spans, check.window.horizon));
  }
}

}  // namespace

void check_opening(PlanCheck& check) {
  const std::vector<PlanInForce> plans = plans_in_force(check.plan);
  for (const auto& [stage, use] : uses_of_stages(check, plans)) {
    if (check.plan.stations.contains(stage)) check_station(check, stage, use);
    if (check.plan.exchanges.contains(stage)) check_exchange(check, stage, use);
    if (check.plan.crossings.contains(stage)) check_crossing(check, stage, use, plans);
  }
}

}  // namespace cuakhau::model::detail
