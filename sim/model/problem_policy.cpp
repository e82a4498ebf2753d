#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/field_walk.hpp>
#include <cuakhau/model/problem.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/in_force.hpp"
#include "model/detail/plan_check.hpp"
#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::size_t k_most_values_listed = 3;

std::string path_of(std::size_t policy, std::string_view field = {}) {
  return field.empty() ? fmt::format("policies[{}]", policy)
                       : fmt::format("policies[{}].{}", policy, field);
}

void check_outcome(PlanCheck& check, const std::string& path, const Trigger& trigger) {
  if (trigger.at_least || trigger.below)
    check.problems.error(path + (trigger.at_least ? ".at_least" : ".below"),
                         "it belongs to `waiting` and `occupancy`: each outcome counts");
  if (!check.problems.must_name(path + ".check", check.checks, trigger.check)) return;
  const Check& one = check.plan.checks.at(trigger.check);
  if (trigger.outcome.empty()) {
    check.problems.expected(path, fmt::format("the `outcome` of {}", quote(trigger.check)), "none");
    return;
  }
  const std::string kind = fmt::format("an outcome of {}", trigger.check);
  const NameSet outcomes{.kind = kind, .names = outcomes_of(one)};
  check.problems.must_name(path + ".outcome", outcomes, trigger.outcome);
}

void check_trigger(PlanCheck& check, std::size_t index, const Trigger& trigger) {
  const std::string path = path_of(index, "when");
  std::vector<std::string> kinds;
  if (!trigger.waiting.empty()) kinds.emplace_back("waiting");
  if (!trigger.occupancy.empty()) kinds.emplace_back("occupancy");
  if (!trigger.check.empty()) kinds.emplace_back("check");
  if (kinds.size() != 1) {
    check.problems.expected(path, "one of waiting, occupancy and check",
                            kinds.empty() ? "none of them" : join(kinds, " and "));
    return;
  }
  if (!trigger.check.empty()) {
    check_outcome(check, path, trigger);
    return;
  }
  if (!trigger.outcome.empty()) check.problems.error(path + ".outcome", "it belongs to `check`");
  if (!trigger.at_least) {
    check.problems.expected(path, "`at_least`: the number of trucks that sets it off", "none");
    return;
  }
  if (trigger.below && trigger.below->limit() > trigger.at_least->limit())
    check.problems.expected(path + ".below",
                            fmt::format("at most at_least, {}", trigger.at_least->value),
                            fmt::format("{}", trigger.below->value));
  if (!trigger.waiting.empty()) {
    check.problems.must_name(path + ".waiting", check.stages, trigger.waiting);
    return;
  }
  const NameSet yards = names_of("a yard", check.plan.yards);
  if (!check.problems.must_name(path + ".occupancy", yards, trigger.occupancy)) return;
  const Count places = check.plan.yards.at(trigger.occupancy).places;
  if (trigger.at_least->limit() > places.limit())
    check.problems.warning(path + ".at_least", fmt::format("never reached: {} has {} places",
                                                           quote(trigger.occupancy), places.value));
}

void check_windows(PlanCheck& check, std::size_t index, const Policy& policy) {
  const bool is_alone = !policy.from && !policy.until && !policy.every && !policy.when &&
                        !policy.lasting && policy.after == DurationLaw{};
  if (!is_alone)
    check.problems.error(path_of(index, "windows"),
                         "they say by themselves when the policy is in force",
                         {"leave out from, until, for, after, every and when"});
  const Instant start = check.window.start;
  Instant last = Instant::far_past();
  bool is_ever = false;
  for (std::size_t i = 0; i < policy.windows.size(); ++i) {
    const Instant from = policy.windows[i].from.resolve(start);
    const Instant until = policy.windows[i].until.resolve(start);
    const std::string path = fmt::format("{}[{}]", path_of(index, "windows"), i);
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
    check.problems.warning(path_of(index, "windows"),
                           "the policy is never in force: none of them lies in the run");
}

void check_dates(PlanCheck& check, std::size_t index, const Policy& policy) {
  if (!policy.windows.empty()) return check_windows(check, index, policy);
  const Instant from = policy.from ? policy.from->resolve(check.window.start) : check.window.start;
  const Instant until = policy.until ? policy.until->resolve(check.window.start) : Instant::never();
  if (until <= from) {
    check.problems.expected(path_of(index, "until"),
                            fmt::format("an end after {}", check.clock_text(from)),
                            check.clock_text(until));
  } else if (from >= check.window.horizon) {
    check.problems.warning(path_of(index, "from"),
                           "the policy is never in force: it begins after the end of the run");
  } else if (until <= check.window.start) {
    check.problems.warning(path_of(index, "until"),
                           "the policy is never in force: it ends before the run begins");
  }
}

void check_laws(PlanCheck& check, std::size_t index, const Policy& policy) {
  check_law(check, path_of(index, "after"), policy.after);
  if (policy.lasting && check_law(check, path_of(index, "for"), *policy.lasting) &&
      kernel::mean(policy.lasting->law) < 1.0)
    check.problems.expected(path_of(index, "for"), "a mean of at least 1 ms", "less");
  if (!policy.every || !check_law(check, path_of(index, "every"), *policy.every)) return;
  if (kernel::mean(policy.every->law) <= 0.0)
    check.problems.expected(path_of(index, "every"), "a mean above 0 s", "0 s");
  if (!policy.lasting)
    check.problems.expected(path_of(index), "`for` beside `every`: how long it lasts each time",
                            "no `for`");
}

void check_kind(PlanCheck& check, std::size_t index, const Policy& policy) {
  if (policy.every && policy.when)
    check.problems.expected(path_of(index), "at most one of `every` and `when`", "both");
  if (policy.set.empty())
    check.problems.error(path_of(index, "set"), "the policy changes nothing", {});
  const bool is_same_name = std::ranges::any_of(
      check.plan.policies.begin(), check.plan.policies.begin() + static_cast<std::ptrdiff_t>(index),
      [&](const Policy& earlier) { return earlier.name == policy.name; });
  if (is_same_name)
    check.problems.error(path_of(index, "name"),
                         fmt::format("another policy is called {} too", quote(policy.name)),
                         {"results and the log tell policies apart by name"});
}

/// Stages and steps are there for the whole run.
void check_shape(PlanCheck& check, std::size_t index, const Plan& with) {
  if (have_one_shape(Network(check.plan).tables(), Network(with).tables())) return;
  check.problems.error(
      path_of(index, "set"), "while it is in force the network would have another shape",
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
        cause == set.end() ? path_of(index) : path_of(index, "set." + cause->path);
    check.problems.error(path,
                         fmt::format("while it is in force: {}: {}", problem.path, problem.message),
                         problem.help);
  }
  if (is_sound) check_shape(check, index, with);
}

const Setting* setting_of(const Policy& policy, const std::string& path) {
  const auto found = std::ranges::find(policy.set, path, &Setting::path);
  return found == policy.set.end() ? nullptr : &*found;
}

/// Values that both set, each to something else.
std::vector<std::string> paths_fought_over(const Policy& policy, const Policy& other) {
  std::vector<std::string> paths;
  for (const Setting& setting : policy.set) {
    const Setting* const replaced = setting_of(other, setting.path);
    if (replaced != nullptr && replaced->value != setting.value) paths.push_back(setting.path);
  }
  return paths;
}

/// The first of several; of one, its path says all.
ProblemList::Help help_on_values(const std::vector<std::string>& paths) {
  if (paths.size() == 1) return {};
  const std::size_t shown = std::min(paths.size(), k_most_values_listed);
  std::string text = "these are " + join(std::span(paths).first(shown), ", ");
  if (paths.size() > shown) text += fmt::format(", and {} more", paths.size() - shown);
  return {std::move(text)};
}

void check_overlap(PlanCheck& check, std::size_t index) {
  const Policy& policy = check.plan.policies[index];
  const OpenSpans spans = spans_in_force(check.window, policy);
  for (std::size_t earlier = 0; earlier < index; ++earlier) {
    const Policy& other = check.plan.policies[earlier];
    if (intersection(spans_in_force(check.window, other), spans).empty()) continue;
    const std::vector<std::string> fought_over = paths_fought_over(policy, other);
    if (fought_over.empty()) continue;
    const std::string what = fought_over.size() == 1
                                 ? "another value"
                                 : fmt::format("{} values otherwise", fought_over.size());
    check.problems.warning(
        path_of(index, "set." + fought_over.front()),
        fmt::format("{} sets {} while both are in force: the later in the list, {}, wins",
                    quote(other.name), what, quote(policy.name)),
        help_on_values(fought_over));
  }
}

/// Whether the policy changes something of the stage itself.
bool changes(const Policy& policy, const std::string& stage) {
  return std::ranges::any_of(policy.set, [&](const Setting& setting) {
    const std::size_t dot = setting.path.find('.');
    return dot != std::string::npos && lies_below(setting.path.substr(dot + 1), stage);
  });
}

void check_circle(PlanCheck& check, std::size_t index) {
  const Policy& policy = check.plan.policies[index];
  if (!policy.when) return;
  for (std::size_t earlier = 0; earlier < index; ++earlier) {
    const Policy& other = check.plan.policies[earlier];
    if (!other.when || other.when->watched() == policy.when->watched()) continue;
    if (changes(policy, other.when->watched()) && changes(other, policy.when->watched()))
      check.problems.error(
          path_of(index, "when"),
          fmt::format("{} and {} can set each other off: each changes the stage that the other "
                      "one watches",
                      quote(other.name), quote(policy.name)),
          {"let one of them watch another stage"});
  }
}

}  // namespace

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
    if (policy.when) check_trigger(check, index, *policy.when);
    if (!check.has_window) continue;
    check_dates(check, index, policy);
    check_effect(check, index, without);
    check_overlap(check, index);
    check_circle(check, index);
  }
}

}  // namespace cuakhau::model::detail
