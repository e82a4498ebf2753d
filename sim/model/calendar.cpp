#include <cuakhau/model/calendar.hpp>

#include <algorithm>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::model {

namespace {

/// The part of `span` that lies in `within`; empty spans have from >= until.
[[nodiscard]] OpenSpan cut(OpenSpan span, OpenSpan within) {
  return {std::max(span.from, within.from), std::min(span.until, within.until)};
}

/// The hours of each day from `first` through `last`: those of the last exception that covers it,
/// else of its weekday.
[[nodiscard]] std::vector<const DayHours*> hours_by_day(const Calendar& calendar,
                                                        std::int64_t first, std::int64_t last) {
  const DateSpan dates{CivilDate::from_days(first), CivilDate::from_days(last)};
  std::vector<const DayHours*> hours;
  unsigned weekday = dates.first.weekday();
  for (std::int64_t day = first; day <= last; ++day) {
    hours.push_back(&calendar.weekly.days[weekday]);
    weekday = (weekday + 1) % 7;
  }
  for (const CalendarException& exception : calendar.exceptions) {
    for (const DateSpan& span : spans_of(exception.from, exception.through, dates)) {
      const std::int64_t from = std::max(span.first.days_since_epoch(), first);
      const std::int64_t through = std::min(span.last.days_since_epoch(), last);
      for (std::int64_t day = from; day <= through; ++day)
        hours[static_cast<std::size_t>(day - first)] = &exception.hours;
    }
  }
  return hours;
}

/// Appends what is open of the intervals that begin on `date`.
void append_day(OpenSpans& spans, const DayHours& hours, Instant midnight, OpenSpan within) {
  for (const DayInterval& interval : hours.intervals) {
    const Duration until = interval.until > interval.from ? interval.until : interval.until + k_day;
    const OpenSpan open = cut({midnight + interval.from, midnight + until}, within);
    if (open.from < open.until) spans.push_back(open);
  }
}

/// An interval begins on its day and ends before the end of the next: one day earlier suffices.
[[nodiscard]] OpenSpans calendar_spans(const Calendar& calendar, UtcOffset offset,
                                       OpenSpan within) {
  const std::int64_t first = civil(within.from, offset).date.days_since_epoch() - 1;
  const std::int64_t last = civil(within.until, offset).date.days_since_epoch();
  OpenSpans spans;
  Instant midnight = at(CivilDate::from_days(first), Duration{0}, offset);
  for (const DayHours* hours : hours_by_day(calendar, first, last)) {
    append_day(spans, *hours, midnight, within);
    midnight = midnight + k_day;
  }
  return joined(std::move(spans));
}

[[nodiscard]] Calendar every_day(Side clock, const DayHours& hours) {
  Calendar calendar;
  calendar.clock = clock;
  calendar.weekly.days.fill(hours);
  return calendar;
}

}  // namespace

OpenSpans open_spans(const Hours& hours, const Calendars& calendars, const Sides& sides,
                     OpenSpan within) {
  if (within.from >= within.until || hours.kind == HoursKind::never) return {};
  if (hours.kind == HoursKind::always) return {within};
  if (hours.kind == HoursKind::daily) {
    return calendar_spans(every_day(hours.clock, hours.daily), sides.of(hours.clock).utc_offset,
                          within);
  }
  const auto named = calendars.find(hours.calendar);
  CUAKHAU_CHECK(named != calendars.end(), "there is no calendar {}", hours.calendar);
  return calendar_spans(named->second, sides.of(named->second.clock).utc_offset, within);
}

OpenSpans joined(OpenSpans spans) {
  std::ranges::sort(spans, {}, &OpenSpan::from);
  OpenSpans result;
  for (const OpenSpan& span : spans) {
    if (!result.empty() && span.from <= result.back().until) {
      result.back().until = std::max(result.back().until, span.until);
    } else {
      result.push_back(span);
    }
  }
  return result;
}

OpenSpans intersection(const OpenSpans& one, const OpenSpans& other) {
  OpenSpans result;
  auto left = one.begin();
  auto right = other.begin();
  while (left != one.end() && right != other.end()) {
    const OpenSpan both = cut(*left, *right);
    if (both.from < both.until) result.push_back(both);
    // The span that ends first can meet nothing further on.
    (left->until < right->until ? left : right)++;
  }
  return result;
}

}  // namespace cuakhau::model
