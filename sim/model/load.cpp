#include "model/detail/load.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "model/detail/demand.hpp"
#include "model/detail/law_range.hpp"
#include "model/detail/mark_shares.hpp"
#include "model/detail/marks.hpp"
#include "model/detail/mean_service.hpp"
#include "model/detail/opening.hpp"
#include "model/detail/pace.hpp"
#include "model/detail/route_variants.hpp"
#include "model/detail/stage_compiler.hpp"
#include "model/detail/traffic.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr double k_unlimited = std::numeric_limits<double>::infinity();

[[nodiscard]] double in_ms(Duration span) { return static_cast<double>(span.count()); }

/// The share of time in which a server that breaks down is up.
[[nodiscard]] double availability(const Station& station) {
  if (!station.breakdowns) return 1.0;
  const double up = kernel::mean(station.breakdowns->up.law);
  return up / (up + kernel::mean(station.breakdowns->down.law));
}

/// Builds the resources of a plan: one for each station, for each set of stations that trucks
/// choose the shortest of, and for the lanes of each crossing.
class LoadBuilder {
 public:
  explicit LoadBuilder(const Plan& plan)
      : plan_(plan),
        window_(run_window(plan)),
        days_(in_ms(window_.horizon - window_.measured_from) / in_ms(k_day)) {
    for (const auto& [name, station] : plan.stations)
      for (const auto& [outcome, law] : station.service.by_name)
        if (is_outcome(plan, outcome)) marks_[outcome] = {};
  }

  Load build() {
    for (const auto& [name, flow] : plan_.flows) {
      load_.demand_per_day[name] = mean_per_day(plan_, flow, measured());
      add_flow(name, flow);
    }
    for (auto& [stages, resource] : stations_) finish_stations(stages, resource);
    for (auto& [name, sides] : exchanges_) finish_exchange(name, sides);
    for (auto& [name, directions] : crossings_) finish_crossing(name, directions);
    for (auto& [name, resource] : staff_) finish_staff(name, resource);
    return std::move(load_);
  }

 private:
  using Stages = std::set<std::string>;
  using Directions = std::map<Direction, Resource>;

  [[nodiscard]] OpenSpan measured() const { return {window_.measured_from, window_.horizon}; }

  void add_flow(const std::string& name, const Flow& flow) {
    const RouteGraph graph = route_graph(plan_, flow, {});
    if (!always_leaves(graph)) return;  // its trucks go round without end and bring no demand
    for (const RouteVariant& variant : variants_of(graph)) {
      variant_ = name + variant.name;
      load_.variants[variant_] = {name, variant.is_diverted};
      add_variant(name, flow, variant.graph);
    }
  }

  void add_variant(const std::string& name, const Flow& flow, const RouteGraph& graph) {
    if (!always_leaves(graph)) return;
    const std::vector<double> passes = passes_per_truck(graph);
    for (auto& [outcome, shares] : marks_) shares = mark_shares(plan_, graph, outcome);
    for (node_ = 0; node_ < graph.nodes.size(); ++node_)
      if (passes[node_] > 0.0) add_node(name, flow, graph.nodes[node_], passes[node_]);
  }

  /// Of a truck of the flow at the node that is being added.
  [[nodiscard]] double service_ms(const Station& station, const std::string& name,
                                  const Flow& flow) const {
    FoundShares found;
    for (const auto& [outcome, shares] : marks_)
      if (station.service.by_name.contains(outcome)) found[outcome] = shares[node_];
    return mean_service(station.service, name, flow, found);
  }

  void add_node(const std::string& name, const Flow& flow, const RouteNode& node, double passes) {
    const bool is_pool = node.stages.size() > 1 && node.rule == ChooseRule::shortest;
    if (is_pool) {
      add_pool(name, flow, {node.stages.begin(), node.stages.end()}, passes);
      return;
    }
    const double share = passes / static_cast<double>(std::max<std::size_t>(1, node.stages.size()));
    for (const std::string& stage : node.stages) {
      if (plan_.stations.contains(stage)) add_pool(name, flow, {stage}, share);
      if (plan_.stations.contains(stage)) add_staff(name, flow, plan_.stations.at(stage), share);
      if (plan_.exchanges.contains(stage)) add_exchange(stage, node.travel, share);
      if (plan_.crossings.contains(stage)) add_crossing(stage, node.travel, share);
      if (!node.check.empty()) add_hold(stage, node, share);
    }
  }

  /// Until the result of a check is known, its server or bay serves nobody else.
  void add_hold(const std::string& stage, const RouteNode& node, double passes) {
    const double held_ms = mean_ms(plan_.checks.at(node.check).result_after);
    const auto exchange = plan_.exchanges.find(stage);
    if (exchange == plan_.exchanges.end())
      stations_[{stage}].work_ms[variant_] += passes * held_ms;
    else
      exchanges_[stage][node.travel].work_ms[variant_] +=
          passes * held_ms / exchange->second.turn.of(node.travel).most.value;
  }

  /// A pool can at best send each truck where it is served fastest. Yards in it have no limit.
  void add_pool(const std::string& name, const Flow& flow, const Stages& stages, double passes) {
    double fastest = k_unlimited;
    for (const std::string& stage : stages) {
      const auto station = plan_.stations.find(stage);
      if (station == plan_.stations.end()) return;
      fastest = std::min(fastest,
                         service_ms(station->second, name, flow) / pace_of(station->second).mean);
    }
    Resource& resource = stations_[stages];
    resource.work_ms[variant_] += passes * fastest;
    resource.visits[variant_] += passes;
  }

  /// The mean stands for a pace that changes: trucks served are concave in the pace, whatever part
  /// of their time is work, so that the bound stays one.
  [[nodiscard]] PaceRange pace_of(const Station& station) const {
    if (!station.productivity) return {station.pace.value, station.pace.value};
    const RunWindow window{window_.measured_from, window_.measured_from, window_.horizon};
    const std::vector<OpenLevel> open = levels_of(plan_, station, window);
    return pace_range(paces_of(plan_, station, open, window), open, measured());
  }

  /// Members that serve at the station, in its best hours for all we know. How long trucks hold
  /// those that they seize depends on their waits, and is left out.
  void add_staff(const std::string& name, const Flow& flow, const Station& station, double passes) {
    if (station.staffed_by.empty()) return;
    Resource& resource = staff_[station.staffed_by];
    resource.work_ms[variant_] +=
        passes * station.staff.value * service_ms(station, name, flow) / pace_of(station).most;
    resource.visits[variant_] += passes;
  }

  void finish_staff(const std::string& name, Resource& resource) {
    resource.stages = {name};
    const Pool& pool = plan_.pools.at(name);
    for (const OpenGroup& group : open_groups(plan_, pool, measured()))
      resource.open_ms_per_day += group.servers.value *
                                  in_ms(total(group.spans) + pool.overtime * group.spans.size()) /
                                  days_;
    keep(resource);
  }

  /// A turn at best takes as many trucks of the side as it may.
  void add_exchange(const std::string& stage, Direction side, double passes) {
    const Exchange& exchange = plan_.exchanges.at(stage);
    Resource& resource = exchanges_[stage][side];
    resource.work_ms[variant_] += passes * mean_ms(exchange.service) /
                                  (exchange.pace.value * exchange.turn.of(side).most.value);
    resource.visits[variant_] += passes;
  }

  void add_crossing(const std::string& stage, Direction travel, double passes) {
    Resource& resource = crossings_[stage][travel];
    const Crossing& crossing = plan_.crossings.at(stage);
    resource.work_ms[variant_] += passes * mean_ms(crossing.headway) / crossing.pace.value;
    resource.visits[variant_] += passes;
  }

  void finish_stations(const Stages& stages, Resource& resource) {
    Resource whole = resource;
    whole.stages.assign(stages.begin(), stages.end());
    for (const std::string& stage : stages) whole.open_ms_per_day += server_time(stage);
    // What must be done by some of these servers must be done by these servers.
    for (const auto& [part, other] : stations_)
      if (part != stages && std::ranges::includes(stages, part)) add_work(whole, other);
    keep(whole);
  }

  [[nodiscard]] double server_time(const std::string& name) const {
    const Station& station = plan_.stations.at(name);
    double sum = 0.0;
    for (const OpenGroup& group : open_groups(plan_, station, measured())) {
      if (group.servers.is_unlimited && !group.spans.empty()) return k_unlimited;
      sum += group.servers.value * in_ms(total(group.spans));
    }
    return sum * availability(station) / days_;
  }

  /// The sides of a turn are served at the same time: each has all of the bays.
  void finish_exchange(const std::string& name, Directions& sides) {
    double open = 0.0;
    for (const OpenGroup& group : open_groups(plan_, plan_.exchanges.at(name), measured()))
      open += group.servers.value * in_ms(total(group.spans));
    for (auto& [side, resource] : sides) {
      resource.stages = {name};
      resource.direction = word(side);
      resource.open_ms_per_day = open / days_;
      keep(resource);
    }
  }

  /// Lanes of one direction with the reversible ones, and all together where they are shared.
  void finish_crossing(const std::string& name, Directions& directions) {
    const Crossing& crossing = plan_.crossings.at(name);
    const double open = in_ms(total(open_spans(plan_, crossing, measured()))) / days_;
    const Lanes& lanes = crossing.lanes;
    Resource both;
    both.stages = {name};
    both.open_ms_per_day =
        open * (lanes.export_.value + lanes.import_.value + lanes.reversible.value);
    const bool has_own = lanes.export_.value + lanes.import_.value > 0;
    for (auto& [travel, resource] : directions) {
      add_work(both, resource);
      resource.stages = {name};
      resource.direction = word(travel);
      resource.open_ms_per_day = open * lanes.open_to(travel);
      if (has_own) keep(resource);
    }
    if (lanes.reversible.value > 0) keep(both);
  }

  static void add_work(Resource& to, const Resource& from) {
    for (const auto& [flow, work] : from.work_ms) to.work_ms[flow] += work;
    for (const auto& [flow, visits] : from.visits) to.visits[flow] += visits;
  }

  void keep(const Resource& resource) {
    const bool has_work =
        std::ranges::any_of(resource.work_ms, [](const auto& entry) { return entry.second > 0.0; });
    if (has_work && resource.open_ms_per_day < k_unlimited) load_.resources.push_back(resource);
  }

  const Plan& plan_;
  RunWindow window_;
  double days_;
  std::map<Stages, Resource> stations_;  // by the stations that share the work
  std::map<std::string, Directions> exchanges_;
  std::map<std::string, Directions> crossings_;
  std::map<std::string, Resource> staff_;  // by pool
  Load load_;
  std::map<std::string, std::vector<double>> marks_;  // outcomes that services name, by node
  std::string variant_;                               // that is being added
  std::size_t node_ = 0;                              // of its route
};

}  // namespace

Load load_of(const Plan& plan) { return LoadBuilder(plan).build(); }

double work_per_day(const Resource& resource, const std::map<std::string, double>& demand_per_day) {
  double work = 0.0;
  for (const auto& [flow, work_ms] : resource.work_ms) {
    const auto demand = demand_per_day.find(flow);
    if (demand != demand_per_day.end()) work += demand->second * work_ms;
  }
  return work;
}

std::map<std::string, double> Load::most_per_day() const {
  std::map<std::string, double> most;
  for (const auto& [name, variant] : variants) most[name] = demand_per_day.at(variant.flow);
  return most;
}

double Load::least_work_ms(const Resource& resource, const std::string& flow) const {
  double least = k_unlimited;
  for (const auto& [name, variant] : variants) {
    if (variant.flow != flow) continue;
    const auto work = resource.work_ms.find(name);
    least = std::min(least, work == resource.work_ms.end() ? 0.0 : work->second);
  }
  return least == k_unlimited ? 0.0 : least;
}

double least_work_per_day(const Load& load, const Resource& resource,
                          const std::map<std::string, double>& demand_per_day) {
  double work = 0.0;
  for (const auto& [flow, demand] : demand_per_day)
    work += demand * load.least_work_ms(resource, flow);
  return work;
}

}  // namespace cuakhau::model::detail
