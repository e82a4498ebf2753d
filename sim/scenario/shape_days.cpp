#include <cuakhau/base/number_text.hpp>

#include "scenario/detail/calendar_date_word.hpp"
#include "scenario/detail/read_value.hpp"

namespace cuakhau::scenario::detail {
namespace {

/// Reads a map whose keys are dates.
template <class Date, class T>
void read_by_date(Reading& reading, const Cursor& at, std::map<Date, T>& out,
                  Parsed<Date> (*date_of_word)(std::string_view)) {
  for (const Entry& entry : at.node->entries) {
    if (is_annotation(entry)) continue;
    const auto date = date_of_word(entry.key);
    if (date)
      read(reading, at.entry(entry), out[*date]);
    else
      reading.error_at(entry.key_where, at.path, date.error());
  }
  reading.annotate(at, *at.node);
}

/// Reads a map whose keys are days or spans of days into one value a day.
template <class T>
void read_by_day(Reading& reading, const Cursor& at, std::array<T, 7>& out) {
  if (!at.node->is_map()) return reading.expected(at, "a map by day, such as {sat: …, sun: …}");
  Days done;
  for (const Entry& entry : at.node->entries) {
    if (is_annotation(entry)) continue;
    const auto days = days_of(entry.key);
    if (!days) {
      reading.error_at(entry.key_where, at.path, days.error());
      continue;
    }
    if ((done & *days).any())
      reading.error_at(entry.key_where, at.path, {"a day is given twice", {}});
    done |= *days;
    T value{};
    read(reading, at.entry(entry), value);
    for (std::size_t day = 0; day < out.size(); ++day)
      if (days->test(day)) out[day] = value;
  }
  reading.annotate(at, *at.node);
}

}  // namespace

void read_value(Reading& reading, const Cursor& at, model::DayHours& out) {
  if (at.node->is_list()) {
    out.intervals.clear();
    for (std::size_t i = 0; i < at.node->items.size(); ++i) {
      model::DayHours part;
      read(reading, at.item(i), part);
      out.intervals.insert(out.intervals.end(), part.intervals.begin(), part.intervals.end());
    }
    return;
  }
  const auto hours = day_hours_of(at.node->text);
  if (!at.node->is_scalar()) return report_no_word(reading, at, day_hours_of({}).error());
  if (!hours) return report_word(reading, at, hours.error());
  out = *hours;
}

void read_value(Reading& reading, const Cursor& at, model::WeeklyHours& out) {
  read_by_day(reading, at, out.days);
}

void read_value(Reading& reading, const Cursor& at, model::WeekdayFactors& out) {
  read_by_day(reading, at, out.days);
}

void read_value(Reading& reading, const Cursor& at, model::DateFactors& out) {
  if (!at.node->is_map())
    return reading.expected(at, "a map by date, such as {2023-01-08: 60 %, tet: 10 %}");
  read_by_date(reading, at, out.dates, calendar_date_of);
}

void read_value(Reading& reading, const Cursor& at, model::DatedShare& out) {
  out = {};
  if (at.node->is_map()) return read_by_date(reading, at, out.from, date_of);
  read_value(reading, at, out.always);
}

}  // namespace cuakhau::scenario::detail
