#include "model/detail/setting_reach.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <type_traits>
#include <variant>

#include <cuakhau/model/field_walk.hpp>

namespace cuakhau::model::detail {

namespace {

using Names = std::set<std::string>;

/// A share, factor or rate as a number; nothing of other values.
struct NumberOf {
  template <class T>
  std::optional<double> operator()(const T& value) const {
    if constexpr (std::is_same_v<T, double>)
      return value;
    else if constexpr (std::is_same_v<T, Probability> || std::is_same_v<T, Factor> ||
                       std::is_same_v<T, PerHour>)
      return value.value;
    else
      return std::nullopt;
  }
};

struct NumberAt {
  std::optional<double> found{};

  void composite() {}
  template <class T>
  void value(const Field&, const T& value) {
    found = NumberOf{}(value);
  }
  template <class T>
  void value(const Field&, const std::optional<T>& value) {
    if (value) found = NumberOf{}(*value);
  }
};

/// Whether the setting is no larger than what the plan has there.
bool is_no_rise(const Plan& plan, const Setting& setting) {
  NumberAt now;
  FieldWalk<NumberAt>(plan.sides, now).at(plan, setting.path);
  const std::optional<double> then = std::visit(NumberOf{}, setting.value);
  return now.found && then && *then <= *now.found;
}

/// Stages on all ways from a node on, whatever the shares.
Names stages_from(const RouteGraph& graph, std::size_t begin) {
  Names names;
  follow(graph, begin, Ways::all, [&](std::size_t node) {
    const RouteNode& one = graph.nodes[node];
    names.insert(one.stages.begin(), one.stages.end());
    if (!one.seizes.empty()) names.insert(one.seizes);
    return true;
  });
  return names;
}

/// Stages that some ways out of a node lead to and others do not. All trucks come to the rest.
Names stages_apart(const RouteGraph& graph, const RouteNode& node) {
  Names some;
  std::optional<Names> all;
  for (const RouteEdge& edge : node.next) {
    const Names one = stages_from(graph, edge.to);
    some.insert(one.begin(), one.end());
    Names both;
    if (all) std::ranges::set_intersection(*all, one, std::inserter(both, both.end()));
    all = all ? both : one;
  }
  Names apart;
  if (all) std::ranges::set_difference(some, *all, std::inserter(apart, apart.end()));
  return apart;
}

/// Stages from which trucks come straight to a node.
void add_stages_before(const RouteGraph& graph, std::size_t node, Names& names) {
  for (std::size_t before = 0; before < graph.nodes.size(); ++before) {
    const RouteNode& one = graph.nodes[before];
    if (std::ranges::find(one.next, node, &RouteEdge::to) == one.next.end() || one.is_jump)
      continue;
    if (one.stages.empty())
      add_stages_before(graph, before, names);
    else
      names.insert(one.stages.begin(), one.stages.end());
  }
}

bool names_calendar(const Hours& hours, std::string_view calendar) {
  return hours.kind == HoursKind::named && hours.calendar == calendar;
}
bool names_calendar(const PerSideHours& hours, std::string_view calendar) {
  return names_calendar(hours.home, calendar) || names_calendar(hours.neighbour, calendar);
}
bool names_calendar(const Hours& hours, const std::vector<ServerGroup>& groups,
                    std::string_view calendar) {
  return names_calendar(hours, calendar) ||
         std::ranges::any_of(groups, [&](const ServerGroup& group) {
           return names_calendar(group.hours, calendar);
         });
}

/// Of a text that begins with "[2]".
std::size_t index_in_brackets(std::string_view text) {
  std::size_t index = 0;
  std::from_chars(text.data() + 1, text.data() + text.size(), index);
  return index;
}

class ReachBuilder {
 public:
  ReachBuilder(const Plan& plan, const RouteGraphs& routes) : plan_(plan), routes_(routes) {}

  void add(const Setting& setting) {
    setting_ = &setting;
    const std::string_view section = head_of(setting.path);
    const std::string_view inner = tail_of(setting.path);
    const std::string name(head_of(inner));
    const std::string_view field = tail_of(inner);
    // What is paid changes nothing but what drivers choose.
    if (field == "fee" || section == "costs" || section == "roads") return;
    if (section == "demand") demand();
    if (section == "calendars") calendar(name);
    if (section == "gates") gate(name);
    if (section == "pools") pool(name);
    if (section == "checks") check(name, field);
    if (section == "choices") ways_apart(&RouteNode::choice, name);
    if (section == "handovers") handover(name);
    if (section == "flows") flow(name, field);
    if (section == "yards" || section == "stations" || section == "exchanges" ||
        section == "crossings")
      touch(name, Bearing::work);
  }
  /// Members of a pool are missing.
  void add_loss(const std::string& name) {
    const Setting loss{.path = "lose." + name, .value = Count{}};
    setting_ = &loss;
    if (plan_.pools.contains(name)) pool(name);
  }
  Reach take() { return std::move(reach_); }

 private:
  void touch(const std::string& stage, Bearing how) {
    if (stage.empty()) return;
    Touch& known = reach_.try_emplace(stage, Touch{how, setting_->path}).first->second;
    if (how > known.how) known = {how, setting_->path};
    // Its members are at work when the station is.
    const auto station = plan_.stations.find(stage);
    if (station != plan_.stations.end()) touch(station->second.staffed_by, how);
  }
  void touch(const Names& stages, Bearing how) {
    for (const std::string& stage : stages) touch(stage, how);
  }

  void demand() {
    if (is_no_rise(plan_, *setting_)) return;
    for (const auto& [name, graph] : routes_)
      touch(stages_from(graph, graph.entry), Bearing::traffic);
  }

  void calendar(const std::string& calendar) {
    for (const auto& [name, station] : plan_.stations)
      if (names_calendar(station.hours, station.servers, calendar)) touch(name, Bearing::work);
    for (const auto& [name, exchange] : plan_.exchanges)
      if (names_calendar(exchange.hours, exchange.bays, calendar)) touch(name, Bearing::work);
    for (const auto& [name, crossing] : plan_.crossings)
      if (names_calendar(crossing.hours, calendar)) touch(name, Bearing::work);
    for (const auto& [name, one] : plan_.pools)
      if (names_calendar(one.hours, one.members, calendar)) pool(name);
    for (const auto& [name, one] : plan_.gates)
      if (names_calendar(one.hours, calendar)) gate(name);
  }

  /// A gate shuts its crossings; before them trucks pile up.
  void gate(const std::string& gate) {
    for (const auto& [name, crossing] : plan_.crossings)
      if (std::ranges::find(crossing.gate, gate, &Membership::gate) != crossing.gate.end())
        touch(name, Bearing::work);
    for (const auto& [name, yard] : plan_.yards)
      if (yard.gate == gate) touch(name, Bearing::traffic);
    for (const auto& [name, station] : plan_.stations)
      if (station.gate == gate) touch(name, Bearing::traffic);
    for (const auto& [name, exchange] : plan_.exchanges)
      if (exchange.gate == gate) touch(name, Bearing::traffic);
  }

  /// Stations stand still without their staff; who waits for a member waits where he is.
  void pool(const std::string& pool) {
    touch(pool, Bearing::work);
    for (const auto& [name, station] : plan_.stations)
      if (station.staffed_by == pool) touch(name, Bearing::work);
    for (const auto& [name, one] : plan_.handovers)
      if (one.pool.export_ == pool || one.pool.import_ == pool ||
          std::ranges::find(one.companies, pool, &Company::pool) != one.companies.end())
        handover(name);
    Names before;
    for (const auto& [name, graph] : routes_)
      for (std::size_t node = 0; node < graph.nodes.size(); ++node)
        if (graph.nodes[node].seizes == pool) add_stages_before(graph, node, before);
    touch(before, Bearing::work);
  }

  void check(const std::string& check, std::string_view field) {
    touch(check, Bearing::work);
    touch(plan_.checks.at(check).at, Bearing::work);
    if (field != "result_after") ways_apart(&RouteNode::check, check);
  }

  /// Where the ways part at the nodes of this check or choice.
  void ways_apart(std::string RouteNode::* kind, const std::string& name) {
    for (const auto& [flow, graph] : routes_)
      for (const RouteNode& node : graph.nodes)
        if (node.*kind == name) touch(stages_apart(graph, node), Bearing::traffic);
  }

  void handover(const std::string& name) {
    const Handover& one = plan_.handovers.at(name);
    touch(one.crossing, Bearing::traffic);
    touch(one.exchange, Bearing::traffic);
    if (one.backhaul) touch(one.backhaul->at, Bearing::traffic);
    for (const PerDirectionName* names :
         {&one.store, &one.zone, &one.load, &one.unload, &one.takeover, &one.giveback}) {
      touch(names->export_, Bearing::traffic);
      touch(names->import_, Bearing::traffic);
    }
  }

  void flow(const std::string& name, std::string_view field) {
    const RouteGraph& graph = routes_.at(name);
    const std::string_view part = head_of(field);
    const std::size_t arm = setting_->path.rfind(".branch[");
    if (part == "route" && field.ends_with("].share") && arm != std::string::npos)
      return share(graph, arm);
    // Who is held comes when that ends, all at once.
    if (part == "held" || (part == "arrivals" && !is_no_rise(plan_, *setting_)))
      touch(stages_from(graph, graph.entry), Bearing::traffic);
    if (part != "route") return;
    for (const RouteNode& node : graph.nodes)
      if (!node.path.empty() && lies_below(setting_->path, node.path))
        touch(Names(node.stages.begin(), node.stages.end()), Bearing::traffic);
  }

  /// More trucks come to the stages of a way out whose share rises, fewer to those of the others.
  void share(const RouteGraph& graph, std::size_t arm) {
    if (is_no_rise(plan_, *setting_)) return;
    const std::string_view path = setting_->path;
    const std::size_t index =
        index_in_brackets(path.substr(arm + std::string_view(".branch").size()));
    for (const RouteNode& node : graph.nodes) {
      if (node.path != path.substr(0, arm) || node.next.size() <= index) continue;
      const Names apart = stages_apart(graph, node);
      // Ways out stand in the order against the way.
      const Names here = stages_from(graph, node.next[node.next.size() - 1 - index].to);
      Names both;
      std::ranges::set_intersection(apart, here, std::inserter(both, both.end()));
      touch(both, Bearing::traffic);
    }
  }

  const Plan& plan_;
  const RouteGraphs& routes_;
  const Setting* setting_ = nullptr;
  Reach reach_;
};

}  // namespace

Reach reach_of(const Plan& plan, const RouteGraphs& routes, const Policy& policy) {
  ReachBuilder builder(plan, routes);
  for (const Setting& setting : policy.set) builder.add(setting);
  for (const auto* lost : {&policy.lose, &policy.lose_each})
    for (const auto& [pool, members] : *lost) builder.add_loss(pool);
  return builder.take();
}

}  // namespace cuakhau::model::detail
