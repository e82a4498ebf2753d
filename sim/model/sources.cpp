#include "model/detail/sources.hpp"

#include <algorithm>

#include "model/detail/movement.hpp"

namespace cuakhau::model::detail {

// Members that only this file calls are inline: with one caller each, they cost no call.

namespace {

// Initial trucks are numbered apart, so that the trucks that arrive later draw the same with and
// without them.
constexpr std::uint64_t k_first_initial = 1'000'000'000'000;

/// What the trucks of the queue carry; none: each what it draws.
CommodityId commodity_of(const Network::Tables& tables, const InitialQueue& queue) {
  if (queue.commodity.empty()) return {};
  const auto found = std::ranges::find(tables.commodities, queue.commodity);
  return CommodityId{static_cast<std::size_t>(found - tables.commodities.begin())};
}

}  // namespace

Sources::Sources(World& world, Movement& movement) : world_(world), movement_(movement) {
  sources_.reserve(world.tables->flows.size());
  for (std::size_t flow = 0; flow < world.tables->flows.size(); ++flow)
    sources_.emplace_back(*world.tables, FlowId{flow}, world.draws.root());
}

Sources::Source::Source(const Network::Tables& tables, FlowId flow, kernel::StreamKey root)
    : process(tables, flow, root) {
  follow(tables.flows[flow.index()]);
}

void Sources::Source::follow(const FlowTable& now_in_force) {
  const Flow& flow = *now_in_force.flow;
  table = &now_in_force;
  has_more_to_say = now_in_force.place != k_none || flow.patience || flow.arrivals.saturated;
}

void Sources::start() {
  place_initial();
  is_started_ = true;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const FlowId flow{i};
    if (world_.tables->flows[i].flow->arrivals.saturated)
      world_.schedule(world_.now(), kernel::Phase::arrival,
                      event(EventKind::resupply, flow.value()));
    else
      schedule_next(flow, sources_[i]);
  }
}

[[gnu::always_inline]] inline void Sources::schedule_next(FlowId flow, Source& source) {
  const ArrivalProcess::Batch batch = source.process.next();
  source.next_trucks = batch.trucks;
  schedule_at(flow, source, batch.at);
}

[[gnu::always_inline]] inline void Sources::schedule_at(FlowId flow, Source& source, Instant when) {
  source.next = {};
  if (when == Instant::never()) return;
  source.next = world_.simulator.schedule_at(when, kernel::Phase::arrival,
                                             event(EventKind::arrival, flow.value()));
}

void Sources::follow() {
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    Source& source = sources_[i];
    source.follow(world_.tables->flows[i]);
    if (source.held.has_held() && !world_.tables->flows[i].flow->held) release(FlowId{i}, source);
    if (!source.process.follow(*world_.tables, world_.now()) || !is_started_) continue;
    world_.simulator.cancel(source.next);
    schedule_at(FlowId{i}, source, source.process.again());
  }
}

void Sources::on_arrival(FlowId flow) {
  Source& source = sources_[flow.index()];
  const std::uint32_t trucks = source.next_trucks;
  schedule_next(flow, source);
  const std::uint64_t first = source.next_number;
  source.next_number += trucks;
  if (source.table->flow->held) [[unlikely]]
    return source.held.hold(first, trucks);
  for (std::uint32_t truck = 0; truck < trucks; ++truck) bring_truck(flow, source, first + truck);
}

void Sources::on_resupply(FlowId flow) {
  Source& source = sources_[flow.index()];
  bring_truck(flow, source, source.next_number++);
}

// Who has set out comes, even if the flow is held again meanwhile.
void Sources::release(FlowId flow, Source& source) {
  source.held.release(
      [&](std::uint64_t number) { return world_.now() + world_.draws.release(flow, number); });
  world_.simulator.cancel(source.next_released);
  schedule_released(flow, source);
}

void Sources::schedule_released(FlowId flow, Source& source) {
  source.next_released = {};
  const Instant next = source.held.next_arrival();
  if (next >= world_.tables->window.horizon) return;
  source.next_released =
      world_.schedule(next, kernel::Phase::arrival, event(EventKind::released, flow.value()));
}

void Sources::on_released(FlowId flow) {
  Source& source = sources_[flow.index()];
  const std::uint64_t number = source.held.take_next();
  schedule_released(flow, source);
  bring_truck(flow, source, number);
}

inline void Sources::bring_truck(FlowId flow, const Source& source, std::uint64_t number) {
  Truck* const truck = make_truck(flow, source, number, world_.now());
  if (truck == nullptr) return;
  movement_.go_on(*truck, source.table->entry);
}

[[gnu::always_inline]] inline Truck* Sources::make_truck(FlowId flow, const Source& source,
                                                         std::uint64_t number, Instant arrived) {
  if (world_.trucks.inside() >= world_.tables->plan.measures.backlog_limit) {
    world_.end(RunEnding::backlog_limit);
    return nullptr;
  }
  Truck& truck = world_.trucks.take();
  const FlowTable& table = *source.table;
  truck.visit.truck = {flow, world_.draws.commodity(flow, table, number), number};
  truck.visit.arrived = arrived;
  truck.arrived_at_border = arrived;
  truck.gate = table.gate;
  if (source.has_more_to_say) [[unlikely]]
    tell_more(truck, table, arrived);
  return &truck;
}

void Sources::tell_more(Truck& truck, const FlowTable& table, Instant arrived) {
  if (table.place != k_none) world_.set_place(truck, table.place);
  world_.begin_patience(truck, arrived);
  truck.is_followed = table.flow->arrivals.saturated;
}

// The oldest first, so that they stand in the line in the order in which they came.
void Sources::place_initial() {
  const auto& flows = world_.tables->plan.flows;
  std::vector<InitialTruck> trucks;
  std::vector<std::uint64_t> numbers(flows.size(), k_first_initial);
  for (const InitialQueue& queue : world_.tables->plan.initial) {
    const FlowId flow{
        static_cast<std::size_t>(std::distance(flows.begin(), flows.find(queue.flow)))};
    const kernel::StreamKey key = world_.draws.root().with("age").with(queue.flow);
    const CommodityId commodity = commodity_of(*world_.tables, queue);
    for (std::uint32_t i = 0; i < queue.trucks.value; ++i) {
      const std::uint64_t number = numbers[flow.index()]++;
      kernel::UniformSource source(key, number);
      const Instant arrived = world_.now() - ticks_from(kernel::sample(queue.age.law, source));
      trucks.push_back({.arrived = arrived,
                        .flow = flow,
                        .number = number,
                        .entry = entry_of(flow, queue.stage),
                        .commodity = commodity});
    }
  }
  std::ranges::stable_sort(trucks, {}, &InitialTruck::arrived);
  for (const InitialTruck& truck : trucks) {
    Truck* const made =
        make_truck(truck.flow, sources_[truck.flow.index()], truck.number, truck.arrived);
    if (made == nullptr) return;
    made->is_initial = true;
    if (!truck.commodity.is_none()) made->visit.truck.commodity = truck.commodity;
    made->is_followed = false;
    if (world_.op(truck.entry).place != k_none)
      world_.set_place(*made, world_.op(truck.entry).place);
    movement_.go_on(*made, truck.entry);
    movement_.settle_all();
  }
}

// The first step of the flow's route that visits the stage, or where the route begins.
OpId Sources::entry_of(FlowId flow, const std::string& stage) const {
  const FlowTable& table = world_.tables->flows[flow.index()];
  if (stage.empty()) return table.entry;
  std::vector<bool> is_inner(table.last - table.first);
  for (OpId id = table.first; id < table.last; ++id)
    if (world_.op(id).kind == OpKind::fork)
      for (const OpId arm : world_.op(id).targets) mark_inner(arm, table.first, is_inner);
  for (OpId id = table.first; id < table.last; ++id)
    if (!is_inner[id - table.first] && visits(world_.op(id), stage)) return choice_of(id, stage);
  return table.entry;
}

// The choice among the queues of a station stands for a visit to it.
bool Sources::visits(const Op& op, const std::string& stage) const {
  if (op.kind == OpKind::visit) return world_.table(op.stage).info.name == stage;
  return op.kind == OpKind::choose && std::ranges::all_of(op.targets, [&](OpId target) {
           return visits(world_.op(target), stage);
         });
}

// What stands before a visit: the choice among the queues of a station, the limit of its wait.
OpId Sources::choice_of(OpId visit, const std::string& stage) const {
  for (OpId id = visit; id < world_.tables->ops.size(); ++id) {
    const Op& op = world_.op(id);
    const bool chooses = std::ranges::find(op.targets, visit) != op.targets.end();
    const bool limits =
        op.kind == OpKind::limit && op.next == visit && visits(world_.op(op.targets.back()), stage);
    if (limits || (op.kind == OpKind::choose && chooses && visits(op, stage)))
      return choice_of(id, stage);
  }
  return visit;
}

// Steps of a parallel arm, which no truck begins at: it would have nobody to join.
void Sources::mark_inner(OpId id, OpId first, std::vector<bool>& is_inner) const {
  const Op& op = world_.op(id);
  if (op.kind == OpKind::join || is_inner[id - first]) return;
  is_inner[id - first] = true;
  if (op.next != k_none) mark_inner(op.next, first, is_inner);
  for (const OpId target : op.targets) mark_inner(target, first, is_inner);
}

}  // namespace cuakhau::model::detail
