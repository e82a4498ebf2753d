#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/handover_parts.hpp"
#include "model/detail/opening.hpp"
#include "model/detail/plan_check.hpp"
#include "model/detail/stage_compiler.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::uint64_t k_most_members = 65'535;  // records number them with 16 bits

void check_break(PlanCheck& check, const std::string& path, const Break& one) {
  const int rules = (one.after ? 1 : 0) + (one.after_duties ? 1 : 0) + (one.every ? 1 : 0);
  if (rules != 1)
    check.problems.expected(path, "one of `after`, `after_duties` and `every`",
                            rules == 0 ? "none" : "several",
                            {"breaks of several kinds are a list, with a length each"});
  if (one.after_duties && one.after_duties->is_unlimited)
    check.problems.expected(path + ".after_duties", "a number", "unlimited");
  for (const auto& [key, length] : {std::pair{".after", one.after}, std::pair{".every", one.every}})
    if (length && *length == Duration{0})
      check.problems.expected(path + key, "a duration above 0", "0 s");
  if (!check_law(check, path + ".for", one.lasting)) return;
  const double mean_ms = kernel::mean(one.lasting.law);
  if (mean_ms == 0.0)
    check.problems.expected(path + ".for", "a law of lengths above 0", "0 s");
  else if (one.every && *one.every > Duration{0} &&
           mean_ms >= static_cast<double>(one.every->count()))
    check.problems.expected(
        path + ".for",
        fmt::format("a length below {}, at which the next one is due", format_duration(*one.every)),
        format_duration(ticks_from(mean_ms)));
}

/// Whose hours never end has none beyond them.
void check_overtime(PlanCheck& check, const std::string& path, const Pool& pool) {
  const bool has_hours = pool.hours.kind != HoursKind::always ||
                         std::ranges::any_of(pool.members, [](const ServerGroup& group) {
                           return group.hours.kind != HoursKind::always;
                         });
  if (pool.overtime > Duration{0} && !has_hours && !is_set_by_policy(check.plan, path + ".hours"))
    check.problems.error(path + ".overtime", "its members are always on shift",
                         {"say when their shifts end by `hours`, of the pool or of its groups"});
}

/// Nights that cost more need both, their hours and how much.
void check_night(PlanCheck& check, const std::string& path, const PoolCost& cost) {
  if (cost.night) check_hours(check, path + ".night", *cost.night);
  if (cost.night.has_value() == cost.night_premium.has_value()) return;
  if (cost.night)
    check.problems.expected(path, "a `night_premium` beside `night`", "none",
                            {"such as 30 % of what an hour costs"});
  else
    check.problems.expected(path, "the hours of the `night` beside `night_premium`", "none",
                            {"such as 22:00-06:00 of a clock"});
}

void check_pool(PlanCheck& check, const std::string& path, const Pool& pool) {
  check_gate_name(check, path + ".gate", pool.gate);
  check_hours(check, path + ".hours", pool.hours);
  check_discipline(check, path + ".discipline", pool.discipline);
  check_overtime(check, path, pool);
  if (pool.cost) check_night(check, path + ".cost", *pool.cost);
  for (std::size_t i = 0; i < pool.breaks.size(); ++i)
    check_break(check, fmt::format("{}.breaks[{}]", path, i), pool.breaks[i]);
  if (pool.least.is_unlimited) check.problems.expected(path + ".least", "a number", "unlimited");
  if (pool.members.empty())
    check.problems.expected(path + ".members", "at least one group", "none");
  std::uint64_t sum = 0;
  bool is_unlimited = false;
  for (std::size_t i = 0; i < pool.members.size(); ++i) {
    check_hours(check, fmt::format("{}.members[{}].hours", path, i), pool.members[i].hours);
    is_unlimited |= pool.members[i].count.is_unlimited;
    sum += pool.members[i].count.value;
  }
  if (is_unlimited) {
    check.problems.expected(path + ".members", "a number", "unlimited",
                            {"who never lacks a member needs no pool"});
  } else if (sum > k_most_members) {
    check.problems.expected(path + ".members", fmt::format("at most {}", k_most_members),
                            fmt::to_string(sum));
  }
}

/// The most members that a pool has at once in the run, by its own hours.
[[nodiscard]] std::uint32_t most_members(const PlanCheck& check, const Pool& pool) {
  std::uint32_t most = 0;
  for (const OpenLevel& level : levels_of(check.plan, pool, check.window))
    most = std::max(most, level.servers);
  return most;
}

using Held = std::set<std::string>;

/// Follows a route with the pools of which a truck holds a member. Behind a step that nobody comes
/// out of there is nothing to hold.
class HoldingCheck {
 public:
  HoldingCheck(PlanCheck& check, const std::string& name, const Flow& flow)
      : check_(check), name_(name), flow_(flow) {}

  void run(const std::string& path) {
    must_hold_nothing(route(flow_.route, path, Held{}), path, "its route ends");
    for (const auto& [place, name, held] : jumps_) {
      const auto target = targets_.find(name);
      if (target != targets_.end() && target->second != held)
        check_.problems.error(place, fmt::format("the truck jumps with {} and comes to {} with {}",
                                                 text(held), quote(name), text(target->second)));
    }
  }

  /// What a truck holds when it first comes to a stage, those of handovers included: initial trucks
  /// may begin where it is nothing.
  [[nodiscard]] const std::map<std::string, Held>& entries() const { return entries_; }

 private:
  using After = std::optional<Held>;
  struct Jump {
    std::string place;
    std::string name;
    Held held;
  };

  [[nodiscard]] static std::string text(const Held& held) {
    if (held.empty()) return "no member of a pool";
    return "a member of " + join(std::vector<std::string>(held.begin(), held.end()), ", ");
  }

  void must_hold_nothing(const After& held, const std::string& path, std::string_view when) {
    if (held && !held->empty())
      check_.problems.error(path, fmt::format("{} while the truck holds {}", when, text(*held)),
                            {fmt::format("let it `release: {}` before", *held->begin())});
  }

  After route(const Route& route, const std::string& path, After held) {
    for (std::size_t i = 0; i < route.size() && held; ++i)
      held = step(route[i], fmt::format("{}[{}]", path, i), *held);
    return held;
  }

  After step(const Step& step, const std::string& path, Held held) {
    if (!step.visit.empty()) return visit(step, path, std::move(held));
    if (!step.check.empty()) return check(step, path + ".ways", held);
    if (!step.choose_way.empty()) return choose_way(step, path + ".ways", held);
    if (!step.branch.empty()) return branch(step.branch, path + ".branch", held);
    if (!step.seize.empty()) return take(step.seize, path + ".seize", std::move(held));
    if (!step.release.empty()) return give(step.release, path + ".release", std::move(held));
    for (const std::string& name : step.choose) {
      targets_.try_emplace(name, held);
      entries_.try_emplace(name, held);
    }
    if (step.go_to.empty()) return held;
    jumps_.push_back({path + ".go_to", step.go_to, held});
    return {};
  }

  After visit(const Step& step, const std::string& path, Held held) {
    if (step.visit == "cleared") return held;
    if (step.visit == "leave" || step.visit == "diverted") {
      must_hold_nothing(held, path, "its way ends");
      return {};
    }
    targets_.try_emplace(step.visit, held);
    entries_.try_emplace(step.visit, held);
    const auto handover = check_.plan.handovers.find(step.visit);
    After after = handover == check_.plan.handovers.end()
                      ? After{held}
                      : hand_over(handover->second, step, path, held);
    if (step.limit)
      meet(after, route(step.late, path + ".late", held), path + ".late", "this visit");
    return after;
  }

  After hand_over(const Handover& handover, const Step& step, const std::string& path, Held held) {
    const auto must_have = [&](const PerDirectionName& names, const char* what) {
      if (!name_for(names, flow_.direction).empty()) return true;
      check_.problems.error(path + ".visit", fmt::format("{} has no {} for {}s", quote(step.visit),
                                                         what, word(flow_.direction)));
      return false;
    };
    if (!handover.companies.empty()) {
      if (!check_reach(check_, path + ".visit", name_, step.visit)) return {};
    } else if (needs_pool(handover.method) && !must_have(handover.pool, "`pool`")) {
      return {};
    }
    if (reloads(handover.method) && !must_have(handover.load, "`load`")) return {};
    const auto list = parts_of(check_.plan, handover, flow_.direction, !step.beyond.empty());
    return parts(list, step, path, std::move(held));
  }

  After parts(const std::vector<HandoverPart>& list, const Step& step, const std::string& path,
              After held) {
    for (const HandoverPart& part : list) {
      if (!held) return held;
      switch (part.kind) {
        case PartKind::beyond: held = route(step.beyond, path + ".beyond", std::move(held)); break;
        case PartKind::seize: held = take(part.name, path + ".visit", std::move(*held)); break;
        case PartKind::hire:
          for (const std::string& pool : pools_of(part.companies))
            held = take(pool, path + ".visit", std::move(*held));
          break;
        case PartKind::release: held = give(part.name, path + ".visit", std::move(*held)); break;
        case PartKind::branch:
          if (part.share < 1.0) parts(part.aside, step, path, held);
          break;
        case PartKind::leave:
          must_hold_nothing(held, path + ".visit", "those that do not come back leave");
          return {};
        case PartKind::visit: entries_.try_emplace(part.name, *held); break;
        case PartKind::cleared:
        case PartKind::fetch: break;
      }
    }
    return held;
  }

  After branch(const std::vector<Arm>& arms, const std::string& path, const Held& before) {
    After after;
    for (std::size_t i = 0; i < arms.size(); ++i) {
      const std::string place = fmt::format("{}[{}]", path, i);
      meet(after, route(arms[i].route, place + ".route", before), place, "this branch");
    }
    return after;
  }

  /// An outcome that is not named goes straight on.
  After check(const Step& step, const std::string& path, const Held& before) {
    const auto found = check_.plan.checks.find(step.check);
    if (found == check_.plan.checks.end()) return before;
    After after;
    for (const std::string& outcome : outcomes_of(found->second)) {
      if (outcome == k_retested) continue;
      const auto way = step.ways.find(outcome);
      const std::string place = fmt::format("{}.{}", path, outcome);
      const bool is_named = way != step.ways.end();
      meet(after, is_named ? route(way->second, place, before) : After{before},
           is_named ? place : path, "this check");
    }
    return after;
  }

  After choose_way(const Step& step, const std::string& path, const Held& before) {
    const auto found = check_.plan.choices.find(step.choose_way);
    if (found == check_.plan.choices.end()) return before;
    After after;
    for (const auto& [name, one] : found->second.ways) {
      const auto way = step.ways.find(name);
      const bool is_named = way != step.ways.end();
      const std::string place = is_named ? fmt::format("{}.{}", path, name) : path;
      meet(after, is_named ? route(way->second, place, before) : After{before}, place,
           "this choice");
    }
    return after;
  }

  /// What is held after one way out must be what is held after the others.
  void meet(After& after, const After& held, const std::string& place, std::string_view of) {
    if (held && after && *held != *after)
      check_.problems.error(
          place, fmt::format("after it the truck holds {}, after another way out of {} {}",
                             text(*held), of, text(*after)));
    if (!after) after = held;
  }

  After take(const std::string& pool, const std::string& path, Held held) {
    if (!held.insert(pool).second)
      check_.problems.error(path, fmt::format("the truck already holds {}", text({pool})));
    return held;
  }

  After give(const std::string& pool, const std::string& path, Held held) {
    if (held.erase(pool) == 0)
      check_.problems.error(path, fmt::format("the truck holds no member of {}", pool),
                            {fmt::format("let it `seize: {}` before", pool)});
    return held;
  }

  PlanCheck& check_;
  const std::string& name_;
  const Flow& flow_;
  std::map<std::string, Held> targets_;  // of jumps
  std::map<std::string, Held> entries_;
  std::vector<Jump> jumps_;
};

/// The most members of each pool that somebody needs at once, and where it says so.
struct Need {
  std::uint32_t members = 0;
  std::string path;
};

void need(std::map<std::string, Need>& needs, const std::string& pool, const Need& one) {
  Need& most = needs[pool];
  if (one.members > most.members) most = one;
}

void collect_needs(const PlanCheck& check, const Route& route, const std::string& path,
                   std::map<std::string, Need>& needs) {
  for (std::size_t i = 0; i < route.size(); ++i) {
    const std::string place = fmt::format("{}[{}]", path, i);
    if (!route[i].seize.empty()) need(needs, route[i].seize, {1, place + ".seize"});
    for (std::size_t arm = 0; arm < route[i].branch.size(); ++arm)
      collect_needs(check, route[i].branch[arm].route,
                    fmt::format("{}.branch[{}].route", place, arm), needs);
    for (const auto& [outcome, way] : route[i].ways)
      collect_needs(check, way, fmt::format("{}.ways.{}", place, outcome), needs);
    collect_needs(check, route[i].beyond, place + ".beyond", needs);
    collect_needs(check, route[i].late, place + ".late", needs);
  }
}

[[nodiscard]] std::map<std::string, Need> needs_of(const PlanCheck& check) {
  std::map<std::string, Need> needs;
  for (const auto& [name, station] : check.plan.stations)
    if (!station.staffed_by.empty())
      need(needs, station.staffed_by,
           {station.staff.value, fmt::format("stations.{}.staff", name)});
  for (const auto& [name, handover] : check.plan.handovers) {
    for (const std::string* pool : {&handover.pool.export_, &handover.pool.import_})
      if (!pool->empty()) need(needs, *pool, {1, fmt::format("handovers.{}.pool", name)});
    for (std::size_t i = 0; i < handover.companies.size(); ++i)
      need(needs, handover.companies[i].pool,
           {1, fmt::format("handovers.{}.companies[{}]", name, i)});
  }
  for (const auto& [name, flow] : check.plan.flows)
    collect_needs(check, flow.route, fmt::format("flows.{}.route", name), needs);
  return needs;
}

}  // namespace

void check_pools(PlanCheck& check) {
  for (const auto& [name, pool] : check.plan.pools)
    check_pool(check, fmt::format("pools.{}", name), pool);
}

void check_holding(PlanCheck& check, const std::string& flow_name, const Flow& flow) {
  HoldingCheck holding(check, flow_name, flow);
  holding.run(fmt::format("flows.{}.route", flow_name));
  for (std::size_t i = 0; i < check.plan.initial.size(); ++i) {
    const InitialQueue& queue = check.plan.initial[i];
    const auto target = holding.entries().find(queue.stage);
    if (queue.flow != flow_name || target == holding.entries().end()) continue;
    if (!target->second.empty())
      check.problems.error(fmt::format("initial[{}].stage", i),
                           fmt::format("trucks come to {} with a member of {}, which these would "
                                       "not have",
                                       quote(queue.stage), *target->second.begin()),
                           {"let them begin before they seize it"});
  }
}

void check_members(PlanCheck& check) {
  if (check.standing == Standing::under_policies) return;  // who waits for a member waits
  for (const auto& [name, need] : needs_of(check)) {
    const auto pool = check.plan.pools.find(name);
    if (pool == check.plan.pools.end()) continue;
    // A policy may bring members that the plan itself does not have.
    if (is_set_by_policy(check.plan, "pools." + name)) continue;
    if (!hours_are_known(check.plan, pool->second)) continue;
    const std::uint32_t most = most_members(check, pool->second);
    const std::string path = fmt::format("pools.{}.members", name);
    if (most == 0) {
      check.problems.error(path, "it has no member at any time of the run",
                           {fmt::format("needed by {}", need.path)});
    } else if (most < need.members) {
      check.problems.error(
          need.path, fmt::format("more than pool {} ever has at once: {}", quote(name), most));
    } else if (!pool->second.least.is_unlimited && most < pool->second.least.value) {
      check.problems.error(fmt::format("pools.{}.least", name),
                           fmt::format("more than it ever has at once: {}", most));
    }
  }
}

}  // namespace cuakhau::model::detail
