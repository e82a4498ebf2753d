#include <cuakhau/model/calendar_date.hpp>

#include "model/detail/feast_dates.hpp"

namespace cuakhau::model {
namespace {

struct InYear {
  int year;

  std::optional<CivilDate> operator()(CivilDate date) const {
    return date.year == year ? std::optional{date} : std::nullopt;
  }
  std::optional<CivilDate> operator()(const FeastDay& day) const {
    const auto feast = detail::feast_date(day.feast, year);
    return feast ? std::optional{feast->plus_days(day.days_after)} : std::nullopt;
  }
  std::optional<CivilDate> operator()(const YearlyDay& day) const {
    const CivilDate date{year, day.month, day.day};
    return date.valid() ? std::optional{date} : std::nullopt;  // 29 February
  }
};

/// The span that begins in `year`; none if it has none, or an end is beyond the table of feasts.
std::optional<DateSpan> span_in_year(const CalendarDate& from, const CalendarDate& through,
                                     int year) {
  const auto first = in_year(from, year);
  auto last = in_year(through, year);
  if (first && last && *last < *first) last = in_year(through, year + 1);
  return first && last ? std::optional{DateSpan{*first, *last}} : std::nullopt;
}

/// Calls `each(span)` for the dates of one year, or for the spans that begin in the years of
/// `within`, the year before and the year after.
void for_each_span(const CalendarDate& from, const CalendarDate& through, DateSpan within,
                   auto&& each) {
  if (const auto* first = std::get_if<CivilDate>(&from.day)) {
    const auto* last = std::get_if<CivilDate>(&through.day);
    if (last != nullptr) each(DateSpan{*first, *last});
    return;
  }
  for (int year = within.first.year - 1; year <= within.last.year + 1; ++year)
    if (const auto span = span_in_year(from, through, year)) each(*span);
}

}  // namespace

std::optional<CivilDate> in_year(const CalendarDate& date, int year) {
  return std::visit(InYear{year}, date.day);
}

bool falls_on(const CalendarDate& name, CivilDate date) { return lies_within(date, name, name); }

bool lies_within(CivilDate date, const CalendarDate& from, const CalendarDate& through) {
  bool lies = false;
  for_each_span(from, through, {date, date},
                [&](const DateSpan& span) { lies |= span.contains(date); });
  return lies;
}

std::vector<DateSpan> spans_of(const CalendarDate& from, const CalendarDate& through,
                               DateSpan within) {
  std::vector<DateSpan> spans;
  for_each_span(from, through, within, [&](const DateSpan& span) { spans.push_back(span); });
  return spans;
}

}  // namespace cuakhau::model
