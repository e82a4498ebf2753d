#pragma once

// Puts the parts of a running border together and hands them the kernel's events.

#include <cstdint>
#include <span>

#include "model/detail/checks.hpp"
#include "model/detail/choices.hpp"
#include "model/detail/crossings.hpp"
#include "model/detail/deadlock_watch.hpp"
#include "model/detail/exchanges.hpp"
#include "model/detail/limits.hpp"
#include "model/detail/movement.hpp"
#include "model/detail/policies.hpp"
#include "model/detail/roads.hpp"
#include "model/detail/sources.hpp"
#include "model/detail/stations.hpp"
#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class RunningBorder {
 public:
  RunningBorder(const Network::Tables& tables, ReplicationKey key,
                std::span<RecordObserver* const> observers);

  /// From the start to the horizon, or to where it ends before.
  [[nodiscard]] ReplicationRun run();

  /// One step: the event, then whoever can move because of it, then whether anybody is stuck for
  /// good. Of events in the calendar's phase at one instant that comes behind the last of them.
  void handle(const kernel::Event& event);
  /// What the event that is likely to be next will read is brought into the cache, while the
  /// present one is handled.
  void expect(const kernel::Event& next) const;

 private:
  [[nodiscard]] kernel::RunEnd run_events();
  [[nodiscard]] kernel::RunEnd run_watched(RunEnding why, std::uint64_t events);
  [[nodiscard]] kernel::RunEnd advance(std::uint64_t events);
  /// Where it is about to happen; none if that is no stage.
  [[nodiscard]] StageId stage_of(const kernel::Event& event) const;
  [[nodiscard]] Parts parts() {
    return {stations_, crossings_, pools_, exchanges_, checks_, roads_, choices_, limits_};
  }
  void look_around();
  void look_at_conditions();
  void dispatch(const kernel::Event& event);
  void on_calendar(StageId stage);
  void conclude(const kernel::RunEnd& end);

  World world_;
  StageId busiest_;
  Stations stations_;
  Crossings crossings_;
  Pools pools_;
  Exchanges exchanges_;
  Checks checks_;
  Roads roads_;
  Choices choices_;
  Limits limits_;
  DeadlockWatch deadlocks_;
  Movement movement_;
  Sources sources_;
  Policies policies_;
};

}  // namespace cuakhau::model::detail
