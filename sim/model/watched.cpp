#include "model/detail/watched.hpp"

#include <algorithm>

namespace cuakhau::model::detail {

namespace {

bool is_of(const std::string& stage_gate, const std::string& gate) { return stage_gate == gate; }
bool is_of(const std::vector<Membership>& memberships, const std::string& gate) {
  return std::ranges::find(memberships, gate, &Membership::gate) != memberships.end();
}

/// Of one section of the plan.
template <class Map>
void add_names(const Map& section, const std::string& watched, std::set<std::string>& names) {
  for (const auto& [name, stage] : section)
    if (watched == k_province || is_of(stage.gate, watched)) names.insert(name);
}

}  // namespace

bool looks_at_many(const Plan& plan, const Trigger& trigger) {
  return trigger.waiting == k_province || plan.gates.contains(trigger.waiting);
}

std::set<std::string> watched_names(const Plan& plan, const Trigger& trigger) {
  if (!looks_at_many(plan, trigger)) return {trigger.watched()};
  std::set<std::string> names;
  add_names(plan.yards, trigger.waiting, names);
  add_names(plan.stations, trigger.waiting, names);
  add_names(plan.pools, trigger.waiting, names);
  add_names(plan.exchanges, trigger.waiting, names);
  add_names(plan.checks, trigger.waiting, names);
  add_names(plan.crossings, trigger.waiting, names);
  return names;
}

}  // namespace cuakhau::model::detail
