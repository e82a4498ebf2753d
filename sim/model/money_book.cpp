#include "model/detail/money_book.hpp"

#include <algorithm>
#include <utility>

#include <cuakhau/base/civil.hpp>

#include "model/detail/sample_grid.hpp"
#include "model/detail/visit_sums.hpp"

namespace cuakhau::model::detail {

MoneySums& MoneySums::operator+=(const MoneySums& other) {
  fees += other.fees;
  spoiled += other.spoiled;
  loads_lost += other.loads_lost;
  value += other.value;
  value_lost += other.value_lost;
  loads += other.loads;
  loads_inside += other.loads_inside;
  return *this;
}

MoneyBook::MoneyBook(MoneyLayout layout, const MeasureWindow& window, std::size_t groups)
    : layout_(std::move(layout)),
      window_(window),
      sums_(groups),
      policies_(layout_.policies.size()),
      staff_(layout_.staff, window) {
  for (const double fee : layout_.fees) fees_.push_back({{.from = window.start, .fee = fee}});
}

void MoneyBook::pay(std::size_t group, const Visit& visit) {
  if (visit.outcome != VisitOutcome::passed || !is_measured(window_, visit.left)) return;
  const std::size_t stage = visit.stage.index();
  if (visit.result != 0 && visit.result == layout_.free_results[stage]) return;
  const std::vector<FeeFrom>& fees = fees_[stage];
  const auto next = std::ranges::upper_bound(fees, visit.left, {}, &FeeFrom::from);
  sums_[group].fees += std::prev(next)->fee;
}

// A load is the border's from arrival until it is cleared or gone. What it lost before is not the
// border's loss.
void MoneyBook::add(std::size_t group, const Journey& journey) {
  const LoadValue& load = layout_.loads[journey.truck.commodity.index()];
  if (journey.outcome == JourneyOutcome::refused || load.value == 0.0) return;
  const bool is_inside = journey.outcome == JourneyOutcome::inside;
  const bool is_cleared = journey.outcome == JourneyOutcome::cleared;
  const Instant gone = is_cleared ? journey.cleared : journey.left;
  const Instant end = is_inside ? window_.run_end : gone;
  const auto lost_at = [&](Instant instant) {
    return load.lost_by(journey.age + (instant - journey.arrived));
  };
  MoneySums& sums = sums_[group];
  const Instant from = std::max(journey.arrived, window_.measured_from);
  const Instant until = std::min(end, window_.horizon);
  if (from < until) sums.spoiled += load.value * (lost_at(until) - lost_at(from));
  const Instant worthless = journey.arrived + (load.shelf_life - journey.age);
  if (load.spoils && journey.arrived < worthless && worthless <= end &&
      is_measured(window_, worthless))
    ++sums.loads_lost;
  if (!is_measured(window_, journey.arrived)) return;
  ++sums.loads;
  sums.loads_inside += is_inside ? 1U : 0U;
  sums.value += load.value * (1.0 - lost_at(journey.arrived));
  sums.value_lost += load.value * (lost_at(end) - lost_at(journey.arrived));
}

void MoneyBook::follow(const PolicyFiring& firing, const MoneyLayout& later) {
  for (std::size_t stage = 0; stage < fees_.size(); ++stage)
    if (fees_[stage].back().fee != later.fees[stage])
      fees_[stage].push_back({.from = firing.at, .fee = later.fees[stage]});
  staff_.follow(firing.at, later.staff);
  if (policies_.empty()) return;
  PolicyState& state = policies_[firing.policy];
  if (firing.kind == FiringKind::begins) {
    if (state.onsets == 0 && is_measured(window_, firing.at))
      state.once = layout_.policies[firing.policy].once;
    ++state.onsets;
    state.since = firing.at;
  } else if (firing.kind == FiringKind::ends) {
    state.in_force += in_window(window_, state.since, firing.at);
    state.since = Instant::never();
  }
}

double MoneyBook::policies() const {
  double sum = 0.0;
  for (std::size_t i = 0; i < policies_.size(); ++i) {
    const PolicyState& state = policies_[i];
    Duration in_force = state.in_force;
    if (state.since != Instant::never())
      in_force += in_window(window_, state.since, window_.horizon);
    sum += state.once + layout_.policies[i].per_day * static_cast<double>(in_force.count()) /
                            static_cast<double>(k_day.count());
  }
  return sum;
}

}  // namespace cuakhau::model::detail
