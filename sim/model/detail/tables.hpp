#pragma once

// The compiled plan: flat tables that the running border reads and never writes. Stages are sorted
// by name, flows by name, so that the order of a file cannot reach a run.

#include <cstdint>
#include <string>
#include <vector>

#include <cuakhau/model/handover.hpp>
#include <cuakhau/model/network.hpp>

#include "model/detail/marks.hpp"
#include "model/detail/money_layout.hpp"
#include "model/detail/pace.hpp"
#include "model/detail/road_net.hpp"
#include "model/detail/way_outline.hpp"

namespace cuakhau::model {

namespace detail {

using OpId = std::uint32_t;
inline constexpr std::uint32_t k_none = 0xffffffffU;

enum class OpKind : std::uint8_t {
  visit,    // go to a stage and be served there
  branch,   // draw one of `targets` by the cumulative shares
  choose,   // take one of `targets`, each a visit, by the state of their stages
  fork,     // start a token at each of `targets`; the truck goes on at `next` when all have joined
  join,     // end of a parallel arm
  jump,     // go on at `next`
  cleared,  // the truck counts as cleared
  leave,    // end of the way
  seize,    // wait for a member of the pool `stage`
  hire,     // wait for a member of one of several pools: each of `targets` seizes one
  release,  // give it back
  by_load,  // go on at one of `targets`, by commodity
  excuse,   // a certificate for the check `stage` leads to `targets`, without one on to `next`
  check,    // go through the check `stage`: each outcome leads to one of `targets`
  drive,    // by the roads to `place`
  choose_way,  // by the choice `stage`: each way is one of `targets`
  divert,      // end of the way, elsewhere
  limit,       // of a wait or stay at one of `targets` but the first, which who is late takes
};

/// Whether trucks wait at such a step for a member of a pool.
[[nodiscard]] constexpr bool takes_member(OpKind kind) {
  return kind == OpKind::seize || kind == OpKind::hire;
}

/// One step of a compiled route. `next` is where the truck goes on. What most trucks read of it is
/// one cache line.
struct alignas(64) Op {
  OpKind kind = OpKind::leave;
  bool backward = false;  // of a jump: a truck that takes it begins another round
  OpId next = k_none;
  StageId stage{};  // of a visit; of seize and release the pool; of excuse and check the check; …
  Direction travel = Direction::export_;  // of a visit to a crossing; to an exchange: its side
  bool laden = true;                      // of a visit to a crossing
  std::uint32_t step = 0;                 // number of this step within its flow, for records
  std::vector<OpId> targets{};
  std::vector<double> cumulative{};  // of a branch
  ChooseRule rule = ChooseRule::shortest;
  Ties ties = Ties::first;
  Hiring hiring = Hiring::order;     // of a hire
  bool is_one_of_several = false;    // of a release: the truck may have a member of another pool
  std::uint32_t place = k_none;      // of a drive: where to; else where the truck is, if known
  const DurationLaw* law = nullptr;  // of a release: until the member is ready again; of a limit
  std::string stream{};              // name of its random streams within the flow
  std::uint32_t line = 0;  // of a hire: which line of those for several pools at its `stage`
};

/// A share that holds from an instant on.
struct ShareFrom {
  Instant from;
  double share = 0.0;
};

/// Members of a pool that have the same hours.
struct MemberGroup {
  std::uint32_t members = 0;
  OpenSpans hours{};
};

struct StageTable {
  StageInfo info;
  std::string name;  // of its random streams and digests: the lane's where there is one
  std::uint64_t name_hash = 0;
  Priority priority;
  std::uint32_t levels = 1;  // of priority
  Paces paces;               // of its services, turns, roads or lanes

  // yards
  Count places = Count::unlimited();
  std::uint32_t call_up_below = k_none;

  // stations; pools have levels_open too, of members
  Count queue = Count::unlimited();
  bool unlimited_servers = false;
  std::uint32_t lane_index = 0;        // with one queue a server: which of them, else 0
  std::vector<OpenLevel> levels_open;  // servers open by the calendar
  const ServiceLaw* service = nullptr;
  double mean_service_ms = 0.0;  // over the loads of the flows that come there, each flow alike
  Closing closing = Closing::finish;
  const Breakdowns* breakdowns = nullptr;
  StageId staffed_by{};     // a pool, or none
  std::uint32_t staff = 0;  // of its members for each service; 0: none

  // pools
  const Pool* pool = nullptr;
  bool has_roster = false;            // what each member does matters, not only how many there are
  std::vector<MemberGroup> groups{};  // of one that has

  // exchanges; their bays are in levels_open
  const Exchange* exchange = nullptr;
  std::uint32_t parties = 0;  // kinds of trucks that take turns: one, or by commodity

  // checks
  const Check* check = nullptr;
  bool is_pooled_test = false;
  std::vector<double> cumulative;     // of its outcomes by share
  std::vector<ShareFrom> prevalence;  // of its test, by date
  std::vector<Marks> marks;           // of its outcomes
  Marks can_mark = 0;                 // all of these

  // roads and choices
  const Road* road = nullptr;
  const Choice* choice = nullptr;

  // crossings
  const Crossing* crossing = nullptr;
  OpenSpans open;                    // by calendar and by both sides
  std::vector<OpenLevel> gate_from;  // GateId value by date, as levels
};

struct FlowTable {
  FlowInfo info;
  std::uint64_t name_hash = 0;
  GateId gate;
  const Flow* flow = nullptr;
  std::vector<CommodityId> commodities;
  std::vector<double> commodity_cumulative;
  std::uint32_t place = k_none;  // where its trucks come
  OpId entry = k_none;
  OpId first = 0;  // its steps are [first, last) of the table
  OpId last = 0;
};

}  // namespace detail

struct Network::Tables {
  Plan plan;
  RunWindow window;
  std::vector<StageInfo> stage_infos;
  std::vector<FlowInfo> flow_infos;
  std::vector<std::string> gates;
  std::vector<std::string> commodities;
  std::vector<std::string> marks;  // outcomes, by bit
  std::vector<detail::StageTable> stages;
  std::vector<detail::FlowTable> flows;
  std::vector<detail::Op> ops;
  detail::RoadNet roads;
  std::vector<std::vector<detail::WayOutline>> ways;  // by OpId of choices of ways
  detail::MoneyLayout money;                          // of a plan with choices
  std::vector<bool> may_deadlock;  // by StageId: part of a cycle of finite stages
};

namespace detail {

/// @param name of a commodity that some flow carries
[[nodiscard]] CommodityId commodity_id(const Network::Tables& tables, const std::string& name);

/// Whether two networks have the same stages and steps, so that one can take over from the other in
/// mid-run.
[[nodiscard]] bool have_one_shape(const Network::Tables& one, const Network::Tables& other);

}  // namespace detail

}  // namespace cuakhau::model
