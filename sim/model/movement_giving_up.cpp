// How trucks leave the line that they wait in: for good, or for another way.

#include <algorithm>

#include "model/detail/movement.hpp"

namespace cuakhau::model::detail {

void Movement::give_up(Truck& truck) {
  truck.patience = {};
  leave_line(truck);
  discard(truck, JourneyOutcome::turned_back);
}

void Movement::choose_again(Truck& truck) {
  const OpId way = choices_.choose_again(truck);
  if (way != k_none) go_elsewhere(truck, way);
}

void Movement::go_elsewhere(Truck& truck, OpId way) {
  leave_line(truck);
  truck.at = truck.wants = k_none;
  begin_visit(truck);
  go_on(truck, way);
}

// Who holds a place keeps it until another one is found.
void Movement::be_late(Truck& truck, const Op& limit) {
  const OpId late = limit.targets.front();
  if (truck.state == TruckState::queued || truck.state == TruckState::outside)
    return go_elsewhere(truck, late);
  truck.is_overdue = truck.state == TruckState::parked &&
                     std::ranges::find(limit.targets, truck.at) != limit.targets.end();
  withdraw(truck);
  truck.wants = k_none;
  go_on(truck, late);
}

// Out of the line of those that no place, or no member of a pool, was found for.
void Movement::withdraw(Truck& truck) {
  const StageId wanted = world_.stage_of(truck.wants);
  world_.offers_of(truck.wants).remove(truck, world_.state(wanted).level_of(truck));
  world_.settle_later(wanted);
  if (takes_member(world_.op(truck.wants).kind)) pools_.give_up(truck);
}

void Movement::leave_line(Truck& truck) {
  if (truck.state == TruckState::queued) {
    record_turned_back(truck, truck.at);
    if (world_.state_at(truck.at).kind == StageKind::exchange)
      exchanges_.leave_queue(truck);
    else
      stations_.leave_queue(truck);
    world_.settle_later(world_.stage_of(truck.at));
  } else {
    withdraw(truck);
    const bool is_parked = truck.state == TruckState::parked;
    const bool waits_for_member = takes_member(world_.op(truck.wants).kind);
    if (is_parked || !waits_for_member)
      record_turned_back(truck, is_parked ? truck.at : truck.wants);
    if (is_parked) leave_yard(world_.stage_of(truck.at));
  }
}

}  // namespace cuakhau::model::detail
