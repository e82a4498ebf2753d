#pragma once

// The members of one pool, each by itself: who is on shift, who works, who is on a break or due for
// one, who stays beyond its hours. Kept for pools with breaks or overtime; of the others it is
// enough to count the members.
//
//   home ── its hours begin ──▶ idle ── duty ──▶ working ── duty ends ──▶ idle again,
//   or on a break that is due, or home when its hours are over and nobody waits.

#include <cstdint>
#include <vector>

#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Roster {
 public:
  /// A member's number, from 1: by groups, and within a group in order.
  using Number = std::uint16_t;

  Roster(World& world, StageId pool);

  /// Hours begin and end, by the calendar or since the plan in force is another one. When they end
  /// by the calendar a shift may go on; whom a policy sends away does not stay.
  void change_shifts();

  /// Members that are idle or at work.
  [[nodiscard]] std::uint32_t present() const {
    return static_cast<std::uint32_t>(idle_.size()) + working_;
  }
  /// Members on shift that are on a break.
  [[nodiscard]] std::uint32_t absent() const { return absent_; }
  /// Idle members whose hours are over.
  [[nodiscard]] std::uint32_t staying() const { return staying_; }

  /// The member that has been idle longest begins a duty; there is one.
  /// @param truck that a station works on with it, if any
  Number begin_duty(const Truck* truck);
  void end_duty(Number number);
  void end_duties(const Truck& truck);
  /// A break of this member is due or over; of number 0: some overtime is over.
  void on_event(Number number);
  /// Idle members go whose hours are over.
  void send_home();

  /// Writes the overtime that goes on at the end of the run.
  void close_books();

 private:
  enum class Doing : std::uint8_t { home, idle, working, on_break };

  /// A member's way to its next break of one kind.
  struct Progress {
    Duration worked{0};
    std::uint32_t duties = 0;
    Instant next_turn = Instant::never();  // by the calendar
    bool has_turn = false;                 // that turn has come
    std::uint64_t taken = 0;
  };
  struct Member {
    std::uint32_t group = 0;
    std::uint32_t rank = 0;  // in the group
    Doing doing = Doing::home;
    bool is_on_shift = false;
    Instant hours_ended{};
    Instant stays_until{};
    Instant since{};  // of its duty
    Instant back{};   // from its break
    const Truck* truck = nullptr;
    std::vector<Progress> breaks;
  };

  [[nodiscard]] const Pool& plan() const { return *world_.table(pool_).pool; }
  [[nodiscard]] Member& member(Number number) { return members_[number - 1U]; }
  void enlist();
  void plan_turns(Number number);
  [[nodiscard]] bool is_in_plan(const Member& member) const;
  [[nodiscard]] bool has_hours(const Member& member) const;
  [[nodiscard]] bool ends_by_calendar(const Member& member) const;
  void begin_shift(Number number);
  void end_shift(Number number);
  void become_idle(Number number);
  void leave_idle(Number number);
  void go_home(Number number);
  void send_home_if(auto&& goes);
  void finish(Number number);
  void note_overtime(const Member& member);
  [[nodiscard]] bool begin_break_due(Number number);
  void begin_break(Number number, std::size_t kind);
  void take_turns(Number number);

  World& world_;
  StageId pool_;
  std::vector<Member> members_;
  std::vector<std::vector<Number>> groups_;  // numbers by group and rank
  std::size_t first_strength_ = 0;           // members at the start
  std::vector<Number> idle_;                 // who has been idle longest goes first
  std::uint32_t working_ = 0;
  std::uint32_t absent_ = 0;
  std::uint32_t staying_ = 0;
};

}  // namespace cuakhau::model::detail
