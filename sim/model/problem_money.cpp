#include <algorithm>

#include <fmt/format.h>

#include <cuakhau/base/duration_text.hpp>

#include "model/detail/amounts.hpp"
#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

/// What a load's age cannot change, it should not be said for.
void check_keeping(PlanCheck& check, const std::string& path, const Cargo& cargo) {
  const bool has_age = cargo.age != DurationLaw{};
  if (!cargo.shelf_life) {
    if (cargo.fresh_for > Duration{0} || has_age)
      check.problems.error(path, "without a `shelf_life` its loads never spoil, at any age",
                           {"say `shelf_life`, or leave out `fresh_for` and `age`"});
    return;
  }
  if (*cargo.shelf_life == Duration{0})
    check.problems.expected(path + ".shelf_life", "a duration above 0", "0 s");
  else if (cargo.fresh_for > *cargo.shelf_life)
    check.problems.expected(
        path + ".fresh_for",
        fmt::format("at most the shelf life, {}", format_duration(*cargo.shelf_life)),
        format_duration(cargo.fresh_for));
  else if (kernel::mean(cargo.age.law) >= static_cast<double>(cargo.shelf_life->count()))
    check.problems.warning(path + ".age", "its loads are worth nothing on arrival, in the mean");
}

/// Carbon dioxide comes from the fuel.
void check_carbon(PlanCheck& check) {
  const Costs& costs = check.plan.costs;
  const bool burns = costs.idling || std::ranges::any_of(check.plan.flows, [](const auto& entry) {
                       return entry.second.idling.has_value();
                     });
  if (costs.carbon && !burns)
    check.problems.error("costs.carbon", "no truck burns fuel while it waits",
                         {"say `costs.idling`, or `idling` of a flow"});
}

}  // namespace

void check_cargo(PlanCheck& check) {
  for (const auto& [name, cargo] : check.plan.cargo) {
    const std::string path = fmt::format("cargo.{}", name);
    check.problems.must_name(path, check.commodities, name);
    if (check_law(check, path + ".age", cargo.age)) check_keeping(check, path, cargo);
  }
}

void check_costs(PlanCheck& check) {
  if (check.standing == Standing::under_policies) return;  // amounts of policies are the plan's too
  const std::vector<Amount> amounts = amounts_of(check.plan);
  for (const Amount& amount : amounts) {
    const Amount& first = amounts.front();
    if (amount.money.currency != first.money.currency)
      check.problems.expected(
          amount.path, fmt::format("an amount in {}, as at {}", first.money.currency, first.path),
          amount.money.currency, {"a plan has one currency: convert the amount"});
  }
  check_carbon(check);
  for (std::size_t i = 0; i < check.plan.policies.size(); ++i) {
    const std::optional<PolicyCost>& cost = check.plan.policies[i].cost;
    if (cost && !cost->once && !cost->per_day)
      check.problems.expected(fmt::format("policies[{}].cost", i), "`once`, `per_day` or both",
                              "none");
  }
}

}  // namespace cuakhau::model::detail
