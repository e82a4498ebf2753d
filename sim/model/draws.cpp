#include "model/detail/draws.hpp"

#include <algorithm>

#include <cuakhau/kernel/distribution.hpp>

namespace cuakhau::model::detail {

namespace {

const kernel::Distribution k_unit{kernel::Uniform{0.0, 1.0}};

kernel::StreamKey root_of(ReplicationKey key) {
  const auto root = kernel::StreamKey::root(key.seed).with(key.replication);
  return key.luck == Luck::own ? root : root.mirrored();
}

}  // namespace

Draws::Draws(const Network::Tables& tables, ReplicationKey key)
    : tables_(&tables),
      root_(root_of(key)),
      slices_(tables.ops.size()),
      flows_(tables.flows.size()) {
  follow(tables);
}

void Draws::follow(const Network::Tables& tables) {
  tables_ = &tables;
  streams_.clear();
  for (std::size_t i = 0; i < tables.flows.size(); ++i) add_flow(tables.flows[i], flows_[i]);
  for (const FlowTable& flow : tables.flows) add_steps(flow);
  for (Slice& slice : slices_) slice.streams = streams_.data() + slice.first;
}

void Draws::add_flow(const FlowTable& flow, FlowStreams& streams) {
  streams.commodity = streams_.size();
  streams_.emplace_back(k_unit, root_.with("commodity").with(flow.info.name));
  streams.release = streams_.size();
  streams_.emplace_back(flow.flow->release.law, root_.with("release").with(flow.info.name));
  streams.ages = streams_.size();
  if (!tables_->plan.cargo.empty()) add_ages(flow);
  if (!flow.flow->patience) return;
  streams.patience = streams_.size();
  streams_.emplace_back(flow.flow->patience->law, root_.with("patience").with(flow.info.name));
}

// One uniform a truck, whatever it carries.
void Draws::add_ages(const FlowTable& flow) {
  const kernel::StreamKey key = root_.with("cargo age").with(flow.info.name);
  for (const std::string& commodity : tables_->commodities) {
    const auto found = tables_->plan.cargo.find(commodity);
    const bool is_listed = found != tables_->plan.cargo.end();
    streams_.emplace_back((is_listed ? found->second.age : DurationLaw{}).law, key);
  }
}

// The steps of one flow stand together in the table, up to the next flow's.
void Draws::add_steps(const FlowTable& flow) {
  for (OpId id = flow.first; id < flow.last; ++id) {
    const Op& op = tables_->ops[id];
    Slice& slice = slices_[id];
    slice.first = static_cast<std::uint32_t>(streams_.size());
    if (op.kind == OpKind::visit)
      add_visit(op, root_.with("service").with(flow.info.name).with(op.stream), slice);
    else if (op.kind == OpKind::release)
      streams_.emplace_back(op.law->law, root_.with("back").with(flow.info.name).with(op.stream));
    else if (op.kind == OpKind::limit)
      streams_.emplace_back(op.law->law, root_.with("limit").with(flow.info.name).with(op.stream));
    else if (op.kind == OpKind::branch || op.kind == OpKind::choose)
      streams_.emplace_back(k_unit, root_.with("routing").with(flow.info.name).with(op.stream));
  }
}

void Draws::add_visit(const Op& op, kernel::StreamKey key, Slice& slice) {
  const StageTable& stage = tables_->stages[op.stage.index()];
  if (stage.info.kind == StageKind::crossing) {
    streams_.emplace_back(stage.crossing->headway.law, key.with("headway"));
    streams_.emplace_back(stage.crossing->travel.law, key.with("travel"));
    return;
  }
  if (stage.info.kind == StageKind::exchange) {
    if (stage.exchange->short_after)
      streams_.emplace_back(stage.exchange->short_after->law, key.with("short"));
    return;
  }
  if (stage.info.kind == StageKind::yard) return;
  slice.by_name = !stage.service->by_name.empty();
  slice.marks = 0;
  if (slice.by_name)
    add_services(*stage.service, key, slice);
  else
    streams_.emplace_back(stage.service->otherwise.law, key);
}

// One uniform a truck, whichever law it is for.
void Draws::add_services(const ServiceLaw& service, kernel::StreamKey key, Slice& slice) {
  for (const std::string& outcome : tables_->marks) {
    const auto found = service.by_name.find(outcome);
    if (found == service.by_name.end()) continue;
    slice.marks |= mark_of(tables_->marks, outcome);
    streams_.emplace_back(found->second.law, key);
  }
  for (const std::string& commodity : tables_->commodities) {
    const auto found = service.by_name.find(commodity);
    const bool is_listed = found != service.by_name.end();
    streams_.emplace_back((is_listed ? found->second : service.otherwise).law, key);
  }
}

Duration Draws::drawn_age(const Truck& truck) {
  const std::size_t first = flows_[truck.flow().index()].ages;
  return streams_[first + truck.commodity().index()].duration_at(truck.number());
}

CommodityId Draws::drawn_commodity(const FlowTable& table, std::size_t stream,
                                   std::uint64_t number) {
  const double u = streams_[stream].at(number);
  const auto found = std::ranges::upper_bound(table.commodity_cumulative, u);
  const auto index = found - table.commodity_cumulative.begin();
  return table.commodities[std::min(static_cast<std::size_t>(index), table.commodities.size() - 1)];
}

}  // namespace cuakhau::model::detail
