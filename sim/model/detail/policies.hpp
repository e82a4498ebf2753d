#pragma once

// Policies and incidents in force: what sets them off, how long they last, and the plan that holds
// while they do. Each set of policies in force has a network of its own, compiled when it first
// occurs and kept for the rest of the run; so has each number of outcomes that members are out for.

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "model/detail/parts.hpp"
#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Sources;

class Policies {
 public:
  Policies(World& world, const Parts& parts, Sources& sources);

  /// Puts in force what is so from the start and schedules the first changes.
  void start();
  /// Whether any policy waits for a condition or an outcome.
  [[nodiscard]] bool watches() const { return !watched_.empty() || !waiting_.empty(); }
  /// Looks whether a condition has begun or ended, or an outcome has been found.
  /// @return whether another plan is in force because of it
  bool look();
  void on_policy(std::uint32_t policy, std::uint16_t what);

 private:
  /// What happens to a policy at an instant of its own.
  enum class Step : std::uint16_t {
    arm,    // from here on its condition counts, or its first random onset is drawn
    begin,  // it comes into force
    end,    // its time is over
    last,   // `until`: it ends and never begins again
    found,  // an outcome that set it off some time ago has its effect
    back,   // the members that one outcome took are back
  };
  struct State {
    bool is_armed = false;
    bool is_in_force = false;
    bool holds = false;  // its condition
    std::uint64_t onsets = 0;
    std::uint64_t cases = 0;         // outcomes that have set it off
    std::uint32_t missing = 0;       // those whose members are not back
    kernel::EventHandle next;        // begin or end
    Instant end = Instant::never();  // of a window, or of the last case
  };
  /// An outcome that sets a policy off, until it has its effect.
  struct Case {
    std::uint32_t policy = 0;
    std::uint64_t number = 0;  // of the policy
    TruckRef truck{};
    bool is_pending = false;
  };

  [[nodiscard]] const Policy& plan_of(std::uint32_t policy) const;
  void arm(std::uint32_t policy);
  /// It begins with its next window.
  void schedule_window(std::uint32_t policy);
  /// It is set off now, and begins after its delay.
  void set_off(std::uint32_t policy);
  void begin(std::uint32_t policy);
  void put_in_force(std::uint32_t policy, const std::optional<TruckRef>& truck);
  void look_at_outcomes();
  void look_at(const CheckOutcome& outcome);
  void found(std::uint32_t policy, const CheckOutcome& outcome);
  void take_effect(const Case& one);
  void take_members(const Case& one);
  void give_back(std::uint32_t policy);
  [[nodiscard]] std::uint32_t keep(const Case& one);
  void end(std::uint32_t policy);
  void retire(std::uint32_t policy);
  void schedule(std::uint32_t policy, Instant when, Step step);
  [[nodiscard]] Duration draw(std::uint32_t policy, const DurationLaw& law, std::uint64_t number);
  [[nodiscard]] std::uint32_t number_of(const Trigger& trigger, std::uint32_t policy) const;
  [[nodiscard]] Count places_of(const Trigger& trigger, std::uint32_t policy) const;
  void switch_network(const PolicyFiring& firing);

  World& world_;
  Stations& stations_;
  Crossings& crossings_;
  Pools& pools_;
  Exchanges& exchanges_;
  Roads& roads_;
  Sources& sources_;
  const Network::Tables& base_;
  std::vector<State> states_;
  std::vector<std::uint32_t> watched_;  // policies with a condition on a number
  std::vector<std::uint32_t> waiting_;  // policies that wait for an outcome
  std::vector<Case> cases_;
  std::vector<std::vector<StageId>> watched_stages_;  // by policy
  std::vector<bool> looks_at_many_;                   // by policy: whether it is a sum of these
  // By the policies in force, each as often as its outcomes take members.
  std::map<std::vector<std::size_t>, std::unique_ptr<Network>> networks_;
};

}  // namespace cuakhau::model::detail
