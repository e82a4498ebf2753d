#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/field_walk.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/in_force.hpp"
#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::size_t k_most_values_listed = 3;
constexpr std::size_t k_most_rivals_listed = 8;

/// The first of several; of one, its path says all.
ProblemList::Help help_on_values(const std::vector<std::string>& paths) {
  if (paths.size() == 1) return {};
  const std::size_t shown = std::min(paths.size(), k_most_values_listed);
  std::string text = "these are " + join(std::span(paths).first(shown), ", ");
  if (paths.size() > shown) text += fmt::format(", and {} more", paths.size() - shown);
  return {std::move(text)};
}

/// Policies by number, in their order, that set the same values otherwise than each other.
using Rivals = std::vector<std::size_t>;

/// Finds policies that set a value to something else while both are in force.
class Overlaps {
 public:
  explicit Overlaps(PlanCheck& check) : check_(check), policies_(check.plan.policies) {
    for (const Policy& policy : policies_) spans_.push_back(spans_in_force(check.window, policy));
    for (std::size_t index = 0; index < policies_.size(); ++index)
      for (const Setting& setting : policies_[index].set)
        setters_[setting.path].emplace_back(index, &setting);
  }

  /// Each value once, at the last policy that sets it; values of the same policies together.
  void tell(std::size_t last) {
    std::vector<std::pair<Rivals, std::vector<std::string>>> groups;
    for (const Setting& setting : policies_[last].set) {
      const Rivals rivals = rivals_over(setting.path);
      if (rivals.empty() || rivals.back() != last) continue;
      const auto known = std::ranges::find(groups, rivals, &decltype(groups)::value_type::first);
      if (known == groups.end())
        groups.push_back({rivals, {setting.path}});
      else
        known->second.push_back(setting.path);
    }
    for (const auto& [rivals, paths] : groups) tell(rivals, paths);
  }

 private:
  using Setter = std::pair<std::size_t, const Setting*>;

  [[nodiscard]] bool fight(const Setter& one, const Setter& other) const {
    return one.first != other.first && one.second->value != other.second->value &&
           !intersection(spans_[one.first], spans_[other.first]).empty();
  }

  [[nodiscard]] Rivals rivals_over(const std::string& path) const {
    const std::vector<Setter>& setters = setters_.at(path);
    Rivals rivals;
    for (const Setter& one : setters)
      if (std::ranges::any_of(setters, [&](const Setter& other) { return fight(one, other); }))
        rivals.push_back(one.first);
    return rivals;
  }

  void tell(const Rivals& rivals, const std::vector<std::string>& paths) {
    const std::size_t last = rivals.back();
    const std::string path = policy_path(last, "set." + paths.front());
    const bool is_one = paths.size() == 1;
    if (rivals.size() == 2) {
      const std::string what =
          is_one ? "another value" : fmt::format("{} values otherwise", paths.size());
      check_.problems.warning(
          path,
          fmt::format("{} sets {} while both are in force: the later in the list, {}, wins",
                      quote(policies_[rivals.front()].name), what, quote(policies_[last].name)),
          help_on_values(paths));
      return;
    }
    check_.problems.warning(
        path,
        fmt::format("{} set {}, and may be in force together: the last of them in the list wins",
                    names(rivals),
                    is_one ? "it otherwise" : fmt::format("{} values otherwise", paths.size())),
        help_on_values(paths));
  }

  /// `"a", "b" and 3 more`.
  [[nodiscard]] std::string names(const Rivals& rivals) const {
    const std::size_t others = rivals.size() - 1;  // the place of the message names the last
    const std::size_t shown = others > k_most_rivals_listed ? k_most_rivals_listed : others - 1;
    std::vector<std::string> parts;
    for (const std::size_t rival : std::span(rivals).first(shown))
      parts.push_back(quote(policies_[rival].name));
    return join(parts, ", ") + " and " +
           (shown + 1 == others ? quote(policies_[rivals[shown]].name)
                                : fmt::format("{} more", others - shown));
  }

  PlanCheck& check_;
  const std::vector<Policy>& policies_;
  std::vector<OpenSpans> spans_;  // in which each may be in force
  std::map<std::string, std::vector<Setter>, std::less<>> setters_;  // by path
};

/// What another policy sets is not the plan's own value at all times.
bool is_set_by_another(const Plan& plan, std::size_t index, const std::string& path) {
  for (std::size_t other = 0; other < plan.policies.size(); ++other)
    if (other != index &&
        std::ranges::any_of(plan.policies[other].set, [&](const Setting& setting) {
          return lies_below(setting.path, path) || lies_below(path, setting.path);
        }))
      return true;
  return false;
}

void check_difference(PlanCheck& check, std::size_t index) {
  const Policy& policy = check.plan.policies[index];
  if (policy.set.empty()) return;
  const bool is_alone = std::ranges::none_of(policy.set, [&](const Setting& setting) {
    return is_set_by_another(check.plan, index, setting.path);
  });
  if (!is_alone || under_policies(check.plan, {index}) != check.plan) return;
  check.problems.warning(policy_path(index, "set." + policy.set.front().path),
                         policy.set.size() == 1
                             ? "it changes nothing: the plan has this value already"
                             : "the policy changes nothing: the plan has these values already");
}

}  // namespace

void check_settings(PlanCheck& check) {
  Overlaps overlaps(check);
  for (std::size_t index = 0; index < check.plan.policies.size(); ++index) {
    overlaps.tell(index);
    check_difference(check, index);
  }
}

}  // namespace cuakhau::model::detail
