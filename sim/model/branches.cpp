#include "model/detail/branches.hpp"

#include <algorithm>

namespace cuakhau::model::detail {

OpId Branches::branch(OpId id, const Truck& truck) {
  const Op& op = world_.op(id);
  const double u = world_.draws.uniform(id, truck);
  const auto found = std::ranges::upper_bound(op.cumulative, u);
  const auto arm = static_cast<std::size_t>(found - op.cumulative.begin());
  return op.targets[std::min(arm, op.targets.size() - 1)];
}

OpId Branches::choose(OpId id, const Truck& truck) {
  const Op& op = world_.op(id);
  const std::size_t count = op.targets.size();
  switch (op.rule) {
    case ChooseRule::shortest: return shortest(id, truck);
    case ChooseRule::round_robin: return op.targets[round_robin_[id]++ % count];
    case ChooseRule::random: break;
  }
  const double u = world_.draws.uniform(id, truck);
  return op.targets[std::min(static_cast<std::size_t>(u * static_cast<double>(count)), count - 1)];
}

OpId Branches::shortest(OpId id, const Truck& truck) {
  const Op& op = world_.op(id);
  shortest_.clear();
  std::uint32_t fewest = 0;
  for (const OpId target : op.targets) {
    const std::uint32_t trucks = trucks_at(world_.op(target));
    if (shortest_.empty() || trucks < fewest) {
      fewest = trucks;
      shortest_.clear();
    }
    if (trucks == fewest) shortest_.push_back(target);
  }
  if (op.ties == Ties::first || shortest_.size() == 1) return shortest_.front();
  const double u = world_.draws.uniform(id, truck);
  const auto count = static_cast<double>(shortest_.size());
  return shortest_[std::min(static_cast<std::size_t>(u * count), shortest_.size() - 1)];
}

// Of a station with a queue a server, those at all of them.
std::uint32_t Branches::trucks_at(const Op& op) const {
  std::uint32_t sum = 0;
  for (const OpId queue : op.targets) sum += trucks_at(world_.op(queue));
  if (op.kind != OpKind::visit) return sum;
  const StageState& state = world_.state(op.stage);
  return state.inside + state.queue.size() + state.busy +
         static_cast<std::uint32_t>(state.paused.size()) + state.offers[0].size();
}

}  // namespace cuakhau::model::detail
