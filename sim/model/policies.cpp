#include "model/detail/policies.hpp"

#include <algorithm>
#include <utility>

#include <cuakhau/model/setting.hpp>

#include "model/detail/crossings.hpp"
#include "model/detail/exchanges.hpp"
#include "model/detail/in_force.hpp"
#include "model/detail/pools.hpp"
#include "model/detail/roads.hpp"
#include "model/detail/sources.hpp"
#include "model/detail/stations.hpp"
#include "model/detail/watched.hpp"

namespace cuakhau::model::detail {

namespace {

// Draws of one onset: the time to it, the delay, how long it lasts.
constexpr std::uint64_t k_draws_an_onset = 3;
constexpr std::uint64_t k_delay = 1;
constexpr std::uint64_t k_length = 2;

/// Of a gate or the province, all its stages; a crossing is of the gate at the start of the run.
std::vector<StageId> stages_watched(const Network::Tables& tables, const Policy& policy) {
  std::vector<StageId> stages;
  if (!policy.when) return stages;
  const std::string& name = policy.when->watched();
  for (std::size_t stage = 0; stage < tables.stages.size(); ++stage) {
    const StageInfo& info = tables.stages[stage].info;
    if (info.name == name || info.gate == name || name == k_province) stages.emplace_back(stage);
  }
  return stages;
}

}  // namespace

Policies::Policies(World& world, const Parts& parts, Sources& sources)
    : world_(world),
      stations_(parts.stations),
      crossings_(parts.crossings),
      pools_(parts.pools),
      exchanges_(parts.exchanges),
      roads_(parts.roads),
      sources_(sources),
      base_(*world.tables),
      states_(base_.plan.policies.size()) {
  for (std::uint32_t policy = 0; policy < states_.size(); ++policy) {
    watched_stages_.push_back(stages_watched(base_, plan_of(policy)));
    looks_at_many_.push_back(plan_of(policy).when &&
                             looks_at_many(base_.plan, *plan_of(policy).when));
    if (!plan_of(policy).when) continue;
    const bool waits_for_outcome = !plan_of(policy).when->check.empty();
    (waits_for_outcome ? waiting_ : watched_).push_back(policy);
    if (!waits_for_outcome) continue;
    for (const StageId check : watched_stages_.back())
      world_.has_watched_outcomes[check.index()] = true;
  }
}

const Policy& Policies::plan_of(std::uint32_t policy) const { return base_.plan.policies[policy]; }

void Policies::start() {
  const Instant start = base_.window.start;
  for (std::uint32_t policy = 0; policy < states_.size(); ++policy) {
    const Policy& plan = plan_of(policy);
    if (plan.has_windows()) {
      arm(policy);
      continue;
    }
    const Instant from = plan.from ? plan.from->resolve(start) : start;
    const Instant until = plan.until ? plan.until->resolve(start) : Instant::never();
    if (until <= start) continue;
    if (until < base_.window.horizon)
      world_.schedule(until, kernel::Phase::calendar,
                      event(EventKind::policy, policy, static_cast<std::uint16_t>(Step::last)));
    if (from <= start)
      arm(policy);
    else
      schedule(policy, from, Step::arm);
  }
}

void Policies::on_policy(std::uint32_t policy, std::uint16_t what) {
  // Of an outcome, the number of its case.
  switch (static_cast<Step>(what)) {
    case Step::arm: return arm(policy);
    case Step::begin: return begin(policy);
    case Step::end: return end(policy);
    case Step::last: return retire(policy);
    case Step::found: cases_[policy].is_pending = false; return take_effect(cases_[policy]);
    case Step::back: return give_back(policy);
  }
}

void Policies::arm(std::uint32_t policy) {
  const Policy& plan = plan_of(policy);
  states_[policy].is_armed = true;
  if (plan.when) return;  // look() sees whether its condition holds
  if (plan.has_windows()) return schedule_window(policy);
  if (!plan.every) return set_off(policy);
  const std::uint64_t first = states_[policy].onsets * k_draws_an_onset;
  const Duration until_onset = draw(policy, *plan.every, first);
  schedule(policy, world_.now() + until_onset + draw(policy, plan.after, first + k_delay),
           Step::begin);
}

// The first window that is not over; begin() is told when it ends by the state.
void Policies::schedule_window(std::uint32_t policy) {
  for (const OpenSpan& window : windows_of(base_.window, plan_of(policy))) {
    if (window.until <= world_.now()) continue;
    states_[policy].end = window.until;
    return window.from <= world_.now() ? begin(policy) : schedule(policy, window.from, Step::begin);
  }
}

void Policies::set_off(std::uint32_t policy) {
  const Duration delay =
      draw(policy, plan_of(policy).after, states_[policy].onsets * k_draws_an_onset + k_delay);
  if (delay == Duration{0})
    begin(policy);
  else
    schedule(policy, world_.now() + delay, Step::begin);
}

void Policies::begin(std::uint32_t policy) {
  const Policy& plan = plan_of(policy);
  State& state = states_[policy];
  put_in_force(policy, std::nullopt);
  if (plan.has_windows())
    schedule(policy, state.end, Step::end);
  else if (plan.lasting)
    schedule(policy,
             world_.now() + draw(policy, *plan.lasting, state.onsets * k_draws_an_onset + k_length),
             Step::end);
  ++state.onsets;
}

void Policies::put_in_force(std::uint32_t policy, const std::optional<TruckRef>& truck) {
  State& state = states_[policy];
  state.next = {};
  state.is_in_force = true;
  switch_network(
      {.policy = policy, .kind = FiringKind::begins, .at = world_.now(), .truck = truck});
}

void Policies::end(std::uint32_t policy) {
  const Policy& plan = plan_of(policy);
  State& state = states_[policy];
  state.next = {};
  state.is_in_force = false;
  state.missing = 0;
  switch_network({.policy = policy, .kind = FiringKind::ends, .at = world_.now()});
  if ((plan.every || plan.has_windows()) && state.is_armed) arm(policy);
  // A condition that still holds when the time is over sets it off anew.
  if (plan.when && state.is_armed) state.holds = false;
}

void Policies::retire(std::uint32_t policy) {
  State& state = states_[policy];
  state.is_armed = false;
  if (!state.next.is_null()) world_.simulator.cancel(state.next);
  if (state.is_in_force) end(policy);
}

void Policies::look_at_outcomes() {
  while (!world_.outcomes.empty()) {
    // What they set off may add others.
    for (const CheckOutcome& outcome : std::exchange(world_.outcomes, {})) look_at(outcome);
  }
}

void Policies::look_at(const CheckOutcome& outcome) {
  const StageTable& check = world_.table(outcome.check);
  const std::string& word = check.info.outcomes[outcome.result - 1U];
  for (const std::uint32_t policy : waiting_) {
    const Trigger& when = *plan_of(policy).when;
    const bool is_met = when.check == check.name && when.outcome == word;
    if (is_met && states_[policy].is_armed) found(policy, outcome);
  }
}

void Policies::found(std::uint32_t policy, const CheckOutcome& outcome) {
  const Case one{.policy = policy,
                 .number = states_[policy].cases++,
                 .truck = outcome.truck,
                 .is_pending = true};
  const Duration delay =
      draw(policy, plan_of(policy).after, one.number * k_draws_an_onset + k_delay);
  if (delay == Duration{0}) return take_effect(one);
  world_.schedule(world_.now() + delay, kernel::Phase::calendar,
                  event(EventKind::policy, keep(one), static_cast<std::uint16_t>(Step::found)));
}

std::uint32_t Policies::keep(const Case& one) {
  auto slot = std::ranges::find(cases_, false, &Case::is_pending);
  if (slot == cases_.end()) slot = cases_.insert(slot, one);
  *slot = one;
  return static_cast<std::uint32_t>(slot - cases_.begin());
}

// Each outcome puts the policy in force for a time; it is in force as long as any of them does.
void Policies::take_effect(const Case& one) {
  const Policy& plan = plan_of(one.policy);
  State& state = states_[one.policy];
  if (!state.is_armed) return;
  if (!plan.lose_each.empty()) return take_members(one);
  const bool is_new = !state.is_in_force;
  if (is_new) put_in_force(one.policy, one.truck);
  if (!plan.lasting) return;
  const Instant end =
      world_.now() + draw(one.policy, *plan.lasting, one.number * k_draws_an_onset + k_length);
  if (!is_new && end <= state.end) return;
  if (!is_new) {
    world_.simulator.cancel(state.next);
    world_.firings.push_back({.policy = one.policy,
                              .kind = FiringKind::prolonged,
                              .at = world_.now(),
                              .truck = one.truck});
  }
  state.end = end;
  schedule(one.policy, end, Step::end);
}

// Each outcome takes members of its own, and gives them back when its own time is over.
void Policies::take_members(const Case& one) {
  const Policy& plan = plan_of(one.policy);
  if (++states_[one.policy].missing == 1)
    put_in_force(one.policy, one.truck);
  else
    switch_network(
        {.policy = one.policy, .kind = FiringKind::adds, .at = world_.now(), .truck = one.truck});
  if (!plan.lasting) return;
  const Instant back =
      world_.now() + draw(one.policy, *plan.lasting, one.number * k_draws_an_onset + k_length);
  if (back < base_.window.horizon)
    world_.schedule(back, kernel::Phase::calendar,
                    event(EventKind::policy, one.policy, static_cast<std::uint16_t>(Step::back)));
}

void Policies::give_back(std::uint32_t policy) {
  State& state = states_[policy];
  if (state.missing == 0) return;  // `until` has ended it before
  if (state.missing == 1) return end(policy);
  --state.missing;
  switch_network({.policy = policy, .kind = FiringKind::returns, .at = world_.now()});
}

bool Policies::look() {
  const Network::Tables* const before = world_.tables;
  look_at_outcomes();
  for (const std::uint32_t policy : watched_) {
    State& state = states_[policy];
    if (!state.is_armed) continue;
    const Trigger& trigger = *plan_of(policy).when;
    const std::uint32_t number = number_of(trigger, policy);
    const Count places = places_of(trigger, policy);
    const bool is_high = number >= trigger.high().of(places);
    const bool is_low = number < trigger.low().of(places);
    const bool begun = trigger.free.empty() ? is_high : is_low;
    const bool ended = state.holds && (trigger.free.empty() ? is_low : is_high);
    if (!state.holds && begun) {
      state.holds = true;
      if (!state.is_in_force && state.next.is_null()) set_off(policy);
    } else if (ended) {
      state.holds = false;
      if (plan_of(policy).lasting) continue;  // it lasts as long as it lasts
      if (state.is_in_force) {
        end(policy);
      } else if (!state.next.is_null()) {
        world_.simulator.cancel(state.next);
        state.next = {};
      }
    }
  }
  return world_.tables != before;
}

std::uint32_t Policies::number_of(const Trigger& trigger, std::uint32_t policy) const {
  std::uint32_t number = 0;
  for (const StageId stage : watched_stages_[policy]) {
    const StageState& state = world_.state(stage);
    if (looks_at_many_[policy]) {
      number += state.uncleared();
    } else if (!trigger.free.empty()) {
      number += state.open - std::min(state.open, state.busy);
    } else {
      number += state.inside;  // of a yard: who is parked there waits there
      if (trigger.occupancy.empty())
        number += state.queue.size() + state.places_used[0] + state.places_used[1] +
                  state.waiting_for_members() + state.offers[1].size();
    }
  }
  return number;
}

// Of the plan in force: a policy may close a part of a yard.
Count Policies::places_of(const Trigger& trigger, std::uint32_t policy) const {
  if (trigger.occupancy.empty()) return Count::unlimited();
  return world_.table(watched_stages_[policy].front()).places;
}

void Policies::schedule(std::uint32_t policy, Instant when, Step step) {
  if (when >= base_.window.horizon) return;
  states_[policy].next =
      world_.schedule(when, kernel::Phase::calendar,
                      event(EventKind::policy, policy, static_cast<std::uint16_t>(step)));
}

Duration Policies::draw(std::uint32_t policy, const DurationLaw& law, std::uint64_t number) {
  const kernel::StreamKey key = world_.draws.root().with("policy").with(plan_of(policy).name);
  kernel::UniformSource source(key, number);
  return ticks_from(kernel::sample(law.law, source));
}

// The plan of the policies in force; the parts that keep something of the plan look at it anew, and
// everybody who waits is asked again.
void Policies::switch_network(const PolicyFiring& firing) {
  std::vector<std::size_t> active;
  for (std::size_t i = 0; i < states_.size(); ++i)
    if (states_[i].is_in_force) active.insert(active.end(), std::max(states_[i].missing, 1U), i);
  std::unique_ptr<Network>& network = networks_[active];
  if (network == nullptr) {
    network = std::make_unique<Network>(under_policies(base_.plan, active));
    CUAKHAU_CHECK(have_one_shape(network->tables(), base_),
                  "policy {} changes the shape of the network", plan_of(firing.policy).name);
  }
  world_.follow(network->tables());
  world_.may_have_locked = world_.must_look_around = true;
  stations_.follow();
  crossings_.follow();
  pools_.follow();
  exchanges_.follow();
  roads_.follow();
  sources_.follow();
  for (std::size_t stage = 0; stage < world_.stages.size(); ++stage)
    world_.settle_later(StageId{stage});
  world_.firings.push_back(firing);
  world_.recorder.add(world_.firings.back(), *network);
}

}  // namespace cuakhau::model::detail
