// Compiles handovers: each part of one becomes a few steps.

#include <algorithm>
#include <utility>

#include "model/detail/route_compiler.hpp"

namespace cuakhau::model::detail {

// The limit runs from when the truck comes there until it waits for nothing more.
OpId RouteCompiler::handover(const Handover& handover, const Step& step, const Ends& ends) {
  const OpId entry = pad();
  waits_.clear();
  parts(parts_of(plan_, handover, flow_->direction, !step.beyond.empty()), step, entry,
        {.next = ends.next});
  if (!step.limit) return entry;
  std::vector<OpId> targets{ends.late};
  targets.insert(targets.end(), waits_.rbegin(), waits_.rend());
  const OpId begin = limit(*step.limit, std::move(targets), ops_[entry].next);
  ops_[begin].stream = stream_name(step.visit);
  return begin;
}

void RouteCompiler::parts(const std::vector<HandoverPart>& list, const Step& step, OpId from,
                          const Ends& ends) {
  for (const HandoverPart& one : list) {
    const OpId after = pad();
    const OpId begin = part(one, step, {.next = after, .late = ends.late});
    ops_[from].next = begin;
    from = after;
  }
  ops_[from].next = ends.next;
}

OpId RouteCompiler::part(const HandoverPart& part, const Step& step, const Ends& ends) {
  switch (part.kind) {
    case PartKind::visit: {
      const OpId begin = place(part.name, part.travel, part.laden, ends.next);
      if (part.may_be_late) add_visits(begin, waits_);
      return part.law == nullptr ? begin : limited(begin, *part.law, ends.late);
    }
    case PartKind::beyond: {
      const OpId begin = pad();
      steps(step.beyond, begin, ends.next);
      return begin;
    }
    case PartKind::cleared: return route_marks_cleared_ ? ends.next : mark_cleared(ends.next);
    case PartKind::seize: {
      const OpId begin = seize(part.name, ends.next);
      if (part.may_be_late) waits_.push_back(begin);
      return begin;
    }
    case PartKind::hire: return hire(part, ends.next);
    case PartKind::release: {
      const OpId begin = release(part.name, *part.law, ends.next);
      ops_[begin].is_one_of_several = part.is_one_of_several;
      return begin;
    }
    case PartKind::fetch: {
      const OpId join = emit({.kind = OpKind::join});
      const OpId over = sided(part.name, part.travel, false, join);
      return emit({.kind = OpKind::fork, .next = ends.next, .targets = {over}});
    }
    case PartKind::branch: {
      const OpId aside = pad();
      parts(part.aside, step, aside, {.next = leave_, .late = ends.next});
      if (part.share >= 1.0) return ends.next;
      return emit({.kind = OpKind::branch,
                   .targets = {ends.next, aside},
                   .cumulative = {part.share, 1.0},
                   .stream = stream_name(part.name)});
    }
    case PartKind::leave: break;
  }
  return leave_;
}

OpId RouteCompiler::seize(std::string_view pool, OpId next) {
  return emit({.kind = OpKind::seize,
               .next = next,
               .stage = stages_.find(pool)->second.front(),
               .travel = flow_->direction});
}

// Each load has companies that take it; loads that have the same ones wait together.
OpId RouteCompiler::hire(const HandoverPart& part, OpId next) {
  std::map<std::vector<std::string>, OpId> known;
  std::vector<OpId> targets(commodities_.size(), k_none);
  for (const std::string& commodity : carried_) {
    std::vector<const Company*> companies;
    for (const Company* const company : part.companies)
      if (takes(*company, commodity)) companies.push_back(company);
    const auto [one, is_new] = known.try_emplace(pools_of(companies), k_none);
    if (is_new) one->second = hire_of(one->first, part.hiring, next);
    if (is_new && part.may_be_late) waits_.push_back(one->second);
    const auto index = std::ranges::lower_bound(commodities_, commodity) - commodities_.begin();
    targets[static_cast<std::size_t>(index)] = one->second;
  }
  const OpId first = known.begin()->second;
  if (known.size() == 1) return first;
  std::ranges::replace(targets, k_none, first);  // of loads that no truck of this flow carries
  return emit({.kind = OpKind::by_load, .targets = std::move(targets)});
}

OpId RouteCompiler::hire_of(const std::vector<std::string>& pools, Hiring hiring, OpId next) {
  std::vector<OpId> targets;
  std::set<StageId> stages;
  for (const std::string& pool : pools) {
    targets.push_back(seize(pool, next));
    stages.insert(ops_[targets.back()].stage);
  }
  if (targets.size() == 1) return targets.front();
  const StageId first = ops_[targets.front()].stage;
  std::vector<std::set<StageId>>& lines = lines_[first];
  const auto line = std::ranges::find(lines, stages);
  const auto number = static_cast<std::uint32_t>(line - lines.begin());
  if (line == lines.end()) lines.push_back(std::move(stages));
  return emit({.kind = OpKind::hire,
               .next = next,
               .stage = first,
               .travel = flow_->direction,
               .targets = std::move(targets),
               .hiring = hiring,
               .line = number});
}

OpId RouteCompiler::release(std::string_view pool, const DurationLaw& back, OpId next) {
  return emit({.kind = OpKind::release,
               .next = next,
               .stage = stages_.find(pool)->second.front(),
               .travel = flow_->direction,
               .law = &back,
               .stream = stream_name(pool)});
}

}  // namespace cuakhau::model::detail
