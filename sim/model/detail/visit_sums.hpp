#pragma once

// What the visits of one group add up to: times of trucks that arrived in the measured window, and
// time and events within the window. Measures of a stage are quotients of these sums.

#include <algorithm>
#include <cstdint>

#include <cuakhau/model/network.hpp>
#include <cuakhau/model/quantile.hpp>
#include <cuakhau/model/record.hpp>

#include "model/detail/measure_window.hpp"

namespace cuakhau::model::detail {

enum class Known : std::uint8_t { yes, no };

/// Times of trucks; of the censored ones only the part until the end of the run.
struct TimeSum {
  std::uint64_t trucks = 0;
  std::uint64_t censored = 0;
  std::int64_t time_ms = 0;

  void add(Duration time, Known known) {
    ++trucks;
    censored += known == Known::no ? 1U : 0U;
    time_ms += time.count();
  }
  TimeSum& operator+=(const TimeSum& other) {
    trucks += other.trucks;
    censored += other.censored;
    time_ms += other.time_ms;
    return *this;
  }
};

/// The part of [from, until) that lies in the measured window; an end that was not reached is
/// never().
[[nodiscard]] inline Duration in_window(const RunWindow& window, Instant from, Instant until) {
  return std::max(Duration{0},
                  std::min(until, window.horizon) - std::max(from, window.measured_from));
}
/// For sums modulo 2^64.
[[nodiscard]] constexpr std::uint64_t ticks(Duration time) {
  return static_cast<std::uint64_t>(time.count());
}
[[nodiscard]] constexpr std::uint64_t ticks(Instant instant) {
  return ticks(instant.since_epoch());
}
[[nodiscard]] constexpr std::int64_t between_ms(std::uint64_t from, std::uint64_t until) {
  return static_cast<std::int64_t>(until - from);
}
[[nodiscard]] inline bool is_measured(const RunWindow& window, Instant instant) {
  return instant >= window.measured_from && instant < window.horizon;
}

struct VisitSums {
  // Trucks that arrived in the window.
  TimeSum wait_all;
  TimeSum wait_served;  // started, or still waiting at the end
  TimeSum wait_turned_back;
  TimeSum sojourn;  // arrived to ended
  TimeSum service;
  TimeSum blocked;
  double wait_squares_ms2 = 0.0;
  std::uint64_t delayed = 0;
  // Within the window, whenever the truck arrived.
  std::int64_t waiting_ms = 0;   // arrived to started
  std::int64_t inside_ms = 0;    // arrived to left
  std::int64_t holding_ms = 0;   // a place of a yard, or a server
  std::int64_t occupied_ms = 0;  // server time: service, or a lane's headway
  std::int64_t in_service_ms = 0;
  std::int64_t held_blocked_ms = 0;
  std::uint64_t ended = 0;
  std::uint64_t turned_back = 0;

  VisitSums& operator+=(const VisitSums& other);
};

/// The visits of one flow and commodity to one place in one direction.
class VisitGroup {
 public:
  explicit VisitGroup(StageKind kind) : kind_(kind) {}

  void add(const MeasureWindow& window, const Visit& visit) {
    const bool lies_within = visit.outcome == VisitOutcome::passed &&
                             visit.arrived >= window.measured_from &&
                             busy_until(visit) <= window.horizon;
    if (lies_within) {
      add_whole(visit);
    } else {
      add_cut(window, visit);
    }
  }
  /// Has what add() changes brought into the cache.
  void fetch() const {
    __builtin_prefetch(&whole_, 1);
    __builtin_prefetch(&waits_served_, 1);
  }
  /// When a visit that passed no longer takes anything: a lane's headway may end after the truck
  /// has left.
  [[nodiscard]] static Instant busy_until(const Visit& visit) {
    return std::max(visit.left, visit.started + visit.occupied);
  }
  /// add() of a visit that passed, from arrival to busy_until() within the window.
  void add_whole(const Visit& visit) {
    const Duration wait = visit.started - visit.arrived;
    const auto wait_ms = static_cast<double>(wait.count());
    ++whole_.trucks;
    whole_.delayed += wait.count() > 0 ? 1U : 0U;
    whole_.wait_squares_ms2 += wait_ms * wait_ms;
    whole_.arrived += ticks(visit.arrived);
    whole_.entered += ticks(visit.entered);
    whole_.started += ticks(visit.started);
    whole_.ended += ticks(visit.ended);
    whole_.left += ticks(visit.left);
    whole_.paused += ticks(visit.paused);
    whole_.occupied += ticks(visit.occupied);
    waits_served_.add(wait);
  }

  [[nodiscard]] VisitSums sums() const;
  [[nodiscard]] const DurationSample& waits_served() const { return waits_served_; }
  [[nodiscard]] const DurationSample& waits_turned_back() const { return waits_turned_back_; }

 private:
  // Visits from arrival to leaving within the window: nearly all. Their times count in full both by
  // truck and by window, so each is added up once; and since a time is a difference of instants,
  // the instants are added up as they stand in the record. Their sums overflow, modulo 2^64, and
  // the differences of the sums are right all the same.
  struct Whole {
    std::uint64_t trucks = 0;
    std::uint64_t delayed = 0;
    double wait_squares_ms2 = 0.0;
    std::uint64_t arrived = 0;
    std::uint64_t entered = 0;
    std::uint64_t started = 0;
    std::uint64_t ended = 0;
    std::uint64_t left = 0;
    std::uint64_t paused = 0;
    std::uint64_t occupied = 0;
  };

  struct KnownInstants;

  void add_cut(const MeasureWindow& window, const Visit& visit);
  void add_arrived(const Visit& visit, const KnownInstants& known);
  static KnownInstants known_instants(const Visit& visit, Instant run_end);

  StageKind kind_;
  // What every visit changes stands together.
  Whole whole_;
  DurationSample waits_served_;
  VisitSums cut_;
  DurationSample waits_turned_back_;
};

}  // namespace cuakhau::model::detail
