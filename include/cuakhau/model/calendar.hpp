#pragma once

// Opening hours: weekly intervals on one side's clock, with exceptions by date or feast. Compiled
// to instants before a run.

#include <array>
#include <map>
#include <string>
#include <vector>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/calendar_date.hpp>
#include <cuakhau/model/field.hpp>
#include <cuakhau/model/sides.hpp>

namespace cuakhau::model {

/// Part of a day, from the start up to but not including the end. Text: "07:00-19:00". An end at or
/// before the start is on the next day ("22:00-02:00"). 24:00 is the end of the day.
struct DayInterval {
  Duration from{0};
  Duration until{0};
  friend bool operator==(const DayInterval&, const DayInterval&) = default;
};

/// The open parts of one day. Text: "07:00-12:00, 13:00-17:00", "closed", "all day".
struct DayHours {
  std::vector<DayInterval> intervals;
  friend bool operator==(const DayHours&, const DayHours&) = default;
};

/// Text: keys are days or spans of days: "{mon-fri: 07:00-19:00, sat: 07:00-12:00}"; days not named
/// are closed.
struct WeeklyHours {
  std::array<DayHours, 7> days;  // Monday first
  friend bool operator==(const WeeklyHours&, const WeeklyHours&) = default;
};

/// Other hours on the dates from `from` through `through`, both included: dates of one year both,
/// or both dates that come back each year. Later exceptions win over earlier ones.
struct CalendarException {
  CalendarDate from;
  CalendarDate through;
  DayHours hours;
  friend bool operator==(const CalendarException&, const CalendarException&) = default;
};

struct Calendar {
  Side clock = Side::home;
  WeeklyHours weekly;
  std::vector<CalendarException> exceptions;
  friend bool operator==(const Calendar&, const Calendar&) = default;
};

enum class HoursKind : std::uint8_t { always, never, daily, named };

/// When something is open. Text: "always", "never", "07:00-19:00 VN" (every day), or the name of a
/// calendar.
struct Hours {
  HoursKind kind = HoursKind::always;
  Side clock = Side::home;  // of `daily`
  DayHours daily;           // of `daily`
  std::string calendar;     // of `named`
  friend bool operator==(const Hours&, const Hours&) = default;
};

/// Opening hours for each side. Text: "{vietnam: 07:00-19:00 VN, china: customs_cn}", keyed by the
/// sides' names.
struct PerSideHours {
  Hours home;
  Hours neighbour;
  friend bool operator==(const PerSideHours&, const PerSideHours&) = default;
};

using Calendars = std::map<std::string, Calendar>;

/// Half-open spans of instants during which something is open: sorted, disjoint, not touching.
struct OpenSpan {
  Instant from;
  Instant until;
  friend bool operator==(const OpenSpan&, const OpenSpan&) = default;
};
using OpenSpans = std::vector<OpenSpan>;

/// The open spans of `hours` that meet [from, until); spans are cut at those bounds.
[[nodiscard]] OpenSpans open_spans(const Hours& hours, const Calendars& calendars,
                                   const Sides& sides, OpenSpan within);
/// Sorted, with spans that overlap or touch made one: where any of them is open.
[[nodiscard]] OpenSpans joined(OpenSpans spans);
/// Where both are open.
[[nodiscard]] OpenSpans intersection(const OpenSpans& one, const OpenSpans& other);

template <class V, DescribedAs<CalendarException> S>
void describe(V& visit, S& exception) {
  visit(Field{.name = "from", .help = "first date", .presence = Presence::required},
        exception.from);
  visit(Field{.name = "through", .help = "last date, included", .presence = Presence::required},
        exception.through);
  visit(Field{.name = "hours",
              .help = "the hours of those dates, or \"closed\"",
              .presence = Presence::required},
        exception.hours);
}

template <class V, DescribedAs<Calendar> S>
void describe(V& visit, S& calendar) {
  visit(Field{.name = "clock",
              .help = "the side whose clock the hours are read on",
              .presence = Presence::required},
        calendar.clock);
  visit(Field{.name = "weekly",
              .help = "hours by day of the week",
              .presence = Presence::required,
              .change = Change::at_once},
        calendar.weekly);
  visit(Field{.name = "exceptions", .help = "dates with other hours", .change = Change::at_once},
        calendar.exceptions);
}

}  // namespace cuakhau::model
