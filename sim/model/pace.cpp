#include "model/detail/pace.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace cuakhau::model::detail {

namespace {

double open_factor(const Productivity& productivity, std::uint32_t open) {
  double pace = 1.0;
  for (const PaceByOpen& entry : productivity.by_open)
    if (entry.servers.limit() <= open) pace = entry.pace.value;
  return pace;
}

/// The spans of each entry of `by_hour`.
std::vector<OpenSpans> spans_of(const Plan& plan, const Productivity& productivity,
                                OpenSpan within) {
  std::vector<OpenSpans> spans;
  spans.reserve(productivity.by_hour.size());
  for (const PaceByHour& entry : productivity.by_hour)
    spans.push_back(open_spans(entry.hours, plan.calendars, plan.sides, within));
  return spans;
}

bool holds_at(const OpenSpans& spans, Instant now) {
  const auto next = std::ranges::upper_bound(spans, now, {}, &OpenSpan::from);
  return next != spans.begin() && now < std::prev(next)->until;
}

double hour_factor(const Productivity& productivity, const std::vector<OpenSpans>& spans,
                   Instant now) {
  double pace = 1.0;
  for (std::size_t i = 0; i < spans.size(); ++i)
    if (holds_at(spans[i], now)) pace = productivity.by_hour[i].pace.value;
  return pace;
}

const OpenLevel& level_at(const std::vector<OpenLevel>& open, Instant now) {
  const auto next = std::ranges::upper_bound(open, now, {}, &OpenLevel::from);
  return next == open.begin() ? open.front() : *std::prev(next);
}

}  // namespace

Paces constant_pace(Factor pace) {
  if (pace.value == 1.0) return {};
  return {{Instant::far_past(), pace.value}};
}

Paces paces_of(const Plan& plan, const Station& station, const std::vector<OpenLevel>& open,
               const RunWindow& window) {
  if (!station.productivity) return constant_pace(station.pace);
  const Productivity& productivity = *station.productivity;
  const std::vector<OpenSpans> hours = spans_of(plan, productivity, {window.start, window.horizon});
  std::set<Instant> edges{window.start};
  for (const OpenLevel& level : open) edges.insert(level.from);
  for (const OpenSpans& spans : hours)
    for (const OpenSpan& span : spans) edges.insert({span.from, span.until});
  Paces paces;
  for (const Instant edge : edges) {
    const double pace = station.pace.value *
                        open_factor(productivity, level_at(open, edge).servers) *
                        hour_factor(productivity, hours, edge);
    if (paces.empty() || paces.back().pace != pace) paces.push_back({edge, pace});
  }
  return paces.size() == 1 ? constant_pace({paces.front().pace}) : paces;
}

double pace_at(const Paces& paces, Instant now) {
  if (paces.empty()) return 1.0;
  const auto next = std::ranges::upper_bound(paces, now, {}, &PaceLevel::from);
  return next == paces.begin() ? paces.front().pace : std::prev(next)->pace;
}

Duration at_pace(Duration work, const Paces& paces, Instant now) {
  return ticks_from(static_cast<double>(work.count()) / pace_at(paces, now));
}

Instant next_pace_change(const Paces& paces, Instant now) {
  const auto next = std::ranges::upper_bound(paces, now, {}, &PaceLevel::from);
  return next == paces.end() ? Instant::never() : next->from;
}

PaceRange pace_range(const Paces& paces, const std::vector<OpenLevel>& open, OpenSpan within) {
  if (paces.empty()) return {};
  std::set<Instant> edges{within.from, within.until};
  for (const OpenLevel& level : open)
    edges.insert(std::clamp(level.from, within.from, within.until));
  for (const PaceLevel& level : paces)
    edges.insert(std::clamp(level.from, within.from, within.until));
  double server_ms = 0.0;
  double work_ms = 0.0;
  double most = 0.0;
  for (auto edge = edges.begin(); std::next(edge) != edges.end(); ++edge) {
    const double pace = pace_at(paces, *edge);
    const double ms =
        level_at(open, *edge).servers * static_cast<double>((*std::next(edge) - *edge).count());
    server_ms += ms;
    work_ms += ms * pace;
    if (ms > 0.0) most = std::max(most, pace);
  }
  const double own = pace_at(paces, within.from);
  return server_ms > 0.0 ? PaceRange{work_ms / server_ms, most} : PaceRange{own, own};
}

double fastest_pace(const Station& station) {
  double pace = station.pace.value;
  if (station.productivity) {
    double open = 1.0;
    for (const PaceByOpen& entry : station.productivity->by_open)
      open = std::max(open, entry.pace.value);
    double hour = 1.0;
    for (const PaceByHour& entry : station.productivity->by_hour)
      hour = std::max(hour, entry.pace.value);
    pace *= open * hour;
  }
  return pace;
}

}  // namespace cuakhau::model::detail
