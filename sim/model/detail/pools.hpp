#pragma once

// Pools: members that trucks seize and release on their way, and that stations need to serve. A
// free member goes to whoever has waited longest: the next truck in the pool's own line, or the
// next at a station that the pool staffs and that has a free server; the own line first among
// equals, then stations by name. Whoever needs more members than are free is passed over. A truck
// that may hire of several pools waits in one line for all of them.

#include <cstdint>
#include <memory>
#include <vector>

#include "model/detail/roster.hpp"
#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class DeadlockWatch;
class Movement;
class Stations;

class Pools {
 public:
  explicit Pools(World& world);
  void connect(Movement& movement, Stations& stations, DeadlockWatch& deadlocks) {
    movement_ = &movement;
    stations_ = &stations;
    deadlocks_ = &deadlocks;
  }

  /// Sets the members of the start of the run and schedules the first changes.
  void start();
  /// Goes by the plan now in force: members at work stay until they are done.
  void follow();
  void on_calendar(StageId pool);

  /// Gives the truck a member, or puts it in the line for one.
  /// @return whether it has one
  bool seize(Truck& truck, OpId step);
  /// The same with a member of one of several pools.
  bool hire(Truck& truck, OpId step);
  /// The truck gives back the member that it holds.
  void release(Truck& truck, OpId step);
  /// A member is back from a truck that released it.
  /// @param member its number where the pool has a roster
  void on_member_ready(StageId pool, Roster::Number member);
  void on_roster(StageId pool, Roster::Number member);
  /// The truck waits for a member no longer.
  void give_up(Truck& truck);
  /// Gives free members to whoever waits for them.
  void settle(StageId pool);

  /// Members whose hours are over go, once no truck waits for them. To be called when nothing more
  /// happens at an instant.
  void send_home() {
    if (has_staying()) send_home_idle();
  }
  [[nodiscard]] bool has_staying() const { return !staying_.empty(); }

  /// Whether there are members for one more service of a station that a pool staffs.
  [[nodiscard]] bool can_staff(StageId station) const;
  /// Its members begin to work, and leave again: the truck has the times of the stretch of work.
  void begin_duty(const Truck& truck);
  void end_duty(const Truck& truck);

  /// Calls `each(pool, is_given)` for every member that the truck holds or waits for.
  void for_each_member(const Truck& truck, auto&& each) const {
    for (std::uint32_t one = truck.holding; one != k_none; one = holdings_[one].next)
      each(holdings_[one].pool, holdings_[one].visit.started != Instant::never());
  }

  /// How many members the truck has.
  [[nodiscard]] std::size_t members_of(const Truck& truck) const {
    std::size_t members = 0;
    for_each_member(truck, [&](StageId, bool is_given) { members += is_given ? 1 : 0; });
    return members;
  }

  [[nodiscard]] bool has_member_of(const Truck& truck, StageId pool) const {
    bool has = false;
    for_each_member(truck, [&](StageId one, bool is_given) { has |= is_given && one == pool; });
    return has;
  }

  /// Writes what is held or waited for at the end of the run.
  void close_books();

 private:
  /// A member that a truck holds or waits for: its visit to the pool.
  struct Holding {
    StageId pool;
    std::uint32_t next = k_none;  // of the same truck, or of the free ones
    Visit visit;
  };

  [[nodiscard]] static std::uint32_t free_members(const StageState& pool) {
    return pool.open - std::min(pool.open, pool.busy);
  }
  [[nodiscard]] bool is_at_hand(StageId pool) const {
    return !world_.state(pool).must_settle || settling_ == pool;
  }
  [[nodiscard]] Roster* roster_of(StageId pool) { return rosters_[pool.index()].get(); }
  void count_members(StageId pool);
  void note_overtime(StageId pool);
  [[nodiscard]] bool has_line(StageId pool) const;
  [[nodiscard]] bool is_waited_for(StageId pool) const;
  [[nodiscard]] double price_of(StageId pool) const;
  [[nodiscard]] bool can_give(StageId pool) const;
  [[nodiscard]] StageId company_for(const Op& hire) const;
  void send_home_idle();
  Holding& ask(Truck& truck, OpId step);
  void wait(Truck& truck, OpId step, Holding& holding);
  void give(Truck& truck, Holding& holding);
  [[nodiscard]] Holding& holding_of(const Truck& truck, StageId pool);
  void drop(Truck& truck, const Holding& holding);
  void record(const Holding& holding, VisitOutcome outcome);
  [[nodiscard]] WaitingLine* line_of_longest(StageId pool);
  bool give_next(StageId pool);
  bool give_next_of(StageId preferred);
  void give_first(WaitingLine& line, StageId pool);

  World& world_;
  Movement* movement_ = nullptr;
  Stations* stations_ = nullptr;
  DeadlockWatch* deadlocks_ = nullptr;
  std::vector<std::vector<StageId>> staffed_;      // stations by pool, both by StageId
  std::vector<std::vector<WaitingLine*>> shared_;  // by pool: the lines for it or others
  std::vector<std::unique_ptr<Roster>> rosters_;   // by StageId; null: members are counted
  std::vector<StageId> staying_;                   // pools with idle members whose hours are over
  // By StageId, of pools without a roster: since when more members are at work than are on shift.
  std::vector<std::vector<Instant>> overtime_since_;
  std::vector<Holding> holdings_;
  std::uint32_t first_free_ = k_none;  // of holdings_
  StageId settling_;                   // the pool that gives its members away just now
};

}  // namespace cuakhau::model::detail
