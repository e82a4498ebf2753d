#include "model/detail/flow_gates.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>

#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

namespace {

using GateNames = std::set<std::string>;

/// Of memberships by date those that hold within the run.
void add_gates(const Network::Tables& tables, const StageTable& crossing, GateNames& gates) {
  const auto& levels = crossing.gate_from;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const Instant until = i + 1 < levels.size() ? levels[i + 1].from : tables.window.horizon;
    const GateId gate{levels[i].servers};
    const bool holds = tables.window.start < until && levels[i].from < tables.window.horizon;
    if (holds && !gate.is_none()) gates.insert(tables.gates[gate.index()]);
  }
}

/// The gate of a flow, if its way leads to one alone; else nothing.
std::string only_gate(const Network::Tables& tables, const FlowTable& flow) {
  GateNames of_crossings;
  GateNames of_others;
  for (OpId id = flow.first; id < flow.last; ++id) {
    const Op& op = tables.ops[id];
    if (op.kind != OpKind::visit) continue;
    const StageTable& stage = tables.stages[op.stage.index()];
    if (stage.crossing != nullptr)
      add_gates(tables, stage, of_crossings);
    else if (!stage.info.gate.empty())
      of_others.insert(stage.info.gate);
  }
  const GateNames& gates = of_crossings.empty() ? of_others : of_crossings;
  return gates.size() == 1 ? *gates.begin() : std::string{};
}

}  // namespace

void infer_gates(Network::Tables& tables) {
  for (FlowTable& flow : tables.flows) {
    if (!flow.info.gate.empty()) continue;
    flow.info.gate = only_gate(tables, flow);
    const auto gate = std::ranges::find(tables.gates, flow.info.gate);
    if (gate != tables.gates.end())
      flow.gate = GateId{static_cast<std::size_t>(gate - tables.gates.begin())};
  }
}

}  // namespace cuakhau::model::detail
