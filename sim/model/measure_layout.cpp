#include "model/detail/measure_layout.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

WayPhase MeasureLayout::phase(const Visit& visit) const {
  if (phases.empty()) return WayPhase::before;
  const WayPhase usual = phases[phase_index(visit.truck.flow, visit.stage, visit.direction)];
  if (usual != WayPhase::mixed) return usual;
  const auto found = std::ranges::find_if(mixed, [&](const MixedStep& one) {
    return one.flow == visit.truck.flow && one.stage == visit.stage &&
           one.direction == visit.direction && one.step == visit.step;
  });
  return found == mixed.end() ? WayPhase::before : found->phase;
}

std::uint32_t MeasureLayout::gate_of(const Visit& visit) const {
  const std::vector<GateFrom>& by_date = stages[visit.stage.index()].gates;
  std::uint32_t gate = k_none;
  for (const GateFrom& one : by_date)
    if (one.from <= visit.arrived) gate = one.gate;
  return gate == k_none ? flows[visit.truck.flow.index()].gate : gate;
}

Instant MeasureLayout::midnight_from(Instant instant) const {
  const Duration local = instant.since_epoch() + home_offset;
  const Duration past = ((local % k_day) + k_day) % k_day;
  return past.count() == 0 ? instant : instant + (k_day - past);
}

namespace {

// Follows one flow through the steps that it can take, before and after it is cleared.
class WayWalk {
 public:
  WayWalk(const Network::Tables& tables, MeasureLayout& layout, FlowId flow)
      : tables_(tables), layout_(layout), flow_(flow), seen_(tables.ops.size() * 2) {}

  void walk(OpId id, bool is_cleared) {
    if (id == k_none || seen_[id * 2 + (is_cleared ? 1 : 0)]) return;
    seen_[id * 2 + (is_cleared ? 1 : 0)] = true;
    const Op& op = tables_.ops[id];
    const bool is_record = op.kind == OpKind::visit || op.kind == OpKind::seize ||
                           op.kind == OpKind::check || op.kind == OpKind::excuse ||
                           op.kind == OpKind::choose_way;
    if (is_record) visit(op, is_cleared);
    if (op.kind == OpKind::drive) drive(op, is_cleared);
    if (op.kind == OpKind::limit || (op.kind == OpKind::choose_way && may_choose_again(op.stage)))
      layout_.flows[flow_.index()].can_give_up = true;
    if (op.kind == OpKind::leave && !is_cleared) layout_.flows[flow_.index()].can_turn_back = true;
    if (op.kind == OpKind::divert) layout_.flows[flow_.index()].can_divert = true;
    walk(op.next, is_cleared || op.kind == OpKind::cleared);
    for (const OpId target : op.targets) walk(target, is_cleared);
  }

 private:
  void visit(const Op& op, bool is_cleared) {
    come_to(op.stage, op.travel);
    const StageId pool = tables_.stages[op.stage.index()].staffed_by;
    if (!pool.is_none()) come_to(pool, op.travel);
    if (op.laden)
      for (const OpenLevel& gate : tables_.stages[op.stage.index()].gate_from)
        if (gate.servers != MeasureLayout::k_none)
          layout_.flows[flow_.index()].gates.push_back(gate.servers);
    const bool clears = op.next != k_none && tables_.ops[op.next].kind == OpKind::cleared;
    const WayPhase uncleared = clears ? WayPhase::clears : WayPhase::before;
    set_phase(op, is_cleared ? WayPhase::after : uncleared);
  }

  [[nodiscard]] bool may_choose_again(StageId choice) const {
    const StageTable& table = tables_.stages[choice.index()];
    return table.choice->again || is_set_by_policy(tables_.plan, "choices." + table.name);
  }

  // Which roads it takes depends on the time.
  void drive(const Op& op, bool is_cleared) {
    for (std::size_t stage = 0; stage < tables_.stages.size(); ++stage) {
      if (tables_.stages[stage].info.kind != StageKind::road) continue;
      Op road = op;
      road.stage = StageId{stage};
      visit(road, is_cleared);
    }
  }

  void come_to(StageId stage, Direction travel) {
    MeasureLayout::Place& place = layout_.places[layout_.stages[stage.index()].place];
    place.directions[static_cast<std::size_t>(travel)] = true;
    place.flows.push_back(flow_.value());
    if (place.is_test) layout_.flows[flow_.index()].is_tested = true;
    for (const CommodityId commodity : tables_.flows[flow_.index()].commodities)
      place.commodities.push_back(commodity.value());
  }

  void set_phase(const Op& op, WayPhase phase) {
    const auto direction = static_cast<std::uint8_t>(op.travel);
    layout_.mixed.push_back({flow_, op.stage, direction, op.step, phase});
  }

  const Network::Tables& tables_;
  MeasureLayout& layout_;
  FlowId flow_;
  std::vector<bool> seen_;
};

void sort_unique(std::vector<std::uint32_t>& values) {
  std::ranges::sort(values);
  const auto repeated = std::ranges::unique(values);
  values.erase(repeated.begin(), repeated.end());
}

// Steps that a truck can make both cleared and not count as made before it is cleared. What all
// steps at a stage have in common is looked up without the step.
void settle_phases(MeasureLayout& layout) {
  const auto key = [](const MeasureLayout::MixedStep& one) {
    return std::tuple{one.flow, one.stage, one.direction, one.step, one.phase};
  };
  std::ranges::sort(layout.mixed, {}, key);
  const auto repeated = std::ranges::unique(layout.mixed, [](const auto& left, const auto& right) {
    return std::tuple{left.flow, left.stage, left.direction, left.step} ==
           std::tuple{right.flow, right.stage, right.direction, right.step};
  });
  layout.mixed.erase(repeated.begin(), repeated.end());
  std::vector<bool> known(layout.flows.size() * layout.stages.size() * 2);
  layout.phases.assign(known.size(), WayPhase::before);
  for (const MeasureLayout::MixedStep& one : layout.mixed) {
    const std::size_t index = layout.phase_index(one.flow, one.stage, one.direction);
    WayPhase& phase = layout.phases[index];
    phase = !known[index] || phase == one.phase ? one.phase : WayPhase::mixed;
    known[index] = true;
  }
  std::erase_if(layout.mixed, [&](const MeasureLayout::MixedStep& one) {
    return layout.phases[layout.phase_index(one.flow, one.stage, one.direction)] != WayPhase::mixed;
  });
}

std::vector<MeasureLayout::GateFrom> gates_of(const Network& network, const StageTable& stage) {
  if (stage.info.kind == StageKind::crossing) {
    std::vector<MeasureLayout::GateFrom> by_date;
    by_date.reserve(stage.gate_from.size());
    for (const OpenLevel& level : stage.gate_from) by_date.push_back({level.from, level.servers});
    return by_date;
  }
  const auto found = std::ranges::find(network.gates(), stage.info.gate);
  if (found == network.gates().end()) return {};
  return {{Instant::far_past(), static_cast<std::uint32_t>(found - network.gates().begin())}};
}

// Reversible lanes are open for both directions, and only once in all.
std::vector<OpenLevel> levels_in_all(const StageTable& stage, const std::vector<OpenLevel>& exports,
                                     const std::vector<OpenLevel>& imports) {
  if (stage.info.kind != StageKind::crossing) return exports;
  const Lanes& lanes = stage.crossing->lanes;
  const std::uint32_t all = lanes.export_.value + lanes.import_.value + lanes.reversible.value;
  std::vector<OpenLevel> levels = lanes.open_to(Direction::export_) > 0 ? exports : imports;
  for (OpenLevel& level : levels) level.servers = level.servers > 0 ? all : 0;
  return levels;
}

void add_stages(const Network& network, MeasureLayout& layout) {
  const Network::Tables& tables = network.tables();
  for (std::size_t index = 0; index < tables.stages.size(); ++index) {
    const StageTable& table = tables.stages[index];
    const auto known =
        std::ranges::find(layout.places, table.info.name, &MeasureLayout::Place::name);
    MeasureLayout::Stage stage;
    stage.place = static_cast<std::uint32_t>(known - layout.places.begin());
    stage.kind = table.info.kind;
    stage.gates = gates_of(network, table);
    stage.open[0] = network.open_levels(StageId{index}, Direction::export_);
    stage.open[1] = network.open_levels(StageId{index}, Direction::import_);
    stage.open[2] = levels_in_all(table, stage.open[0], stage.open[1]);
    if (known == layout.places.end()) {
      layout.places.emplace_back();
      layout.places.back().name = table.info.name;
      layout.places.back().kind = table.info.kind;
      layout.places.back().has_servers = !stage.open[2].empty();
      layout.places.back().outcomes = table.info.outcomes;
      layout.places.back().is_test = table.check != nullptr && table.check->test.has_value();
    }
    layout.stages.push_back(std::move(stage));
  }
}

void add_flows(const Network& network, MeasureLayout& layout) {
  for (const FlowTable& table : network.tables().flows) {
    MeasureLayout::Flow flow;
    flow.name = table.info.name;
    flow.direction = table.info.direction;
    flow.gate = table.gate.value();
    flow.can_give_up = table.flow->patience.has_value() ||
                       is_set_by_policy(network.plan(), "flows." + flow.name + ".patience");
    flow.can_turn_back = flow.can_give_up;
    layout.flows.push_back(std::move(flow));
  }
  for (std::size_t flow = 0; flow < layout.flows.size(); ++flow)
    WayWalk{network.tables(), layout, FlowId{flow}}.walk(network.tables().flows[flow].entry, false);
  for (MeasureLayout::Flow& flow : layout.flows) {
    if (flow.gate != MeasureLayout::k_none) flow.gates.push_back(flow.gate);
    sort_unique(flow.gates);
  }
  for (MeasureLayout::Place& place : layout.places) {
    sort_unique(place.flows);
    sort_unique(place.commodities);
  }
}

MeasureLayout::Idling idling_of(const Network& network) {
  const Costs& costs = network.plan().costs;
  MeasureLayout::Idling idling;
  bool is_any = false;
  for (const FlowInfo& flow : network.flows()) {
    const std::optional<FuelRate>& own = network.plan().flows.at(flow.name).idling;
    const std::optional<FuelRate>& rate = own ? own : costs.idling;
    idling.litres_per_hour.push_back(rate.value_or(FuelRate{}).litres_per_hour);
    is_any |= rate.has_value();
  }
  if (!is_any) return {};
  if (costs.carbon) idling.kg_per_litre = costs.carbon->kg_per_litre;
  return idling;
}

}  // namespace

MeasureLayout measure_layout(const Network& network) {
  MeasureLayout layout;
  const Plan& plan = network.plan();
  layout.gates = network.gates();
  layout.commodities = network.commodities();
  layout.window = network.window();
  layout.home_offset = plan.sides.home.utc_offset.ahead();
  layout.snapshot_at = plan.measures.snapshot_at;
  layout.series_step = plan.measures.series_step;
  layout.clear_from = plan.measures.clear_from
                          ? plan.measures.clear_from->resolve(layout.window.start)
                          : layout.window.measured_from;
  add_stages(network, layout);
  add_flows(network, layout);
  settle_phases(layout);
  layout.money = money_layout(network);
  layout.idling = idling_of(network);
  layout.own = plan.measures.own;
  for (const Policy& policy : plan.policies) {
    const bool ends = policy.until || policy.lasting || policy.when || !policy.windows.empty();
    layout.policies.push_back(ends ? policy.name : "");
  }
  return layout;
}

}  // namespace cuakhau::model::detail
