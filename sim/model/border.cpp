#include <cuakhau/model/border.hpp>

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>

#include "model/detail/running_border.hpp"

namespace cuakhau::model {

namespace {

[[nodiscard]] std::string most_of_them(const Network& network, const ReplicationRun& run) {
  if (run.busiest.is_none()) return {};
  return fmt::format("; of the last at a stage most were at {}",
                     network.stages()[run.busiest.index()].name);
}

}  // namespace

ReplicationRun run_replication(const Network& network, ReplicationKey key,
                               std::span<RecordObserver* const> observers) {
  return detail::RunningBorder(network.tables(), key, observers).run();
}

std::string explain_ending(const Network& network, const ReplicationRun& run) {
  const std::string at = to_iso(run.ended_at, network.plan().sides.of(Side::home).utc_offset);
  switch (run.ending) {
    case RunEnding::horizon: return fmt::format("reached the horizon at {}", at);
    case RunEnding::drained: return fmt::format("nothing was left to do at {}", at);
    case RunEnding::backlog_limit:
      return fmt::format("at {} more than {} trucks were inside: the backlog grows without bound",
                         at, network.plan().measures.backlog_limit);
    case RunEnding::event_limit:
      return fmt::format("at {} the run had had {} events, its event limit{}", at, run.events,
                         most_of_them(network, run));
    case RunEnding::standstill:
      return fmt::format("at {} time stood still: {} events at that instant{}", at,
                         k_most_at_one_instant, most_of_them(network, run));
    case RunEnding::exhausted: return fmt::format("at {} there were too many events to number", at);
    case RunEnding::deadlock: break;
  }
  std::string text = fmt::format("deadlock at {}", at);
  const char* separator = ": ";
  for (const DeadlockLink& link : run.deadlock) {
    text += fmt::format("{}{}#{} holds {} and waits for {}", separator,
                        network.flows()[link.truck.flow.index()].name, link.truck.number,
                        network.stages()[link.holds.index()].name,
                        network.stages()[link.wants.index()].name);
    separator = ", ";
  }
  return text;
}

}  // namespace cuakhau::model
