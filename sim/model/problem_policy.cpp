#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/field_walk.hpp>
#include <cuakhau/model/problem.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/in_force.hpp"
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

bool comes_back(const std::optional<PolicyDate>& date) { return date && date->yearly; }

/// A day of each year begins the policy by itself, and says when it ends.
class YearlyCheck {
 public:
  YearlyCheck(PlanCheck& check, std::size_t index, const Policy& policy)
      : check_(check), index_(index), policy_(policy) {}

  void run() {
    for (const auto& [key, date] :
         {std::pair{"from", &policy_.from}, std::pair{"until", &policy_.until}})
      if (comes_back(*date)) check_feast(check_, policy_path(index_, key), (*date)->yearly->day);
    const bool fit = do_ends_fit();
    const bool is_forward = !goes_backward();
    if (comes_back(policy_.from) && is_alone() && has_length() && fit && is_forward) check_spans();
  }

 private:
  bool do_ends_fit() {
    const bool begins = comes_back(policy_.from);
    if (!policy_.until || begins == comes_back(policy_.until)) return true;
    // Without `from` it may be that one which could not be read.
    check_.problems.error(policy_path(index_, policy_.from ? "until" : ""),
                          begins ? "`from` comes back each year, and `until` does not"
                                 : "`until` comes back each year, and `from` does not",
                          {"give both as a day of each year, or both as a moment"});
    return false;
  }

  /// Days of one feast have an order; those of a calendar do not: 10-01 to 03-01 is a winter.
  bool goes_backward() {
    if (!comes_back(policy_.from) || !comes_back(policy_.until)) return false;
    const YearlyMoment& from = *policy_.from->yearly;
    const YearlyMoment& until = *policy_.until->yearly;
    const auto* const first = std::get_if<FeastDay>(&from.day.day);
    const auto* const last = std::get_if<FeastDay>(&until.day.day);
    if (first == nullptr || last == nullptr || first->feast != last->feast) return false;
    const auto since_feast = [](const FeastDay& day, const YearlyMoment& moment) {
      return day.days_after * k_day + moment.time_of_day - moment.clock.ahead();
    };
    if (since_feast(*last, until) > since_feast(*first, from)) return false;
    check_.problems.error(policy_path(index_, "until"),
                          "it ends before it begins: it would go on to the feast of the next year",
                          {"`from` is the earlier of two days about one feast"});
    return true;
  }

  bool is_alone() {
    const bool is_free = !policy_.every && !policy_.when && policy_.windows.empty() &&
                         policy_.after == DurationLaw{};
    if (!is_free)
      check_.problems.error(policy_path(index_, "from"),
                            "a day of each year says by itself when the policy begins",
                            {"leave out every, when, after and windows"});
    return is_free;
  }

  bool has_length() {
    if (!policy_.until && !policy_.lasting) {
      check_.problems.expected(policy_path(index_), "`until` or `for` beside a day of each year",
                               "none of them");
      return false;
    }
    if (!policy_.lasting || std::holds_alternative<kernel::Constant>(policy_.lasting->law.law))
      return true;
    check_.problems.expected(policy_path(index_, "for"),
                             "one length beside a day of each year, such as 10 d", "a law");
    return false;
  }

  void check_spans() {
    const OpenSpans spans = windows_of(check_.window, policy_);
    if (spans.empty())
      check_.problems.warning(policy_path(index_, "from"),
                              "the policy is never in force: no year has it within the run");
    for (std::size_t i = 1; i < spans.size(); ++i)
      if (spans[i].from < spans[i - 1].until)
        return check_.problems.error(
            policy_path(index_, policy_.lasting ? "for" : "until"),
            fmt::format("it goes on until {}, and begins anew on {}",
                        check_.clock_text(spans[i - 1].until), check_.clock_text(spans[i].from)));
  }

  PlanCheck& check_;
  std::size_t index_;
  const Policy& policy_;
};

void check_dates(PlanCheck& check, std::size_t index, const Policy& policy) {
  if (comes_back(policy.from) || comes_back(policy.until))
    return YearlyCheck(check, index, policy).run();
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
  if (policy.set.empty() && policy.lose.empty() && policy.lose_each.empty())
    check.problems.error(policy_path(index), "the policy changes nothing",
                         {"say what, by `set` or `lose`"});
  const bool has_outcome = policy.when && !policy.when->check.empty();
  if (!policy.lose_each.empty() && !has_outcome)
    check.problems.error(policy_path(index, "lose_each"),
                         "it belongs to a policy that an outcome of a check sets off",
                         {"name both by `when: {check: …, outcome: …}`, or use `lose`"});
  const bool is_same_name = std::ranges::any_of(
      check.plan.policies.begin(), check.plan.policies.begin() + static_cast<std::ptrdiff_t>(index),
      [&](const Policy& earlier) { return earlier.name == policy.name; });
  if (is_same_name)
    check.problems.error(policy_path(index, "name"),
                         fmt::format("another policy is called {} too", quote(policy.name)),
                         {"results and the log tell policies apart by name"});
}

/// By the pool itself or as a policy sets it.
std::uint64_t most_members(const Plan& plan, const std::string& name) {
  std::uint64_t most = strength_of(plan.pools.at(name));
  for (std::size_t policy = 0; policy < plan.policies.size(); ++policy) {
    Plan with = plan;
    for (const Setting& setting : plan.policies[policy].set)
      if (lies_below(setting.path, "pools." + name)) apply(with, setting);
    most = std::max(most, strength_of(with.pools.at(name)));
  }
  return most;
}

void check_losses(PlanCheck& check, const std::string& field,
                  const std::map<std::string, Count>& lost) {
  for (const auto& [pool, members] : lost) {
    const std::string path = fmt::format("{}.{}", field, pool);
    if (!check.problems.must_name(path, check.pools, pool)) continue;
    if (members.is_unlimited || members.limit() == 0) {
      check.problems.expected(path, "a number of members", members.is_unlimited ? "unlimited" : "0",
                              {fmt::format("to take all, set pools.{}.members to 0", pool)});
      continue;
    }
    const std::uint64_t most = most_members(check.plan, pool);
    if (members.limit() > most)
      check.problems.expected(
          path, fmt::format("at most {}, the members that {} ever has", most, quote(pool)),
          fmt::format("{}", members.value),
          {"what several policies take adds up; when it is more than there are, nobody is left"});
  }
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
    check_losses(check, policy_path(index, "lose"), policy.lose);
    check_losses(check, policy_path(index, "lose_each"), policy.lose_each);
    if (!check.has_window) continue;
    check_dates(check, index, policy);
    check_effect(check, index, without);
  }
  check_triggers(check);
  if (check.has_window) check_settings(check);
}

}  // namespace cuakhau::model::detail
