#include <cuakhau/model/network.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "model/detail/flow_gates.hpp"
#include "model/detail/marks.hpp"
#include "model/detail/mean_service.hpp"
#include "model/detail/route_compiler.hpp"
#include "model/detail/stage_compiler.hpp"
#include "model/detail/tables.hpp"

namespace cuakhau::model {

namespace {

using detail::commodity_id;
using detail::FlowTable;
using detail::Op;
using detail::OpKind;
using detail::StageTable;

std::uint64_t name_hash(std::string_view name) {
  Hasher hasher;
  hasher.add(name);
  return hasher.value().low;
}

void collect_commodities(Network::Tables& tables) {
  for (const auto& [name, flow] : tables.plan.flows)
    for (std::string& commodity : commodities_of(name, flow))
      tables.commodities.push_back(std::move(commodity));
  std::ranges::sort(tables.commodities);
  const auto repeated = std::ranges::unique(tables.commodities);
  tables.commodities.erase(repeated.begin(), repeated.end());
}

FlowTable flow_table(const Network::Tables& tables, const std::string& name, const Flow& flow) {
  FlowTable table;
  table.info = {.name = name, .direction = flow.direction, .gate = flow.gate};
  table.name_hash = name_hash(name);
  table.flow = &flow;
  table.place = tables.roads.place(flow.from);
  const auto gate = std::ranges::find(tables.gates, flow.gate);
  if (gate != tables.gates.end())
    table.gate = GateId{static_cast<std::size_t>(gate - tables.gates.begin())};
  if (flow.commodity.shares.empty()) {
    table.commodities.push_back(commodity_id(tables, name));
    table.commodity_cumulative.push_back(1.0);
    return table;
  }
  double sum = 0.0;
  for (const auto& [commodity, share] : flow.commodity.shares) {
    sum += share.value;
    table.commodities.push_back(commodity_id(tables, commodity));
    table.commodity_cumulative.push_back(sum);
  }
  table.commodity_cumulative.back() = 1.0;
  return table;
}

// A truck that holds a member of a pool may wait in a queue without bound: there it is the servers
// that count.
bool is_finite(const StageTable& stage, bool has_pools) {
  switch (stage.info.kind) {
    case StageKind::yard: return !stage.places.is_unlimited;
    case StageKind::station:
      if (has_pools) return !stage.unlimited_servers || stage.staff > 0;
      return !stage.queue.is_unlimited && !stage.unlimited_servers;
    case StageKind::crossing:
    case StageKind::pool: return true;
    case StageKind::check:
    case StageKind::road:
    case StageKind::choice: return false;
    case StageKind::exchange:
      return !stage.exchange->places.export_.is_unlimited ||
             !stage.exchange->places.import_.is_unlimited;
  }
  return false;
}

// The stages that a truck at step `op` may want next.
void collect_wants(const std::vector<Op>& ops, detail::OpId op, std::vector<bool>& seen,
                   std::vector<std::size_t>& wants) {
  if (op == detail::k_none || seen[op]) return;
  seen[op] = true;
  const Op& step = ops[op];
  if (step.kind == OpKind::visit || step.kind == OpKind::seize) wants.push_back(step.stage.index());
  // Who drives gives up the place that it holds.
  if (step.kind == OpKind::visit || step.kind == OpKind::drive) return;
  collect_wants(ops, step.next, seen, wants);
  for (const detail::OpId target : step.targets) collect_wants(ops, target, seen, wants);
}

// The stages that a truck may want while it holds a member of `pool`, from step `op` on.
void collect_held(const std::vector<Op>& ops, detail::OpId op, StageId pool,
                  std::pair<std::vector<bool>, std::vector<std::size_t>>& seen_and_wants) {
  auto& [seen, wants] = seen_and_wants;
  if (op == detail::k_none || seen[op]) return;
  seen[op] = true;
  const Op& step = ops[op];
  if (step.kind == OpKind::release && step.stage == pool) return;
  if (step.kind == OpKind::visit || step.kind == OpKind::seize) wants.push_back(step.stage.index());
  collect_held(ops, step.next, pool, seen_and_wants);
  for (const detail::OpId target : step.targets) collect_held(ops, target, pool, seen_and_wants);
}

/// Mean services over what the flows carry that come to a station, and what checks have found out.
void find_mean_services(Network::Tables& tables) {
  std::vector<std::size_t> flows(tables.stages.size());
  for (const detail::FlowTable& flow : tables.flows) {
    std::vector<bool> comes(tables.stages.size());
    for (detail::OpId id = flow.first; id < flow.last; ++id)
      if (tables.ops[id].kind == OpKind::visit) comes[tables.ops[id].stage.index()] = true;
    for (std::size_t stage = 0; stage < comes.size(); ++stage) {
      StageTable& table = tables.stages[stage];
      if (!comes[stage] || table.service == nullptr) continue;
      ++flows[stage];
      table.mean_service_ms +=
          detail::mean_service(*table.service, flow.info.name, *flow.flow,
                               detail::found_at(tables.plan, *flow.flow, table.info.name));
    }
  }
  for (std::size_t stage = 0; stage < flows.size(); ++stage)
    if (flows[stage] > 0) tables.stages[stage].mean_service_ms /= static_cast<double>(flows[stage]);
}

using Reaches = std::vector<std::vector<bool>>;

// From the members of pools to what their trucks want meanwhile, and from stations to their staff.
void add_pools(const Network::Tables& tables, Reaches& reaches) {
  for (const Op& op : tables.ops) {
    if (op.kind != OpKind::seize) continue;
    std::pair<std::vector<bool>, std::vector<std::size_t>> seen_and_wants;
    seen_and_wants.first.resize(tables.ops.size());
    collect_held(tables.ops, op.next, op.stage, seen_and_wants);
    for (const std::size_t wanted : seen_and_wants.second)
      if (is_finite(tables.stages[wanted], true)) reaches[op.stage.index()][wanted] = true;
  }
  for (std::size_t stage = 0; stage < tables.stages.size(); ++stage)
    if (tables.stages[stage].staff > 0)
      reaches[stage][tables.stages[stage].staffed_by.index()] = true;
}

// A truck can only be part of a circular wait at a stage that can be reached from itself through
// stages that can be full.
std::vector<bool> stages_on_cycles(const Network::Tables& tables) {
  const std::size_t count = tables.stages.size();
  const bool has_pools = !tables.plan.pools.empty();
  Reaches reaches(count, std::vector<bool>(count, false));
  add_pools(tables, reaches);
  for (const Op& op : tables.ops) {
    if (op.kind != OpKind::visit || !is_finite(tables.stages[op.stage.index()], has_pools))
      continue;
    std::vector<bool> seen(tables.ops.size(), false);
    std::vector<std::size_t> wants;
    collect_wants(tables.ops, op.next, seen, wants);
    for (const std::size_t wanted : wants)
      if (is_finite(tables.stages[wanted], has_pools)) reaches[op.stage.index()][wanted] = true;
  }
  for (std::size_t via = 0; via < count; ++via)
    for (std::size_t from = 0; from < count; ++from)
      if (reaches[from][via])
        for (std::size_t to = 0; to < count; ++to)
          if (reaches[via][to]) reaches[from][to] = true;
  std::vector<bool> on_cycle(count);
  // Where turns match, trucks that find no partner may keep out those that others wait for.
  for (std::size_t stage = 0; stage < count; ++stage)
    on_cycle[stage] = reaches[stage][stage] || tables.stages[stage].parties > 1;
  return on_cycle;
}

}  // namespace

CommodityId detail::commodity_id(const Network::Tables& tables, const std::string& name) {
  const auto found = std::ranges::lower_bound(tables.commodities, name);
  return CommodityId{static_cast<std::size_t>(found - tables.commodities.begin())};
}

bool detail::have_one_shape(const Network::Tables& one, const Network::Tables& other) {
  const auto is_same_stage = [](const StageTable& a, const StageTable& b) {
    return a.name == b.name && a.info.kind == b.info.kind;
  };
  const auto is_same_op = [](const Op& a, const Op& b) {
    return a.kind == b.kind && a.next == b.next && a.stage == b.stage && a.targets == b.targets;
  };
  return std::ranges::equal(one.stages, other.stages, is_same_stage) &&
         std::ranges::equal(one.ops, other.ops, is_same_op);
}

Network::Network(const Plan& plan) : tables_(std::make_unique<Tables>()) {
  Tables& tables = *tables_;
  tables.plan = plan;
  tables.window = run_window(plan);
  for (const auto& [name, gate] : plan.gates) tables.gates.push_back(name);
  collect_commodities(tables);
  tables.marks = detail::named_outcomes(plan);
  tables.roads = detail::RoadNet(tables.plan);
  const detail::StageIndex index = detail::compile_stages(tables);
  for (StageTable& stage : tables.stages) {
    stage.name_hash = name_hash(stage.name);
    tables.stage_infos.push_back(stage.info);
  }
  detail::RouteCompiler routes({tables.plan, index, tables.roads, tables.commodities}, tables.ops);
  for (const auto& [name, flow] : tables.plan.flows) {
    tables.flows.push_back(flow_table(tables, name, flow));
    tables.flows.back().first = static_cast<detail::OpId>(tables.ops.size());
    tables.flows.back().entry = routes.compile(name, flow);
    tables.flows.back().last = static_cast<detail::OpId>(tables.ops.size());
  }
  detail::infer_gates(tables);
  for (const detail::FlowTable& flow : tables.flows) tables.flow_infos.push_back(flow.info);
  tables.may_deadlock = stages_on_cycles(tables);
  find_mean_services(tables);
  if (plan.choices.empty()) return;
  tables.money = detail::money_layout(*this);
  tables.ways.resize(tables.ops.size());
  for (detail::OpId id = 0; id < tables.ops.size(); ++id)
    if (tables.ops[id].kind == OpKind::choose_way)
      tables.ways[id] = detail::outlines_of(tables, id);
}

Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

const Plan& Network::plan() const { return tables_->plan; }
RunWindow Network::window() const { return tables_->window; }
const std::vector<StageInfo>& Network::stages() const { return tables_->stage_infos; }
const std::vector<FlowInfo>& Network::flows() const { return tables_->flow_infos; }
const std::vector<std::string>& Network::gates() const { return tables_->gates; }
const std::vector<std::string>& Network::commodities() const { return tables_->commodities; }
const std::vector<std::string>& Network::marks() const { return tables_->marks; }
const Network::Tables& Network::tables() const { return *tables_; }

std::vector<OpenLevel> Network::open_levels(StageId stage, Direction direction) const {
  const StageTable& table = tables_->stages[stage.index()];
  if (table.info.kind == StageKind::exchange) return table.levels_open;
  if (table.info.kind == StageKind::station || table.info.kind == StageKind::pool)
    return table.unlimited_servers ? std::vector<OpenLevel>{} : table.levels_open;
  if (table.crossing == nullptr) return {};
  return detail::levels_of({{table.open, table.crossing->lanes.open_to(direction)}},
                           tables_->window);
}

}  // namespace cuakhau::model
