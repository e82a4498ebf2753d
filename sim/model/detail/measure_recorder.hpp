#pragma once

// Adds up the records of one replication, by the finest groups that any measure asks for: visits by
// stage name, direction, flow and commodity, journeys by gate and flow. Needs memory for the groups
// that occur, for a few numbers a day, and for the points of the series; none grows with the
// trucks.

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/model/check.hpp>
#include <cuakhau/model/record.hpp>

#include "model/detail/closures.hpp"
#include "model/detail/journey_sums.hpp"
#include "model/detail/measure_layout.hpp"
#include "model/detail/money_book.hpp"
#include "model/detail/row.hpp"
#include "model/detail/sample_grid.hpp"
#include "model/detail/visit_sums.hpp"

namespace cuakhau::model::detail {

/// The first instant from T0 on at which no interval [arrived, left) covers it. Records come in the
/// order in which trucks left; so one that covers the present answer reaches at least as far as all
/// before it, and the answer is its end.
class EmptyFrom {
 public:
  explicit EmptyFrom(Instant start) : instant_(start) {}
  void add(Instant arrived, Instant left) {
    if (arrived <= instant_ && instant_ < left) instant_ = left;
  }
  /// never() if it was not reached.
  [[nodiscard]] Instant instant() const { return instant_; }

 private:
  Instant instant_;
};

/// Results of tests within the window.
struct TestSums {
  std::uint64_t tests = 0;      // made: of a pool one
  std::uint64_t positives = 0;  // trucks that a test found positive
  std::uint64_t missed = 0;     // infected, and negative or certified

  /// @param outcomes of the check
  void add(const Visit& visit, const std::vector<std::string>& outcomes) {
    const std::string_view outcome = outcomes[visit.result - 1U];
    tests += visit.is_analysed ? 1U : 0U;
    positives += outcome == k_positive ? 1U : 0U;
    const bool is_passed = outcome == k_negative || outcome == k_certified;
    missed += visit.is_infected && is_passed ? 1U : 0U;
  }
  TestSums& operator+=(const TestSums& other) {
    tests += other.tests;
    positives += other.positives;
    missed += other.missed;
    return *this;
  }
};

/// Visits of one flow and commodity to one stage name in one direction.
struct PlaceGroup {
  std::uint32_t place = 0;
  std::uint8_t direction = 0;
  std::uint32_t flow = 0;
  std::uint32_t commodity = 0;
  VisitGroup visits;
  std::vector<std::uint64_t> by_outcome{};  // of a check: results within the window
  TestSums tests{};

  [[nodiscard]] bool belongs_to(const Row& row) const {
    const auto is = [](std::uint32_t wanted, std::uint32_t found) {
      return wanted == k_any || wanted == found;
    };
    return place == row.index && is(row.direction, direction) && is(row.flow, flow) &&
           is(row.commodity, commodity);
  }
};

/// What is known of a gate (or of the trucks that belong to none) day by day.
struct GateDays {
  std::array<SampleCounts, 2> waiting_at;             // by direction of the flow
  std::array<std::vector<std::uint32_t>, 2> cleared;  // by direction and civil day
  EmptyFrom empty_from;
};

/// Server time of a stage name within the window.
struct ServerTime {
  std::array<std::int64_t, 3> open_ms{};  // for exports, for imports, in all
  std::int64_t outage_ms = 0;
  std::array<std::int64_t, 2> duty_ms{};  // of members of a pool, by direction
  std::int64_t overtime_ms = 0;           // of members of a pool beyond their hours

  /// Of members of a pool, on shift and beyond.
  [[nodiscard]] std::int64_t staff_ms() const { return open_ms[2] + overtime_ms; }
};

struct Series {
  SampleCounts waiting;
  SampleCounts occupancy;
};

class MeasureRecorder {
 public:
  explicit MeasureRecorder(MeasureLayout layout);

  void add(std::span<const Visit> visits);
  void add(std::span<const Journey> journeys);
  void add(std::span<const Outage> outages);
  void add(const Duty& duty);
  void add(const Overtime& overtime);
  void add(const PolicyFiring& firing) { firings_.push_back(firing); }
  /// From `from` on, the servers open by the calendar are those of `later`.
  void follow(Instant from, const std::vector<MeasureLayout::Stage>& later);

  [[nodiscard]] const MeasureLayout& layout() const { return layout_; }
  [[nodiscard]] const MoneyBook& money() const { return money_; }
  [[nodiscard]] MoneyBook& money() { return money_; }
  [[nodiscard]] const std::vector<PlaceGroup>& place_groups() const { return place_groups_; }
  /// By gate (the last entry: no gate), then flow.
  [[nodiscard]] const JourneyGroup& journeys(std::size_t gate, std::size_t flow) const {
    return journey_groups_[gate * flow_count_ + flow];
  }
  /// By gate (the last entry: no gate), then flow.
  [[nodiscard]] const TestSums& tests(std::size_t gate, std::size_t flow) const {
    return test_sums_[gate * flow_count_ + flow];
  }
  [[nodiscard]] const GateDays& gate_days(std::size_t gate) const { return gate_days_[gate]; }
  [[nodiscard]] const ServerTime& server_time(std::size_t place) const {
    return server_times_[place];
  }
  [[nodiscard]] Instant place_empty_from(std::size_t place) const {
    return place_empty_from_[place].instant();
  }
  [[nodiscard]] Duration closure_of_place(std::uint32_t place) const {
    return closures_.of_place(layout_, place);
  }
  [[nodiscard]] Duration closure_of_gate(std::uint32_t gate) const {
    return closures_.of_gate(layout_, gate);
  }
  [[nodiscard]] Instant province_empty_from() const { return province_empty_from_.instant(); }
  /// Civil days between the midnights of `days()`: the mean number waiting in the province.
  [[nodiscard]] std::vector<double> daily_waiting() const;
  [[nodiscard]] const SampleGrid& days() const { return days_; }
  /// The instants of `GateDays::waiting_at`.
  [[nodiscard]] const SampleGrid& snapshot_grid() const { return snapshots_; }
  [[nodiscard]] const std::vector<PolicyFiring>& firings() const { return firings_; }
  /// The province first, then the places; empty without series.
  [[nodiscard]] const std::vector<Series>& series() const { return series_; }

 private:
  static constexpr std::uint32_t k_no_group = 0xffffffffU;
  static constexpr std::size_t k_groups_in_cache = 32;

  // What is the same for all visits to one stage in one direction by one flow and commodity.
  struct Slot {
    std::uint32_t group = k_no_group;  // of place_groups_
    std::uint32_t gate = 0;            // of gate_days_
    std::uint32_t journeys = 0;        // of journey_groups_
    WayPhase phase = WayPhase::before;
    std::uint8_t direction = 0;     // of the flow
    bool differs_by_visit = false;  // gate and phase
    bool is_beside =
        false;          // of a pool, check or choice: beside the visits to the stages that it holds
    bool pays = false;  // a fee, if there is one
    bool is_plain = false;  // neither of the two: most of its visits need no more than sums
  };

  Slot& slot_of(const Visit& visit) {
    const std::size_t stage = visit.stage.index() * 2 + visit.direction;
    const std::size_t flow = stage * flow_count_ + visit.truck.flow.index();
    return slots_[flow * commodity_count_ + visit.truck.commodity.index()];
  }
  void fetch_groups(std::span<const Visit> visits);
  void prepare(const Visit& visit, Slot& slot);
  [[nodiscard]] std::uint32_t group_of(const Visit& visit);
  void resolve(const Visit& visit, Slot& slot) const;
  [[nodiscard]] bool pays(const Visit& visit, const Slot& slot) const;

  void add(const Visit& visit);
  void add_plain(const Visit& visit, const Slot& slot);
  void add_presence(const Visit& visit, const Slot& slot);
  void add_way(const Visit& visit, const Slot& slot);
  void add_waiting(Instant from, Instant until, const Slot& slot);
  void add_waiting_in_parts(Instant from, Instant until, const Slot& slot);
  void find_quiet_span(Instant around);
  void add_result(const Visit& visit, const Slot& slot);
  void add_series(const Visit& visit, std::uint32_t place);
  void add(const MeasureWindow& window, const Journey& journey);
  void add_load_and_series(std::size_t group, const Journey& journey);

  MeasureLayout layout_;
  Closures closures_;
  std::size_t flow_count_;
  std::size_t commodity_count_;
  SampleGrid days_;
  SampleGrid snapshots_;
  SampleGrid points_;
  std::vector<std::uint8_t> flow_directions_;
  std::vector<Slot> slots_;  // by stage, direction, flow, commodity
  std::vector<PlaceGroup> place_groups_;
  std::vector<JourneyGroup> journey_groups_;
  std::vector<TestSums> test_sums_;
  std::vector<GateDays> gate_days_;
  std::vector<ServerTime> server_times_;
  std::vector<EmptyFrom> place_empty_from_;
  EmptyFrom province_empty_from_;
  Instant latest_empty_from_;  // of them all: a visit that begins later changes none
  CellTimes waiting_by_day_;
  // Between these instants there is no midnight, no snapshot, no point of a series and no bound of
  // the window: an interval within is one addition to the day's cell.
  Instant quiet_from_ = Instant::never();
  Instant quiet_until_ = Instant::far_past();
  std::size_t quiet_day_ = 0;
  Instant plain_from_ = Instant::never();  // and no visit that begins later changes an EmptyFrom
  std::vector<Series> series_;
  std::vector<PolicyFiring> firings_;
  MoneyBook money_;
  bool has_loads_or_series_ = false;
};

}  // namespace cuakhau::model::detail
