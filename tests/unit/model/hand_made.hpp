#pragma once

// A small border as the measures see it, with records made by hand: a yard, customs with two lanes,
// a crossing that changes its gate on the third day, and an unloading station beyond it that trucks
// visit when they are cleared already. All instants are whole steps of 10 minutes, so that a test
// can look at every step.

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/measure.hpp>

#include "model/detail/measure_layout.hpp"

namespace cuakhau::test {

inline constexpr Duration k_step = std::chrono::minutes{10};
inline constexpr Duration k_home_offset = std::chrono::hours{7};

/// Step 0 is 18:00 on the home clock.
inline const Instant k_start = at({.year = 2023, .month = 1, .day = 8}, std::chrono::hours{18},
                                  UtcOffset{std::chrono::minutes{420}});

inline Instant step(std::int64_t number) { return k_start + number * k_step; }

enum StageNumber : std::uint32_t { k_yard, k_lane_1, k_lane_2, k_crossing, k_unload };
enum PlaceNumber : std::uint32_t { k_yard_place, k_customs, k_crossing_place, k_unload_place };

/// Measured from step 36 + 2 h (02:00 on the second morning) for three days and five hours.
inline model::detail::MeasureLayout border_layout() {
  using Layout = model::detail::MeasureLayout;
  Layout layout;
  layout.window = cuakhau::model::RunWindow{step(0), step(48), step(48 + 3 * 144 + 30)};
  layout.home_offset = k_home_offset;
  layout.snapshot_at = std::chrono::hours{6};
  layout.clear_from = step(60);
  layout.gates = {"north", "south"};
  layout.commodities = {"fruit", "starch"};
  layout.flows = {{"in", model::Direction::import_, Layout::k_none, {0, 1}, true, true},
                  {"out", model::Direction::export_, 1, {0, 1}, false, false}};
  const Instant past = Instant::far_past();
  const std::vector<model::OpenLevel> one{{step(0), 1}};
  const std::vector<model::OpenLevel> day{{step(0), 1}, {step(100), 0}, {step(120), 1}};
  layout.stages = {
      {k_yard_place, model::StageKind::yard, {{past, 0}}, {}},
      {k_customs, model::StageKind::station, {{past, 0}}, {one, one, one}},
      {k_customs, model::StageKind::station, {{past, 0}}, {day, day, day}},
      {k_crossing_place, model::StageKind::crossing, {{past, 0}, {step(250), 1}}, {one, one, one}},
      {k_unload_place, model::StageKind::station, {}, {}}};
  layout.places = {{"yard", model::StageKind::yard, false, {true, true}, {0, 1}, {0, 1}},
                   {"customs", model::StageKind::station, true, {true, true}, {0, 1}, {0, 1}},
                   {"line", model::StageKind::crossing, true, {true, true}, {0, 1}, {0, 1}},
                   {"unload", model::StageKind::station, false, {true, true}, {0, 1}, {0, 1}}};
  using model::detail::WayPhase;
  for (int flow = 0; flow < 2; ++flow)
    for (const WayPhase phase :
         {WayPhase::before, WayPhase::before, WayPhase::before, WayPhase::clears, WayPhase::after})
      layout.phases.insert(layout.phases.end(), 2, phase);
  return layout;
}

/// What happened to all trucks of one made-up run.
struct Records {
  std::vector<model::Visit> visits;      // in the order of leaving
  std::vector<model::Journey> journeys;  // likewise
};

/// Makes trucks that go yard, customs, crossing (cleared), unload, with random stays; some are
/// refused, some turn back in the yard or before customs, some are still inside at the horizon.
class MadeUpRun {
 public:
  MadeUpRun(std::uint32_t seed, const model::detail::MeasureLayout& layout)
      : random_(seed), horizon_(layout.window.horizon) {}

  Records make(int trucks, std::int64_t steps) {
    for (int number = 0; number < trucks; ++number)
      truck(static_cast<std::uint64_t>(number), step(below(steps) - 20));
    std::ranges::stable_sort(records_.visits, {}, &model::Visit::left);
    std::ranges::stable_sort(records_.journeys, {}, &model::Journey::left);
    return std::move(records_);
  }

 private:
  std::int64_t below(std::int64_t bound) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(bound));
  }
  Duration stay(std::int64_t bound) { return below(bound) * k_step; }
  Instant cut(Instant instant) const { return instant < horizon_ ? instant : Instant::never(); }

  void truck(std::uint64_t number, Instant arrived);
  /// How long each part of a visit lasts.
  struct Stays {
    Duration outside;
    Duration queue;
    Duration service;
    Duration blocked;
  };
  bool visit(model::Visit& visit, const Stays& stays);
  void end(model::Journey journey, model::JourneyOutcome outcome, Instant left);

  std::mt19937 random_;
  Instant horizon_;
  Records records_;
};

// Fills in one visit and says whether the truck went on to the next stage.
inline bool MadeUpRun::visit(model::Visit& visit, const Stays& stays) {
  const bool is_yard = visit.stage.value() == k_yard;
  const Instant entered = visit.arrived + stays.outside;
  const Instant started = entered + stays.queue;
  const Instant ended = started + (is_yard ? Duration{0} : stays.service);
  const Instant left = ended + (is_yard ? Duration{0} : stays.blocked);
  visit.entered = cut(entered);
  visit.started = cut(started);
  visit.ended = cut(ended);
  visit.left = cut(left);
  if (!is_yard && stays.service > k_step) visit.paused = k_step;
  visit.occupied = visit.ended == Instant::never() ? Duration{0} : ended - started - visit.paused;
  if (is_yard) visit.occupied = Duration{0};
  visit.outcome = left < horizon_ ? model::VisitOutcome::passed : model::VisitOutcome::censored;
  if (visit.ended == Instant::never()) visit.paused = Duration{0};
  records_.visits.push_back(visit);
  return left < horizon_;
}

inline void MadeUpRun::end(model::Journey journey, model::JourneyOutcome outcome, Instant left) {
  journey.outcome = outcome;
  journey.left = cut(left);
  records_.journeys.push_back(journey);
}

inline void MadeUpRun::truck(std::uint64_t number, Instant arrived) {
  const model::FlowId flow{static_cast<std::uint32_t>(below(2))};
  const std::uint8_t direction = flow.value() == 0 ? 1 : 0;
  const model::TruckRef ref{flow, model::CommodityId{static_cast<std::uint32_t>(below(2))}, number};
  model::Journey journey{.truck = ref, .gate = model::GateId{static_cast<std::uint32_t>(below(2))}};
  journey.arrived = arrived;
  if (below(20) == 0) return end(journey, model::JourneyOutcome::refused, arrived);
  Instant now = arrived;
  const std::uint32_t lane = below(2) == 0 ? k_lane_1 : k_lane_2;
  for (const std::uint32_t stage :
       {std::uint32_t{k_yard}, lane, std::uint32_t{k_crossing}, std::uint32_t{k_unload}}) {
    model::Visit one{
        .truck = ref, .stage = model::StageId{stage}, .direction = direction, .arrived = now};
    const bool gives_up = flow.value() == 0 && stage < k_crossing && below(8) == 0;
    if (gives_up) {
      const Instant left = now + stay(20);
      one.entered = stage == k_yard ? Instant::never() : now;
      one.left = cut(left);
      one.outcome =
          left < horizon_ ? model::VisitOutcome::turned_back : model::VisitOutcome::censored;
      records_.visits.push_back(one);
      journey.waited += std::min(left, horizon_) - now;
      return end(
          journey,
          left < horizon_ ? model::JourneyOutcome::turned_back : model::JourneyOutcome::inside,
          left);
    }
    const bool went_on = visit(one, {stay(6), stay(12), stay(5), stay(4)});
    const bool cleared = stage == k_crossing && one.ended != Instant::never();
    if (stage != k_unload) {
      journey.waited += std::min(one.started, horizon_) - now;
      if (stage != k_crossing && one.ended != Instant::never())
        journey.waited += std::min(one.left, horizon_) - one.ended;
    }
    if (cleared) {
      journey.cleared = one.ended;
      journey.outcome = model::JourneyOutcome::cleared;
    }
    const model::JourneyOutcome so_far = journey.outcome;
    if (!went_on) return end(journey, so_far, horizon_);
    now = one.left;
  }
  end(journey, model::JourneyOutcome::cleared, now);
}

}  // namespace cuakhau::test
