#pragma once

// Compiles the routes of all flows into one table of steps.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/detail/handover_parts.hpp"
#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

/// Where a name of a route leads: to one stage, or to one of several lanes with a queue each.
using StageIndex = std::map<std::string, std::vector<StageId>, std::less<>>;

/// What the names of routes stand for.
struct RouteNames {
  const Plan& plan;
  const StageIndex& stages;
  const RoadNet& roads;
  const std::vector<std::string>& commodities;  // by CommodityId
};

class RouteCompiler {
 public:
  RouteCompiler(const RouteNames& names, std::vector<Op>& ops)
      : plan_(names.plan),
        stages_(names.stages),
        roads_(names.roads),
        commodities_(names.commodities),
        ops_(ops) {}

  /// @return where trucks of this flow begin
  OpId compile(const std::string& name, const Flow& flow);

 private:
  /// Where a truck goes on behind a visit or parts of a handover, in time and late.
  struct Ends {
    OpId next = k_none;
    OpId late = k_none;
  };

  OpId emit(Op op);
  OpId pad();  // a jump whose target is set later, and which is skipped in the end
  void steps(const Route& route, OpId from, OpId next);
  OpId step(const Step& step, OpId next);
  OpId visit(const Step& step, const Ends& ends);
  OpId stage(std::string_view name, OpId next);
  OpId place(const std::string& name, Direction travel, bool laden, OpId next);
  OpId limited(OpId begin, const DurationLaw& law, OpId late);
  OpId limit(const DurationLaw& law, std::vector<OpId> targets, OpId next);
  void add_visits(OpId begin, std::vector<OpId>& to) const;
  OpId lanes_of(std::string_view name, const std::vector<StageId>& lanes, OpId next);
  OpId handover(const Handover& handover, const Step& step, const Ends& ends);
  void parts(const std::vector<HandoverPart>& list, const Step& step, OpId from, const Ends& ends);
  OpId part(const HandoverPart& part, const Step& step, const Ends& ends);
  OpId seize(std::string_view pool, OpId next);
  OpId hire(const HandoverPart& part, OpId next);
  OpId hire_of(const std::vector<std::string>& pools, Hiring hiring, OpId next);
  OpId release(std::string_view pool, const DurationLaw& back, OpId next);
  OpId sided(std::string_view name, Direction travel, bool laden, OpId next);
  OpId check(const Step& step, OpId next);
  OpId choose_way(const Step& step, OpId next);
  OpId drive(std::string_view place, OpId next);
  OpId examine(const std::string& name, std::vector<OpId> targets);
  OpId branch(const std::vector<Arm>& arms, OpId next);
  OpId choose(const Step& step, OpId next);
  OpId fork(const std::vector<Route>& arms, OpId next);
  OpId mark_cleared(OpId next);
  std::string stream_name(std::string_view name);
  void resolve_jumps();
  void skip_pads();

  const Plan& plan_;
  const StageIndex& stages_;
  const RoadNet& roads_;
  const std::vector<std::string>& commodities_;
  std::vector<Op>& ops_;
  const Flow* flow_ = nullptr;
  std::vector<std::string> carried_;  // by the present flow
  bool route_marks_cleared_ = false;  // by a step of its own
  OpId leave_ = k_none;
  OpId divert_ = k_none;
  std::uint32_t place_ = k_none;  // where a truck is at the step that is being compiled
  std::uint32_t step_number_ = 0;
  std::map<std::string, std::uint32_t, std::less<>> uses_;  // of a name as a stream
  std::map<std::string, OpId, std::less<>> labels_;         // first step that visits a name
  std::vector<std::pair<OpId, std::string>> pending_jumps_;
  std::vector<OpId> waits_;  // of the present handover, before it has begun
  // Of each pool, the sets of pools that trucks wait for who turn to it first.
  std::map<StageId, std::vector<std::set<StageId>>> lines_;
};

}  // namespace cuakhau::model::detail
