#include "model/detail/limits.hpp"

#include <algorithm>

#include "model/detail/movement.hpp"

namespace cuakhau::model::detail {

Limits::Limits(World& world) : world_(world), numbers_(world.tables->ops.size()) {
  for (OpId id = 0; id < world.tables->ops.size(); ++id) {
    if (world.op(id).kind != OpKind::limit) continue;
    numbers_[id] = static_cast<std::uint16_t>(steps_.size());
    steps_.push_back(id);
  }
}

void Limits::begin(const Truck& truck, OpId step) {
  const std::size_t slots = (truck.id.index() + 1) * steps_.size();
  if (clocks_.size() < slots) clocks_.resize(slots);
  Clock& clock = clock_of(truck, numbers_[step]);
  // One that still runs is of an earlier round, or of another truck that has gone.
  world_.simulator.cancel(clock.next);
  clock.truck = truck.visit.truck;
  clock.members = pools_->members_of(truck);
  clock.next =
      world_.schedule(world_.now() + world_.draws.limit(step, truck), kernel::Phase::arrival,
                      event(EventKind::limit, truck.id.value(), numbers_[step]));
}

// The event is not cancelled when the truck is served or gone: it is nobody's then.
void Limits::on_limit(Truck& truck, std::uint16_t limit) {
  Clock& clock = clock_of(truck, limit);
  clock.next = {};
  if (holds_for(truck, limit, clock)) movement_->be_late(truck, world_.op(steps_[limit]));
}

// Who is being served, examined or worked on in parallel steps stays, and so does who has a driver.
bool Limits::holds_for(const Truck& truck, std::size_t limit, const Clock& clock) const {
  if (truck.state == TruckState::free || clock.truck != truck.visit.truck) return false;
  const std::vector<OpId>& targets = world_.op(steps_[limit]).targets;
  const auto is_watched = [&](OpId visit) {
    return std::find(targets.begin() + 1, targets.end(), visit) != targets.end();
  };
  if (truck.state == TruckState::queued) return is_watched(truck.at);
  const bool may_wait = truck.state == TruckState::outside || truck.state == TruckState::parked ||
                        truck.state == TruckState::blocked;
  if (!may_wait || truck.wants == k_none) return false;
  const OpKind wanted = world_.op(truck.wants).kind;
  if (wanted != OpKind::visit && !takes_member(wanted)) return false;
  if (is_watched(truck.wants)) return true;
  return truck.state == TruckState::parked && is_watched(truck.at) &&
         pools_->members_of(truck) == clock.members;
}

bool Limits::is_running(const Truck& truck) const {
  for (std::size_t limit = 0; limit < steps_.size(); ++limit) {
    const std::size_t slot = truck.id.index() * steps_.size() + limit;
    if (slot < clocks_.size() && !clocks_[slot].next.is_null() &&
        holds_for(truck, limit, clocks_[slot]))
      return true;
  }
  return false;
}

}  // namespace cuakhau::model::detail
