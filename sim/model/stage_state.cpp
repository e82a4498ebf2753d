#include "model/detail/stage_state.hpp"

namespace cuakhau::model::detail {

namespace {

// A calendar that lets work end and a failure that does so never ask whose work it is.
bool asks_who_is_served(const StageTable& table) {
  return table.closing != Closing::finish ||
         (table.breakdowns != nullptr && pauses(table.breakdowns->rule));
}

}  // namespace

StageState::StageState(const StageTable& table, StageId stage)
    : id(stage),
      kind(table.info.kind),
      knows_working(asks_who_is_served(table)),
      has_pace(!table.paces.empty()),
      queue_limit(table.queue.limit()),
      staff(table.staff),
      priority(table.priority.by_commodity.empty() ? nullptr : &table.priority),
      queue(table.levels),
      offers{WaitingLine(table.levels), WaitingLine(table.levels)} {
  parties.reserve(table.parties);
  while (parties.size() < table.parties) parties.emplace_back(table.levels);
}

void StageState::follow(const StageTable& table) {
  queue_limit = table.queue.limit();
  has_pace = !table.paces.empty();
  if (priority != nullptr) priority = &table.priority;
  if (kind != StageKind::yard) return;
  if (table.call_up_below == k_none || inside < table.call_up_below) is_calling = true;
}

}  // namespace cuakhau::model::detail
