#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/in_force.hpp"
#include "model/detail/plan_check.hpp"
#include "model/detail/setting_reach.hpp"
#include "model/detail/watched.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::string_view k_numbers = "`waiting`, `occupancy` and `free`";

/// @return whether the trigger names an outcome of a check
bool check_outcome(PlanCheck& check, const std::string& path, const Trigger& trigger) {
  if (trigger.at_least || trigger.below)
    check.problems.error(path + (trigger.at_least ? ".at_least" : ".below"),
                         fmt::format("it belongs to {}: each outcome counts", k_numbers));
  if (!check.problems.must_name(path + ".check", check.checks, trigger.check)) return false;
  const Check& one = check.plan.checks.at(trigger.check);
  if (trigger.outcome.empty()) {
    check.problems.expected(path, fmt::format("the `outcome` of {}", quote(trigger.check)), "none");
    return false;
  }
  const std::string kind = fmt::format("an outcome of {}", trigger.check);
  const NameSet outcomes{.kind = kind, .names = outcomes_of(one)};
  return check.problems.must_name(path + ".outcome", outcomes, trigger.outcome);
}

std::string text(const Threshold& threshold) {
  return threshold.share ? fmt::format("{:.6g} %", threshold.share->value * 100.0)
                         : fmt::format("{}", threshold.trucks.value);
}

/// A condition on a number begins and ends at different numbers, or at the same one.
class ThresholdCheck {
 public:
  ThresholdCheck(PlanCheck& check, const std::string& path, const Trigger& trigger)
      : check_(check), path_(path), trigger_(trigger) {}

  /// @return whether something is given that it begins at
  bool run() {
    const bool is_on_members = !trigger_.free.empty();
    if (is_on_members ? !trigger_.below : !trigger_.at_least) {
      check_.problems.expected(path_,
                               is_on_members ? "`below`: it is set off when fewer members are free"
                                             : "`at_least`: the number of trucks that sets it off",
                               "none");
      return false;
    }
    for (const auto& [key, threshold] :
         {std::pair{".at_least", &trigger_.at_least}, std::pair{".below", &trigger_.below}})
      if (*threshold) one(path_ + key, **threshold);
    return true;
  }

  /// @param places  of the yard
  void compare(Count places) {
    if (trigger_.high().of(places) < trigger_.low().of(places))
      check_.problems.expected(path_ + ".below", "at most at_least, " + text(trigger_.high()),
                               text(trigger_.low()));
  }

 private:
  void one(const std::string& path, const Threshold& threshold) {
    if (threshold.share && trigger_.occupancy.empty())
      check_.problems.expected(path, "a number", text(threshold),
                               {"a share is of the places of a yard, with `occupancy`"});
    const bool begins = &threshold == &(trigger_.free.empty() ? trigger_.high() : trigger_.low());
    if (begins && (threshold.share ? threshold.share->value == 0.0 : threshold.trucks.limit() == 0))
      check_.problems.expected(path, "more than 0, at which the condition begins", text(threshold));
  }

  PlanCheck& check_;
  const std::string& path_;
  const Trigger& trigger_;
};

void check_places(PlanCheck& check, const std::string& path, const Trigger& trigger,
                  ThresholdCheck& thresholds) {
  const Count places = check.plan.yards.at(trigger.occupancy).places;
  const bool is_share = trigger.at_least->share || (trigger.below && trigger.below->share);
  if (is_share && places.is_unlimited)
    return check.problems.error(
        path + (trigger.at_least->share ? ".at_least" : ".below"),
        fmt::format("{} has unlimited places: no share of them is taken", quote(trigger.occupancy)),
        {"say a number of trucks, or give the yard its `places`"});
  thresholds.compare(places);
  if (trigger.at_least->of(places) > places.limit())
    check.problems.warning(path + ".at_least", fmt::format("never reached: {} has {} places",
                                                           quote(trigger.occupancy), places.value));
}

/// A condition that begins and ends at the same number is switched by every truck that comes or
/// goes there. Who writes both numbers alike has thought of it.
void check_distance(PlanCheck& check, const std::string& path, const Policy& policy) {
  const Trigger& trigger = *policy.when;
  const bool has_one = trigger.at_least.has_value() != trigger.below.has_value();
  if (!trigger.check.empty() || !has_one || policy.lasting) return;
  const bool is_on_members = !trigger.free.empty();
  check.problems.warning(
      path,
      fmt::format("it begins and ends at the same number, {}: each {} that comes or goes there "
                  "switches the policy",
                  text(trigger.high()), is_on_members ? "member" : "truck"),
      {is_on_members
           ? "say `at_least` too, well above: the condition goes on until so many are free"
           : "say `below` too, well below: the condition goes on until the number is lower",
       "or say how long it is in force each time, with `for`"});
}

/// @return whether the trigger looks at a number somewhere
bool check_number(PlanCheck& check, const std::string& path, const Trigger& trigger) {
  if (!trigger.outcome.empty()) check.problems.error(path + ".outcome", "it belongs to `check`");
  ThresholdCheck thresholds(check, path, trigger);
  if (!thresholds.run()) return false;
  if (!trigger.occupancy.empty()) {
    const NameSet yards = names_of("a yard", check.plan.yards);
    if (!check.problems.must_name(path + ".occupancy", yards, trigger.occupancy)) return false;
    check_places(check, path, trigger, thresholds);
    return true;
  }
  thresholds.compare(Count::unlimited());
  if (trigger.free.empty()) {
    NameSet places = check.stages;
    places.kind = "a yard, station, exchange, crossing or gate, or province";
    places.append(check.plan.gates);
    places.names.emplace_back(k_province);
    return check.problems.must_name(path + ".waiting", places, trigger.waiting);
  }
  if (!check.problems.must_name(path + ".free", check.pools, trigger.free)) return false;
  const std::uint64_t members = strength_of(check.plan.pools.at(trigger.free));
  if (trigger.high().trucks.limit() > members &&
      !is_set_by_policy(check.plan, fmt::format("pools.{}.members", trigger.free)))
    check.problems.warning(
        path + (trigger.at_least ? ".at_least" : ".below"),
        fmt::format("never reached: {} has {} members", quote(trigger.free), members),
        {"once set off, the condition never ends"});
  return true;
}

/// @return whether the trigger can be read
bool check_trigger(PlanCheck& check, const std::string& path, const Trigger& trigger) {
  std::vector<std::string> kinds;
  if (!trigger.waiting.empty()) kinds.emplace_back("waiting");
  if (!trigger.occupancy.empty()) kinds.emplace_back("occupancy");
  if (!trigger.free.empty()) kinds.emplace_back("free");
  if (!trigger.check.empty()) kinds.emplace_back("check");
  if (kinds.size() == 1)
    return trigger.check.empty() ? check_number(check, path, trigger)
                                 : check_outcome(check, path, trigger);
  check.problems.expected(path, "one of waiting, occupancy, free and check",
                          kinds.empty() ? "none of them" : join(kinds, " and "));
  return false;
}

/// Least and highest share within the run.
struct ShareRange {
  double least = 1.0;
  double most = 0.0;

  void add(double share) {
    least = std::min(least, share);
    most = std::max(most, share);
  }
};

ShareRange range_in(const RunWindow& window, const DatedShare& share, UtcOffset offset) {
  ShareRange range;
  std::optional<double> at_start = share.always.value;
  for (const auto& [date, value] : share.from) {
    const Instant from = at(date, Duration{0}, offset);
    if (from >= window.horizon) break;
    if (from > window.start && at_start) range.add(*std::exchange(at_start, std::nullopt));
    if (from <= window.start)
      at_start = value.value;
    else
      range.add(value.value);
  }
  if (at_start) range.add(*at_start);
  return range;
}

/// Whether the check can find this outcome while the plan is as it is.
bool is_found(const Plan& plan, const RunWindow& window, const Trigger& trigger) {
  const Check& check = plan.checks.at(trigger.check);
  if (!check.test) {
    const auto share = check.outcomes.find(trigger.outcome);
    return share != check.outcomes.end() && share->second.value > 0.0;
  }
  if (trigger.outcome == k_certified) return check.certificate->carried.value > 0.0;
  const Test& test = *check.test;
  const ShareRange infected = range_in(window, test.prevalence, plan.sides.home.utc_offset);
  const bool has_infected = infected.most > 0.0;
  const bool has_healthy = infected.least < 1.0;
  if (trigger.outcome == k_negative)
    return (has_infected && test.sensitivity.value < 1.0) ||
           (has_healthy && test.specificity.value > 0.0);
  // A positive pool is `retested`, and its trucks are positive by the retest.
  if (trigger.outcome == k_positive && !check.retest.empty()) return false;
  return (has_infected && test.sensitivity.value > 0.0) ||
         (has_healthy && test.specificity.value < 1.0);
}

ProblemList::Help why_never_found(const Check& check, const std::string& outcome) {
  if (!check.test) return {"its share is 0 %"};
  if (outcome == k_certified) return {"nobody carries a certificate"};
  if (outcome == k_positive && !check.retest.empty())
    return {fmt::format("its pools are {}, and the trucks of a positive one are positive by {}",
                        k_retested, quote(check.retest))};
  return {"by its prevalence, sensitivity and specificity in the run"};
}

/// Whether some truck comes to a stage or check, or takes a member of a pool.
bool comes_to(const PlanCheck& check, const std::string& name) {
  return std::ranges::any_of(check.routes, [&](const auto& route) {
    return std::ranges::any_of(route.second.nodes, [&](const RouteNode& node) {
      return node.visits(name) || node.check == name || node.seizes == name ||
             std::ranges::any_of(node.stages, [&](const std::string& stage) {
               const auto station = check.plan.stations.find(stage);
               return station != check.plan.stations.end() && station->second.staffed_by == name;
             });
    });
  });
}

/// @param plans  at all times of the run
void check_chance(PlanCheck& check, const std::string& path, const Trigger& trigger,
                  const std::vector<PlanInForce>& plans) {
  const std::set<std::string> names = watched_names(check.plan, trigger);
  const bool is_visited =
      std::ranges::any_of(names, [&](const std::string& name) { return comes_to(check, name); });
  if (!is_visited) {
    check.problems.warning(path, fmt::format("the policy is never set off: no route comes to {}",
                                             quote(trigger.watched())));
    return;
  }
  if (trigger.check.empty()) return;
  const bool is_ever_found = std::ranges::any_of(
      plans, [&](const PlanInForce& now) { return is_found(now.plan, check.window, trigger); });
  if (!is_ever_found)
    check.problems.warning(path + ".outcome",
                           fmt::format("the policy is never set off: {} never finds {}",
                                       quote(trigger.check), quote(trigger.outcome)),
                           why_never_found(check.plan.checks.at(trigger.check), trigger.outcome));
}

/// A policy with a condition, for the search for circles.
struct Watcher {
  const Policy* policy = nullptr;
  std::set<std::string> names{};  // what it looks at
  Reach reach{};                  // what it bears on

  [[nodiscard]] const Trigger& trigger() const { return *policy->when; }
};

/// How the policy bears most on what the other one watches, if it can set that off.
const Touch* touch_on(const Reach& reach, const Watcher& other) {
  const Touch* most = nullptr;
  for (const std::string& name : other.names) {
    const auto touch = reach.find(name);
    if (touch == reach.end()) continue;
    // A check finds its outcomes among however many trucks come.
    const bool counts = other.trigger().check.empty() || touch->second.how == Bearing::work;
    if (counts && (most == nullptr || touch->second.how > most->how)) most = &touch->second;
  }
  return most;
}

/// "stations.a.hours" says by itself what it bears on.
bool is_of(const Touch& touch, const std::string& stage) {
  const std::size_t dot = touch.path.find('.');
  return dot != std::string::npos &&
         touch.path.compare(dot + 1, stage.size() + 1, stage + '.') == 0;
}

/// Whether one looks at all that the other one does: a gate, and a stage of it.
bool holds_the_other(const Watcher& one, const Watcher& other) {
  return std::ranges::includes(one.names, other.names) ||
         std::ranges::includes(other.names, one.names);
}

void check_circle(PlanCheck& check, std::size_t index, const Watcher& other,
                  const Watcher& watcher) {
  if (other.trigger().watched() == watcher.trigger().watched()) return;
  const Touch* const there = touch_on(watcher.reach, other);
  const Touch* const back = touch_on(other.reach, watcher);
  if (there == nullptr || back == nullptr) return;
  ProblemList::Help help;
  for (const auto& [touch, watched] :
       {std::pair{back, watcher.trigger().watched()}, std::pair{there, other.trigger().watched()}})
    if (!is_of(*touch, watched))
      help.push_back(fmt::format("{} bears on {}", touch->path, quote(watched)));
  help.emplace_back("let one of them watch another stage");
  const bool is_certain =
      there->how == Bearing::work && back->how == Bearing::work && !holds_the_other(watcher, other);
  const std::string pair =
      fmt::format("{} and {}", quote(other.policy->name), quote(watcher.policy->name));
  if (is_certain)
    check.problems.error(policy_path(index, "when"),
                         pair +
                             " can set each other off: each changes the stage that the other "
                             "one watches",
                         std::move(help));
  else
    check.problems.warning(policy_path(index, "when"),
                           pair +
                               " may set each other off: each may lengthen the queue that the "
                               "other one watches",
                           std::move(help));
}

}  // namespace

void check_triggers(PlanCheck& check) {
  const auto& policies = check.plan.policies;
  std::vector<PlanInForce> plans;
  if (check.has_window) plans = plans_in_force(check.plan);
  std::vector<Watcher> watchers;
  for (std::size_t index = 0; index < policies.size(); ++index) {
    const Policy& policy = policies[index];
    if (!policy.when) continue;
    const std::string path = policy_path(index, "when");
    const std::size_t errors_before = check.problems.errors();
    const bool is_readable = check_trigger(check, path, *policy.when);
    Watcher watcher{.policy = &policy,
                    .names = watched_names(check.plan, *policy.when),
                    .reach = reach_of(check.plan, check.routes, policy)};
    if (check.problems.errors() == errors_before) check_distance(check, path, policy);
    if (is_readable && check.has_window) check_chance(check, path, *policy.when, plans);
    for (const Watcher& other : watchers) check_circle(check, index, other, watcher);
    watchers.push_back(std::move(watcher));
  }
}

}  // namespace cuakhau::model::detail
