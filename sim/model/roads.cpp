#include "model/detail/roads.hpp"

#include <utility>

#include <cuakhau/kernel/distribution.hpp>

#include "model/detail/movement.hpp"

namespace cuakhau::model::detail {

Roads::Roads(World& world) : world_(world) {
  for (std::size_t stage = 0; stage < world.stages.size(); ++stage)
    if (world.stages[stage].kind == StageKind::road) stages_.emplace_back(stage);
  for (const FlowTable& flow : world.tables->flows) {
    std::vector<kernel::StreamKey>& keys = keys_.emplace_back();
    const kernel::StreamKey root = world.draws.root().with("road").with(flow.info.name);
    for (const StageId road : stages_)
      for (const char* direction : {"there", "back"})
        keys.push_back(root.with(world.table(road).name).with(direction));
  }
}

// On the way nobody waits in a queue that he could leave: patience begins anew where it ends.
OpId Roads::set_out(Truck& truck, OpId step) {
  world_.cancel_patience(truck);
  truck.state = TruckState::driving;
  truck.wants = k_none;
  if (legs_.size() <= truck.id.index()) legs_.resize(truck.id.index() + 1);
  return drive_on(truck, step);
}

OpId Roads::drive_on(Truck& truck, OpId step) {
  if (world_.place_of(truck) == world_.op(step).place) return arrive(truck, step);
  legs_[truck.id.index()] = {.step = step, .since = world_.now()};
  if (!take_road(truck)) {
    legs_[truck.id.index()].reason = WaitReason::closed;
    waiting_.push_back(truck.id);
  }
  return k_none;
}

bool Roads::take_road(Truck& truck) {
  Leg& leg = legs_[truck.id.index()];
  leg.road = world_.tables->roads.next_road(world_.place_of(truck), world_.op(leg.step).place);
  if (leg.road == k_no_road) return false;
  leg.from = world_.now();
  world_.schedule(leg.from + travel(truck, leg.road), kernel::Phase::departure,
                  event(EventKind::road_end, truck.id.value()));
  return true;
}

// How long a truck takes for a road in one direction is its own: it is the same on every way.
Duration Roads::travel(const Truck& truck, std::uint32_t road) const {
  const bool is_back = world_.tables->roads.is_back(road, world_.place_of(truck));
  kernel::UniformSource source(keys_[truck.flow().index()][2 * road + (is_back ? 1 : 0)],
                               truck.number());
  const DurationLaw& law = world_.table(stages_[road]).road->travel;
  return world_.paced(world_.state(stages_[road]), ticks_from(kernel::sample(law.law, source)));
}

void Roads::on_road_end(Truck& truck) {
  const Leg leg = legs_[truck.id.index()];
  record(truck, leg, VisitOutcome::passed);
  if (!truck.is_cleared) truck.served += world_.now() - leg.from;
  world_.set_place(truck, world_.tables->roads.behind(leg.road, world_.place_of(truck)));
  const OpId next = drive_on(truck, leg.step);
  if (next != k_none) movement_->go_on(truck, next);
}

OpId Roads::arrive(Truck& truck, OpId step) {
  truck.state = TruckState::outside;
  movement_->begin_visit(truck);
  if (!truck.has_started) world_.begin_patience(truck, world_.now());
  choices_->arrived(truck);
  return world_.op(step).next;
}

void Roads::follow() {
  for (const TruckId id : std::exchange(waiting_, {}))
    if (!take_road(world_.trucks[id])) waiting_.push_back(id);
}

void Roads::record(const Truck& truck, const Leg& leg, VisitOutcome outcome) {
  Visit& visit = world_.begin_record(truck, world_.op(leg.step), leg.since);
  visit.stage = stages_[leg.road];
  visit.reason = leg.reason;
  visit.outcome = outcome;
  visit.entered = visit.started = leg.from;
  if (outcome == VisitOutcome::censored) return;
  visit.ended = visit.left = world_.now();
  visit.occupied = visit.ended - visit.started;
}

void Roads::close_books() {
  for (std::size_t slot = 0; slot < legs_.size(); ++slot) {
    Truck& truck = world_.trucks[TruckId{slot}];
    if (truck.state != TruckState::driving || legs_[slot].road == k_no_road) continue;
    record(truck, legs_[slot], VisitOutcome::censored);
    if (!truck.is_cleared) truck.served += world_.now() - legs_[slot].from;
  }
}

}  // namespace cuakhau::model::detail
