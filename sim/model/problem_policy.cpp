#include <algorithm>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/field_walk.hpp>
#include <cuakhau/model/problem.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/law_range.hpp"
#include "model/detail/plan_check.hpp"
#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

namespace {

void check_windows(PlanCheck& check, std::size_t index, const Policy& policy) {
  const bool is_alone = !policy.from && !policy.until && !policy.every && !policy.when &&
                        !policy.lasting && policy.after == DurationLaw{};
  if (!is_alone)
    check.problems.error(policy_path(index, "windows"),
                         "they say by themselves when the policy is in force",
                         {"leave out from, until, for, after, every and when"});
  const Instant start = check.window.start;
  Instant last = Instant::far_past();
  bool is_ever = false;
  for (std::size_t i = 0; i < policy.windows.size(); ++i) {
    const Instant from = policy.windows[i].from.resolve(start);
    const Instant until = policy.windows[i].until.resolve(start);
    const std::string path = fmt::format("{}[{}]", policy_path(index, "windows"), i);
    if (until <= from)
      check.problems.expected(path + ".until",
                              fmt::format("an end after {}", check.clock_text(from)),
                              check.clock_text(until));
    if (from < last)
      check.problems.expected(
          path + ".from",
          fmt::format("windows in order, this one not before {}", check.clock_text(last)),
          check.clock_text(from));
    last = std::max(last, until);
    is_ever |= from < check.window.horizon && start < until;
  }
  if (!is_ever)
    check.problems.warning(policy_path(index, "windows"),
                           "the policy is never in force: none of them lies in the run");
}

/// @param end  of the run or the policy, whichever comes first
void check_onset(PlanCheck& check, std::size_t index, const Policy& policy, Instant end) {
  Instant earliest = check.window.start;
  if (policy.from) earliest = std::max(earliest, policy.from->resolve(check.window.start));
  const auto tell_if_late = [&](const DurationLaw& law, std::string_view field) {
    if (kernel::problem(law.law)) return;
    earliest += ticks_from(lowest(law.law));
    if (earliest >= end)
      check.problems.warning(policy_path(index, field),
                             "the policy is never in force: the run, or the policy, is over before "
                             "it begins");
  };
  if (policy.every) tell_if_late(*policy.every, "every");
  if (earliest < end) tell_if_late(policy.after, "after");
}

void check_dates(PlanCheck& check, std::size_t index, const Policy& policy) {
  if (!policy.windows.empty()) return check_windows(check, index, policy);
  const Instant from = policy.from ? policy.from->resolve(check.window.start) : check.window.start;
  const Instant until = policy.until ? policy.until->resolve(check.window.start) : Instant::never();
  if (until <= from) {
    check.problems.expected(policy_path(index, "until"),
                            fmt::format("an end after {}", check.clock_text(from)),
                            check.clock_text(until));
  } else if (from >= check.window.horizon) {
    check.problems.warning(policy_path(index, "from"),
                           "the policy is never in force: it begins after the end of the run");
  } else if (until <= check.window.start) {
    check.problems.warning(policy_path(index, "until"),
                           "the policy is never in force: it ends before the run begins");
  } else {
    check_onset(check, index, policy, std::min(until, check.window.horizon));
  }
}

void check_laws(PlanCheck& check, std::size_t index, const Policy& policy) {
  check_law(check, policy_path(index, "after"), policy.after);
  if (policy.lasting && check_law(check, policy_path(index, "for"), *policy.lasting) &&
      kernel::mean(policy.lasting->law) < 1.0)
    check.problems.expected(policy_path(index, "for"), "a mean of at least 1 ms", "less");
  if (!policy.every || !check_law(check, policy_path(index, "every"), *policy.every)) return;
  if (kernel::mean(policy.every->law) <= 0.0)
    check.problems.expected(policy_path(index, "every"), "a mean above 0 s", "0 s");
  if (!policy.lasting)
    check.problems.expected(policy_path(index), "`for` beside `every`: how long it lasts each time",
                            "no `for`");
}

void check_kind(PlanCheck& check, std::size_t index, const Policy& policy) {
  if (policy.every && policy.when)
    check.problems.expected(policy_path(index), "at most one of `every` and `when`", "both");
  if (policy.set.empty())
    check.problems.error(policy_path(index, "set"), "the policy changes nothing", {});
  const bool is_same_name = std::ranges::any_of(
      check.plan.policies.begin(), check.plan.policies.begin() + static_cast<std::ptrdiff_t>(index),
      [&](const Policy& earlier) { return earlier.name == policy.name; });
  if (is_same_name)
    check.problems.error(policy_path(index, "name"),
                         fmt::format("another policy is called {} too", quote(policy.name)),
                         {"results and the log tell policies apart by name"});
}

/// Stages and steps are there for the whole run.
void check_shape(PlanCheck& check, std::size_t index, const Plan& with) {
  if (have_one_shape(Network(check.plan).tables(), Network(with).tables())) return;
  check.problems.error(
      policy_path(index, "set"), "while it is in force the network would have another shape",
      {"a station with one queue a server keeps its number of servers, a share `returning` that is "
       "0 % or 100 % stays so, and a visit keeps its limit or has none"});
}

/// A plan with this policy alone in force must be as sound as one without it, but for what the
/// policy shuts.
void check_effect(PlanCheck& check, std::size_t index, const std::vector<Problem>& without) {
  Plan with = under_policies(check.plan, {index});
  with.policies.clear();
  bool is_sound = true;
  for (const Problem& problem : problems_of(with, Standing::under_policies)) {
    if (problem.severity != Severity::error) continue;
    is_sound = false;
    const bool is_old = std::ranges::any_of(without, [&](const Problem& known) {
      return known.path == problem.path && known.message == problem.message;
    });
    if (is_old) continue;
    const auto& set = check.plan.policies[index].set;
    const auto cause = std::ranges::find_if(set, [&](const Setting& setting) {
      return lies_below(problem.path, setting.path) || lies_below(setting.path, problem.path);
    });
    const std::string path =
        cause == set.end() ? policy_path(index) : policy_path(index, "set." + cause->path);
    check.problems.error(path,
                         fmt::format("while it is in force: {}: {}", problem.path, problem.message),
                         problem.help);
  }
  if (is_sound) check_shape(check, index, with);
}

}  // namespace

std::string policy_path(std::size_t policy, std::string_view field) {
  return field.empty() ? fmt::format("policies[{}]", policy)
                       : fmt::format("policies[{}].{}", policy, field);
}

void check_policies(PlanCheck& check) {
  const auto& policies = check.plan.policies;
  if (policies.empty()) return;
  if (policies.size() > k_most_policies)
    check.problems.expected("policies", fmt::format("at most {} policies", k_most_policies),
                            fmt::format("{}", policies.size()));
  Plan base = check.plan;
  base.policies.clear();
  const std::vector<Problem> without = problems(base);
  for (std::size_t index = 0; index < policies.size(); ++index) {
    const Policy& policy = policies[index];
    check_kind(check, index, policy);
    check_laws(check, index, policy);
    if (!check.has_window) continue;
    check_dates(check, index, policy);
    check_effect(check, index, without);
  }
  check_triggers(check);
  if (check.has_window) check_settings(check);
}

}  // namespace cuakhau::model::detail
