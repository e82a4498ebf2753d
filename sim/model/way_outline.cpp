#include "model/detail/way_outline.hpp"

#include <algorithm>
#include <numeric>
#include <ranges>

#include "model/detail/check_odds.hpp"
#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

namespace {

struct Successor {
  OpId step = k_none;
  double share = 1.0;
};

/// Shares of outcomes by the plan; of a retest, which has two ways out, those of its own.
std::vector<double> shares_of(const Network::Tables& tables, const Op& op) {
  std::vector<double> shares =
      odds_of(tables.plan, *tables.stages[op.stage.index()].check).outcomes;
  shares.resize(op.targets.size());
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share = sum > 0.0 ? share / sum : 0.0;
  return shares;
}

/// Where trucks go on behind a step; nowhere at the end of the outline.
std::vector<Successor> behind(const Network::Tables& tables, const Op& op) {
  std::vector<Successor> successors;
  switch (op.kind) {
    case OpKind::visit:
    case OpKind::drive:
    case OpKind::seize:
    case OpKind::release:
    case OpKind::limit: return {{op.next}};
    case OpKind::jump:
      if (!op.backward) successors.push_back({op.next});
      return successors;
    case OpKind::branch:
      for (std::size_t arm = 0; arm < op.targets.size(); ++arm)
        successors.push_back(
            {op.targets[arm], op.cumulative[arm] - (arm == 0 ? 0.0 : op.cumulative[arm - 1])});
      return successors;
    case OpKind::choose:
    case OpKind::hire:
    case OpKind::by_load:
      for (const OpId target : op.targets)
        successors.push_back({target, 1.0 / static_cast<double>(op.targets.size())});
      return successors;
    case OpKind::fork:
      for (const OpId target : op.targets) successors.push_back({target});
      successors.push_back({op.next});
      return successors;
    case OpKind::excuse: {
      const double excused = odds_of(tables.plan, *tables.stages[op.stage.index()].check).excused;
      return {{op.next, 1.0 - excused}, {op.targets.front(), excused}};
    }
    case OpKind::check: {
      const std::vector<double> shares = shares_of(tables, op);
      for (std::size_t way = 0; way < op.targets.size(); ++way)
        successors.push_back({op.targets[way], shares[way]});
      return successors;
    }
    case OpKind::join:
    case OpKind::cleared:
    case OpKind::leave:
    case OpKind::divert:
    case OpKind::choose_way: break;
  }
  return successors;
}

class OutlineBuilder {
 public:
  explicit OutlineBuilder(const Network::Tables& tables)
      : tables_(tables), seen_(tables.ops.size()), passes_(tables.ops.size()) {}

  WayOutline build(OpId entry) {
    come_to(entry);
    passes_[entry] = 1.0;
    WayOutline outline;
    for (const OpId step : std::views::reverse(done_)) {
      add(step, outline);
      for (const Successor& next : behind(tables_, tables_.ops[step]))
        passes_[next.step] += passes_[step] * next.share;
    }
    return outline;
  }

 private:
  static constexpr double k_all = 1.0 - 1e-9;

  /// Steps in the order in which all that is behind them has been seen. What jumps back is not
  /// followed, so that there are no circles.
  void come_to(OpId step) {
    if (seen_[step]) return;
    seen_[step] = true;
    for (const Successor& next : std::views::reverse(behind(tables_, tables_.ops[step])))
      come_to(next.step);
    done_.push_back(step);
  }

  void add(OpId step, WayOutline& outline) const {
    const Op& op = tables_.ops[step];
    const double passes = passes_[step];
    if (passes <= 0.0) return;
    if (op.kind == OpKind::drive && passes >= k_all)
      outline.push_back({.step = step, .place = op.place, .travel = op.travel});
    if (op.kind == OpKind::visit)
      outline.push_back({.step = step, .stage = op.stage, .travel = op.travel, .passes = passes});
  }

  const Network::Tables& tables_;
  std::vector<bool> seen_;
  std::vector<double> passes_;
  std::vector<OpId> done_;
};

}  // namespace

std::vector<WayOutline> outlines_of(const Network::Tables& tables, std::uint32_t step) {
  std::vector<WayOutline> outlines;
  for (const OpId way : tables.ops[step].targets)
    outlines.push_back(OutlineBuilder(tables).build(way));
  return outlines;
}

}  // namespace cuakhau::model::detail
