#include <cuakhau/model/calendar_date.hpp>

#include <algorithm>
#include <array>

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

/// Whether `date` lies in the span that begins in `year`.
bool lies_within_year(CivilDate date, const CalendarDate& from, const CalendarDate& through,
                      int year) {
  const auto first = in_year(from, year);
  auto last = in_year(through, year);
  if (first && last && *last < *first) last = in_year(through, year + 1);
  return first && last && *first <= date && date <= *last;
}

}  // namespace

std::optional<CivilDate> in_year(const CalendarDate& date, int year) {
  return std::visit(InYear{year}, date.day);
}

bool falls_on(const CalendarDate& name, CivilDate date) { return lies_within(date, name, name); }

bool lies_within(CivilDate date, const CalendarDate& from, const CalendarDate& through) {
  if (const auto* first = std::get_if<CivilDate>(&from.day)) {
    const auto* last = std::get_if<CivilDate>(&through.day);
    return last != nullptr && *first <= date && date <= *last;
  }
  return std::ranges::any_of(std::array{date.year - 1, date.year, date.year + 1},
                             [&](int year) { return lies_within_year(date, from, through, year); });
}

}  // namespace cuakhau::model
