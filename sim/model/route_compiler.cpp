#include "model/detail/route_compiler.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::model::detail {

namespace {

bool any_step(const Route& route, const auto& holds) {
  return std::ranges::any_of(route, [&](const Step& step) {
    return holds(step) || any_step(step.beyond, holds) || any_step(step.late, holds) ||
           std::ranges::any_of(step.ways,
                               [&](const auto& way) { return any_step(way.second, holds); }) ||
           std::ranges::any_of(step.branch,
                               [&](const Arm& arm) { return any_step(arm.route, holds); }) ||
           std::ranges::any_of(step.parallel,
                               [&](const Route& arm) { return any_step(arm, holds); });
  });
}

}  // namespace

OpId RouteCompiler::compile(const std::string& name, const Flow& flow) {
  flow_ = &flow;
  carried_ = commodities_of(name, flow);
  step_number_ = 0;
  uses_.clear();
  labels_.clear();
  pending_jumps_.clear();
  route_marks_cleared_ =
      any_step(flow.route, [](const Step& step) { return step.visit == "cleared"; });
  const bool hands_over =
      any_step(flow.route, [&](const Step& step) { return plan_.handovers.contains(step.visit); });
  leave_ = emit({.kind = OpKind::leave});
  divert_ = emit({.kind = OpKind::divert});
  place_ = roads_.place(flow.from);
  const OpId entry = pad();
  steps(flow.route, entry, route_marks_cleared_ || hands_over ? leave_ : mark_cleared(leave_));
  resolve_jumps();
  skip_pads();
  return ops_[entry].next;
}

OpId RouteCompiler::emit(Op op) {
  op.step = step_number_;
  if (op.kind != OpKind::drive) op.place = place_;
  ops_.push_back(std::move(op));
  return static_cast<OpId>(ops_.size() - 1);
}

OpId RouteCompiler::pad() { return emit({.kind = OpKind::jump}); }

// A truck at the pad `from` does these steps and goes on at `next`.
void RouteCompiler::steps(const Route& route, OpId from, OpId next) {
  for (const Step& one : route) {
    ++step_number_;
    const OpId after = pad();
    const OpId begin = step(one, after);
    ops_[from].next = begin;
    from = after;
  }
  ops_[from].next = next;
}

OpId RouteCompiler::step(const Step& step, OpId next) {
  if (!step.visit.empty()) {
    const OpId late = step.limit ? pad() : k_none;
    const OpId begin = visit(step, {.next = next, .late = late});
    labels_.try_emplace(step.visit, begin);
    if (step.limit) steps(step.late, late, next);
    return begin;
  }
  if (!step.check.empty()) return check(step, next);
  if (!step.choose_way.empty()) return choose_way(step, next);
  if (!step.drive.empty()) return drive(step.drive, next);
  if (!step.branch.empty()) return branch(step.branch, next);
  if (!step.parallel.empty()) return fork(step.parallel, next);
  if (!step.choose.empty()) return choose(step, next);
  if (!step.seize.empty()) return seize(step.seize, next);
  if (!step.release.empty()) return release(step.release, step.back, next);
  const OpId jump = emit({.kind = OpKind::jump, .backward = true});
  pending_jumps_.emplace_back(jump, step.go_to);
  return jump;
}

OpId RouteCompiler::visit(const Step& step, const Ends& ends) {
  const OpId next = ends.next;
  if (step.visit == "cleared") return mark_cleared(next);
  if (step.visit == "leave") return leave_;
  if (step.visit == "diverted") return divert_;
  if (const auto found = plan_.handovers.find(step.visit); found != plan_.handovers.end())
    return handover(found->second, step, ends);
  const Direction travel = step.as.value_or(flow_->direction);
  if (!step.limit) return place(step.visit, travel, true, next);
  if (!plan_.yards.contains(step.visit))
    return limited(place(step.visit, travel, true, next), *step.limit, ends.late);
  // In a yard the limit runs from when the truck is in.
  const OpId in_yard = pad();
  const OpId begin = stage(step.visit, in_yard);
  ops_[in_yard].next = limit(*step.limit, {ends.late, begin}, next);
  return begin;
}

OpId RouteCompiler::place(const std::string& name, Direction travel, bool laden, OpId next) {
  if (plan_.crossings.contains(name) || plan_.exchanges.contains(name))
    return sided(name, travel, laden, next);
  return stage(name, next);
}

/// Before a visit, or a choice among the queues of a station: who is not served in time goes on at
/// `late`.
OpId RouteCompiler::limited(OpId begin, const DurationLaw& law, OpId late) {
  std::vector<OpId> targets{late};
  add_visits(begin, targets);
  return limit(law, std::move(targets), begin);
}

/// What is waited for at a step: one of several visits where it chooses.
void RouteCompiler::add_visits(OpId begin, std::vector<OpId>& to) const {
  const Op& op = ops_[begin];
  if (op.kind == OpKind::choose)
    to.insert(to.end(), op.targets.begin(), op.targets.end());
  else
    to.push_back(begin);
}

OpId RouteCompiler::limit(const DurationLaw& law, std::vector<OpId> targets, OpId next) {
  const Op visit = ops_[targets.back()];
  return emit({.kind = OpKind::limit,
               .next = next,
               .stage = visit.stage,
               .travel = visit.travel,
               .targets = std::move(targets),
               .law = &law,
               .stream = visit.stream});
}

OpId RouteCompiler::stage(std::string_view name, OpId next) {
  const auto found = stages_.find(name);
  CUAKHAU_CHECK(found != stages_.end(), "a route of a checked plan visits {}", name);
  if (found->second.size() > 1) return lanes_of(name, found->second, next);
  return emit({.kind = OpKind::visit,
               .next = next,
               .stage = found->second.front(),
               .travel = flow_->direction,
               .stream = stream_name(name)});
}

// One queue a server: the shortest is joined, ties at random. All lanes draw from the station's
// stream, so that a truck's service does not depend on the lane it takes.
OpId RouteCompiler::lanes_of(std::string_view name, const std::vector<StageId>& lanes, OpId next) {
  const std::string stream = stream_name(name);
  std::vector<OpId> targets;
  targets.reserve(lanes.size());
  for (const StageId lane : lanes)
    targets.push_back(emit({.kind = OpKind::visit,
                            .next = next,
                            .stage = lane,
                            .travel = flow_->direction,
                            .stream = stream}));
  return emit({.kind = OpKind::choose,
               .targets = std::move(targets),
               .ties = Ties::random,
               .stream = stream + " lane"});
}

// A visit to a stage whose sides are apart: to a crossing or exchange.
OpId RouteCompiler::sided(std::string_view name, Direction travel, bool laden, OpId next) {
  return emit({.kind = OpKind::visit,
               .next = next,
               .stage = stages_.find(name)->second.front(),
               .travel = travel,
               .laden = laden,
               .stream = stream_name(name)});
}

OpId RouteCompiler::check(const Step& step, OpId next) {
  const Check& check = plan_.checks.at(step.check);
  const std::vector<std::string> words = outcomes_of(check);
  std::vector<OpId> ways;
  for (std::size_t i = 0; i < words.size(); ++i) ways.push_back(pad());
  const auto way_of = [&](std::string_view outcome) {
    return ways[static_cast<std::size_t>(std::ranges::find(words, outcome) - words.begin())];
  };
  OpId begin = examine(step.check, ways);
  if (check.certificate)
    begin = emit({.kind = OpKind::excuse,
                  .next = begin,
                  .stage = stages_.find(step.check)->second.front(),
                  .travel = flow_->direction,
                  .targets = {way_of(k_certified)}});
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto way = step.ways.find(words[i]);
    if (words[i] == k_retested)
      ops_[ways[i]].next = examine(check.retest, {way_of(k_negative), way_of(k_positive)});
    else
      steps(way == step.ways.end() ? Route{} : way->second, ways[i], next);
  }
  return begin;
}

// A retest has no more outcomes than two: no certificate excuses from it.
OpId RouteCompiler::examine(const std::string& name, std::vector<OpId> targets) {
  const std::string& at = plan_.checks.at(name).at;
  const OpId found = emit({.kind = OpKind::check,
                           .stage = stages_.find(name)->second.front(),
                           .travel = flow_->direction,
                           .targets = std::move(targets),
                           .stream = stream_name(name)});
  if (at.empty()) return found;
  return place(at, flow_->direction, true, found);
}

OpId RouteCompiler::choose_way(const Step& step, OpId next) {
  const StageId choice = stages_.find(step.choose_way)->second.front();
  const OpId begin = emit({.kind = OpKind::choose_way,
                           .stage = choice,
                           .travel = flow_->direction,
                           .stream = stream_name(step.choose_way)});
  std::vector<OpId> targets;
  const std::uint32_t here = place_;
  for (const auto& [name, way] : plan_.choices.at(step.choose_way).ways) {
    place_ = here;
    const OpId entry = pad();
    const auto route = step.ways.find(name);
    steps(route == step.ways.end() ? Route{} : route->second, entry, next);
    targets.push_back(entry);
  }
  ops_[begin].targets = std::move(targets);
  return begin;
}

OpId RouteCompiler::drive(std::string_view place, OpId next) {
  place_ = roads_.place(place);
  return emit({.kind = OpKind::drive, .next = next, .travel = flow_->direction, .place = place_});
}

OpId RouteCompiler::branch(const std::vector<Arm>& arms, OpId next) {
  std::string name = "branch";
  for (const Arm& arm : arms) name += ":" + arm.name;
  const OpId begin = emit({.kind = OpKind::branch, .stream = stream_name(name)});
  double sum = 0.0;
  std::vector<OpId> targets;
  std::vector<double> cumulative;
  for (const Arm& arm : arms) {
    const OpId entry = pad();
    steps(arm.route, entry, next);
    targets.push_back(entry);
    sum += arm.share.value;
    cumulative.push_back(sum);
  }
  cumulative.back() = 1.0;
  ops_[begin].targets = std::move(targets);
  ops_[begin].cumulative = std::move(cumulative);
  return begin;
}

OpId RouteCompiler::choose(const Step& step, OpId next) {
  const OpId begin = emit({.kind = OpKind::choose,
                           .rule = step.rule,
                           .ties = step.ties,
                           .stream = stream_name("choose")});
  std::vector<OpId> targets;
  targets.reserve(step.choose.size());
  for (const std::string& name : step.choose) targets.push_back(stage(name, next));
  ops_[begin].targets = std::move(targets);
  return begin;
}

OpId RouteCompiler::fork(const std::vector<Route>& arms, OpId next) {
  const OpId begin = emit({.kind = OpKind::fork, .next = next});
  const OpId join = emit({.kind = OpKind::join});
  std::vector<OpId> targets;
  for (const Route& arm : arms) {
    const OpId entry = pad();
    steps(arm, entry, join);
    targets.push_back(entry);
  }
  ops_[begin].targets = std::move(targets);
  return begin;
}

OpId RouteCompiler::mark_cleared(OpId next) {
  return emit({.kind = OpKind::cleared, .next = next});
}

// Streams are named after what a step does, not after where it stands, so that a step put in before
// it leaves its draws alone; the second use of a name is told apart by its number.
std::string RouteCompiler::stream_name(std::string_view name) {
  const std::uint32_t use = uses_[std::string{name}]++;
  return use == 0 ? std::string{name} : fmt::format("{} ({})", name, use + 1);
}

void RouteCompiler::resolve_jumps() {
  for (const auto& [jump, label] : pending_jumps_) ops_[jump].next = labels_.at(label);
}

void RouteCompiler::skip_pads() {
  const auto target = [&](OpId op) {
    while (op != k_none && ops_[op].kind == OpKind::jump && !ops_[op].backward) op = ops_[op].next;
    return op;
  };
  for (Op& op : ops_) {
    op.next = target(op.next);
    for (OpId& one : op.targets) one = target(one);
  }
}

}  // namespace cuakhau::model::detail
