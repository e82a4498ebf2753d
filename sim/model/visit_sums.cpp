#include "model/detail/visit_sums.hpp"

namespace cuakhau::model::detail {

// A visit with every instant known: the end of the run stands in for those not reached. A truck
// that turned back was done with everything when it left.
struct VisitGroup::KnownInstants {
  Instant started;
  Instant ended;
  Instant left;
};

VisitGroup::KnownInstants VisitGroup::known_instants(const Visit& visit, Instant run_end) {
  const Instant left = std::min(visit.left, run_end);
  if (visit.outcome == VisitOutcome::turned_back) return {left, left, left};
  return {std::min(visit.started, run_end), std::min(visit.ended, run_end), left};
}

namespace {

// Of a service that was paused and lies in the window only in part, the same share of its work
// does: a record has how long it was paused, not when.
std::int64_t work_in_window(const RunWindow& window, const Visit& visit, Instant ended) {
  const Duration lasted = ended - visit.started;
  const Duration inside = in_window(window, visit.started, ended);
  if (inside == lasted) return (lasted - visit.paused).count();
  const double share = static_cast<double>(inside.count()) / static_cast<double>(lasted.count());
  return ticks_from(share * static_cast<double>((lasted - visit.paused).count())).count();
}

}  // namespace

void VisitGroup::add_cut(const MeasureWindow& window, const Visit& visit) {
  const KnownInstants known = known_instants(visit, window.run_end);
  const bool turned_back = visit.outcome == VisitOutcome::turned_back;
  const bool started = !turned_back && visit.started < window.horizon;
  const bool ended = !turned_back && visit.ended != Instant::never();
  cut_.waiting_ms += in_window(window, visit.arrived, known.started).count();
  cut_.inside_ms += in_window(window, visit.arrived, known.left).count();
  if (kind_ == StageKind::yard) {
    cut_.holding_ms += in_window(window, std::min(visit.entered, known.left), known.left).count();
  } else {
    cut_.holding_ms += in_window(window, known.started, known.left).count();
  }
  if (started) {
    const std::int64_t work_ms = work_in_window(window, visit, known.ended);
    cut_.in_service_ms += work_ms;
    cut_.occupied_ms +=
        kind_ == StageKind::crossing || kind_ == StageKind::exchange
            ? in_window(window, visit.started, visit.started + visit.occupied).count()
            : work_ms;
  }
  if (ended) {
    cut_.held_blocked_ms += in_window(window, visit.ended, known.left).count();
    cut_.ended += is_measured(window, visit.ended) ? 1U : 0U;
  }
  if (turned_back && is_measured(window, visit.left)) ++cut_.turned_back;
  if (is_measured(window, visit.arrived)) add_arrived(visit, known);
}

void VisitGroup::add_arrived(const Visit& visit, const KnownInstants& known) {
  const bool turned_back = visit.outcome == VisitOutcome::turned_back;
  const Known start = visit.started != Instant::never() ? Known::yes : Known::no;
  const Known end = visit.ended != Instant::never() ? Known::yes : Known::no;
  const Duration wait = known.started - visit.arrived;
  const auto wait_ms = static_cast<double>(wait.count());
  cut_.wait_squares_ms2 += wait_ms * wait_ms;
  cut_.delayed += wait.count() > 0 ? 1U : 0U;
  if (turned_back) {
    cut_.wait_all.add(wait, Known::yes);
    cut_.wait_turned_back.add(wait, Known::yes);
    waits_turned_back_.add(wait);
    return;
  }
  cut_.wait_all.add(wait, start);
  cut_.wait_served.add(wait, start);
  cut_.sojourn.add(known.ended - visit.arrived, end);
  if (start == Known::no) return waits_served_.add_censored(wait);
  waits_served_.add(wait);
  cut_.service.add(known.ended - visit.started - visit.paused, end);
  if (end == Known::no) return;
  const Known leave = visit.left != Instant::never() ? Known::yes : Known::no;
  cut_.blocked.add(known.left - visit.ended, leave);
}

VisitSums& VisitSums::operator+=(const VisitSums& other) {
  wait_all += other.wait_all;
  wait_served += other.wait_served;
  wait_turned_back += other.wait_turned_back;
  sojourn += other.sojourn;
  service += other.service;
  blocked += other.blocked;
  wait_squares_ms2 += other.wait_squares_ms2;
  delayed += other.delayed;
  waiting_ms += other.waiting_ms;
  inside_ms += other.inside_ms;
  holding_ms += other.holding_ms;
  occupied_ms += other.occupied_ms;
  in_service_ms += other.in_service_ms;
  held_blocked_ms += other.held_blocked_ms;
  ended += other.ended;
  turned_back += other.turned_back;
  return *this;
}

VisitSums VisitGroup::sums() const {
  VisitSums sums = cut_;
  const Whole& whole = whole_;
  const auto add = [&](TimeSum& sum, std::int64_t time_ms) {
    sum += {.trucks = whole.trucks, .censored = 0, .time_ms = time_ms};
  };
  const std::int64_t wait_ms = between_ms(whole.arrived, whole.started);
  const std::int64_t service_ms = between_ms(whole.started + whole.paused, whole.ended);
  const std::int64_t blocked_ms = between_ms(whole.ended, whole.left);
  add(sums.wait_all, wait_ms);
  add(sums.wait_served, wait_ms);
  add(sums.sojourn, between_ms(whole.arrived, whole.ended));
  add(sums.service, service_ms);
  add(sums.blocked, blocked_ms);
  sums.wait_squares_ms2 += whole.wait_squares_ms2;
  sums.delayed += whole.delayed;
  sums.waiting_ms += wait_ms;
  sums.inside_ms += between_ms(whole.arrived, whole.left);
  sums.holding_ms +=
      between_ms(kind_ == StageKind::yard ? whole.entered : whole.started, whole.left);
  sums.occupied_ms += between_ms(0, whole.occupied);
  sums.in_service_ms += service_ms;
  sums.held_blocked_ms += blocked_ms;
  sums.ended += whole.trucks;
  return sums;
}

}  // namespace cuakhau::model::detail
