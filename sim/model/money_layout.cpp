#include "model/detail/money_layout.hpp"

#include <algorithm>

#include <cuakhau/model/setting.hpp>

#include "model/detail/amounts.hpp"

namespace cuakhau::model::detail {

namespace {

std::vector<LoadValue> loads_of(const Network& network) {
  const auto& cargo = network.plan().cargo;
  if (cargo.empty()) return {};
  std::vector<LoadValue> loads(network.commodities().size());
  for (std::size_t i = 0; i < loads.size(); ++i) {
    const auto found = cargo.find(network.commodities()[i]);
    if (found == cargo.end()) continue;
    const Cargo& one = found->second;
    loads[i] = {.value = one.worth.amount,
                .fresh_for = one.fresh_for,
                .shelf_life = one.shelf_life.value_or(Duration{0}),
                .spoils = one.shelf_life.has_value()};
  }
  return loads;
}

template <class Section>
const std::optional<Money>* fee_in(const Section& section, const std::string& name) {
  const auto found = section.find(name);
  return found == section.end() ? nullptr : &found->second.fee;
}

/// null: of a choice, which takes none.
const std::optional<Money>* fee_of(const Plan& plan, const StageInfo& stage) {
  switch (stage.kind) {
    case StageKind::yard: return fee_in(plan.yards, stage.name);
    case StageKind::station: return fee_in(plan.stations, stage.name);
    case StageKind::crossing: return fee_in(plan.crossings, stage.name);
    case StageKind::exchange: return fee_in(plan.exchanges, stage.name);
    case StageKind::road: return fee_in(plan.roads, stage.name);
    case StageKind::check: return fee_in(plan.checks, stage.name);
    case StageKind::pool: return fee_in(plan.pools, stage.name);
    case StageKind::choice: break;
  }
  return nullptr;
}

bool policy_sets_fee(const Plan& plan) {
  return std::ranges::any_of(plan.policies, [](const Policy& policy) {
    return std::ranges::any_of(policy.set, [](const Setting& setting) {
      return std::holds_alternative<Money>(setting.value) &&
             !setting.path.ends_with(".per_staff_hour");
    });
  });
}

std::vector<double> fees_of(const Network& network) {
  std::vector<double> fees;
  bool is_any = policy_sets_fee(network.plan());
  for (const StageInfo& stage : network.stages()) {
    const std::optional<Money>* const fee = fee_of(network.plan(), stage);
    const bool takes = fee != nullptr && fee->has_value();
    fees.push_back(takes ? (*fee)->amount : 0.0);
    is_any |= takes;
  }
  return is_any ? fees : std::vector<double>{};
}

/// Who is excused from a check does not pay for it.
std::vector<std::uint8_t> free_results_of(const Network& network) {
  std::vector<std::uint8_t> results;
  for (const StageInfo& stage : network.stages()) {
    const auto certified = std::ranges::find(stage.outcomes, k_certified);
    const bool is_check = stage.kind == StageKind::check && certified != stage.outcomes.end();
    results.push_back(is_check ? static_cast<std::uint8_t>(certified - stage.outcomes.begin() + 1)
                               : 0);
  }
  return results;
}

std::vector<MoneyLayout::PolicyPrice> policies_of(const Plan& plan) {
  std::vector<MoneyLayout::PolicyPrice> prices;
  bool is_any = false;
  for (const Policy& policy : plan.policies) {
    const PolicyCost cost = policy.cost.value_or(PolicyCost{});
    prices.push_back({.once = cost.once.value_or(Money{}).amount,
                      .per_day = cost.per_day.value_or(Money{}).amount});
    is_any |= policy.cost.has_value();
  }
  return is_any ? prices : std::vector<MoneyLayout::PolicyPrice>{};
}

OpenSpans night_of(const Network& network, const PoolCost& cost) {
  if (!cost.night) return {};
  const Plan& plan = network.plan();
  return open_spans(*cost.night, plan.calendars, plan.sides,
                    {network.window().start, network.window().horizon});
}

std::vector<MoneyLayout::StaffPrice> staff_of(const Network& network) {
  std::vector<MoneyLayout::StaffPrice> prices;
  for (std::size_t i = 0; i < network.stages().size(); ++i) {
    const StageInfo& stage = network.stages()[i];
    const auto pool = network.plan().pools.find(stage.name);
    if (pool == network.plan().pools.end() || !pool->second.cost) continue;
    const auto gate = std::ranges::find(network.gates(), stage.gate);
    const PoolCost& cost = *pool->second.cost;
    prices.push_back({.pool = StageId{i},
                      .gate = static_cast<std::size_t>(gate - network.gates().begin()),
                      .per_hour = cost.per_staff_hour.amount,
                      .night_premium = cost.night_premium.value_or(Factor{0.0}).value,
                      .night = night_of(network, cost)});
  }
  return prices;
}

}  // namespace

bool MoneyLayout::spoils() const {
  return std::ranges::any_of(loads, [](const LoadValue& load) { return load.spoils; });
}

MoneyLayout money_layout(const Network& network) {
  return {.currency = currency_of(network.plan()),
          .loads = loads_of(network),
          .waiting_per_ms = by_flow(network, &Flow::waiting_cost, network.plan().costs.waiting,
                                    [](const MoneyRate& rate) { return rate.per_ms(); }),
          .fees = fees_of(network),
          .free_results = free_results_of(network),
          .policies = policies_of(network.plan()),
          .staff = staff_of(network)};
}

}  // namespace cuakhau::model::detail
