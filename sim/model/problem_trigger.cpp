#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/text.hpp>

#include "model/detail/in_force.hpp"
#include "model/detail/plan_check.hpp"
#include "model/detail/setting_reach.hpp"

namespace cuakhau::model::detail {

namespace {

/// @return whether the trigger names an outcome of a check
bool check_outcome(PlanCheck& check, const std::string& path, const Trigger& trigger) {
  if (trigger.at_least || trigger.below)
    check.problems.error(path + (trigger.at_least ? ".at_least" : ".below"),
                         "it belongs to `waiting` and `occupancy`: each outcome counts");
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

/// @return whether the trigger looks at a number of trucks somewhere
bool check_number(PlanCheck& check, const std::string& path, const Trigger& trigger) {
  if (!trigger.outcome.empty()) check.problems.error(path + ".outcome", "it belongs to `check`");
  if (!trigger.at_least) {
    check.problems.expected(path, "`at_least`: the number of trucks that sets it off", "none");
    return false;
  }
  if (trigger.below && trigger.below->limit() > trigger.at_least->limit())
    check.problems.expected(path + ".below",
                            fmt::format("at most at_least, {}", trigger.at_least->value),
                            fmt::format("{}", trigger.below->value));
  if (!trigger.waiting.empty())
    return check.problems.must_name(path + ".waiting", check.stages, trigger.waiting);
  const NameSet yards = names_of("a yard", check.plan.yards);
  if (!check.problems.must_name(path + ".occupancy", yards, trigger.occupancy)) return false;
  const Count places = check.plan.yards.at(trigger.occupancy).places;
  if (trigger.at_least->limit() > places.limit())
    check.problems.warning(path + ".at_least", fmt::format("never reached: {} has {} places",
                                                           quote(trigger.occupancy), places.value));
  return true;
}

/// @return whether the trigger can be read
bool check_trigger(PlanCheck& check, const std::string& path, const Trigger& trigger) {
  std::vector<std::string> kinds;
  if (!trigger.waiting.empty()) kinds.emplace_back("waiting");
  if (!trigger.occupancy.empty()) kinds.emplace_back("occupancy");
  if (!trigger.check.empty()) kinds.emplace_back("check");
  if (kinds.size() == 1)
    return trigger.check.empty() ? check_number(check, path, trigger)
                                 : check_outcome(check, path, trigger);
  check.problems.expected(path, "one of waiting, occupancy and check",
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

/// @param plans  at all times of the run
void check_chance(PlanCheck& check, const std::string& path, const Trigger& trigger,
                  const std::vector<PlanInForce>& plans) {
  const std::string& watched = trigger.watched();
  const bool is_visited = std::ranges::any_of(
      check.routes, [&](const auto& route) { return route.second.visits(watched); });
  if (!is_visited) {
    check.problems.warning(
        path, fmt::format("the policy is never set off: no route comes to {}", quote(watched)));
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

/// How the policy bears on what the other one watches, if it can set that off.
const Touch* touch_on(const Reach& reach, const Trigger& watching) {
  const auto touch = reach.find(watching.watched());
  if (touch == reach.end()) return nullptr;
  // A check finds its outcomes among however many trucks come.
  const bool counts = watching.check.empty() || touch->second.how == Bearing::work;
  return counts ? &touch->second : nullptr;
}

/// "stations.a.hours" says by itself what it bears on.
bool is_of(const Touch& touch, const std::string& stage) {
  const std::size_t dot = touch.path.find('.');
  return dot != std::string::npos &&
         touch.path.compare(dot + 1, stage.size() + 1, stage + '.') == 0;
}

void check_circle(PlanCheck& check, std::size_t index, const std::vector<Reach>& reaches) {
  const Policy& policy = check.plan.policies[index];
  for (std::size_t earlier = 0; earlier < index; ++earlier) {
    const Policy& other = check.plan.policies[earlier];
    if (!other.when || other.when->watched() == policy.when->watched()) continue;
    const Touch* const there = touch_on(reaches[index], *other.when);
    const Touch* const back = touch_on(reaches[earlier], *policy.when);
    if (there == nullptr || back == nullptr) continue;
    ProblemList::Help help;
    for (const auto& [touch, stage] :
         {std::pair{back, policy.when->watched()}, std::pair{there, other.when->watched()}})
      if (!is_of(*touch, stage))
        help.push_back(fmt::format("{} bears on {}", touch->path, quote(stage)));
    help.emplace_back("let one of them watch another stage");
    const bool is_certain = there->how == Bearing::work && back->how == Bearing::work;
    const std::string pair = fmt::format("{} and {}", quote(other.name), quote(policy.name));
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
}

}  // namespace

void check_triggers(PlanCheck& check) {
  const auto& policies = check.plan.policies;
  std::vector<PlanInForce> plans;
  if (check.has_window) plans = plans_in_force(check.plan);
  std::vector<Reach> reaches(policies.size());
  for (std::size_t index = 0; index < policies.size(); ++index) {
    if (!policies[index].when) continue;
    const std::string path = policy_path(index, "when");
    const bool is_readable = check_trigger(check, path, *policies[index].when);
    reaches[index] = reach_of(check.plan, check.routes, policies[index]);
    if (is_readable && check.has_window) check_chance(check, path, *policies[index].when, plans);
    check_circle(check, index, reaches);
  }
}

}  // namespace cuakhau::model::detail
