#include <cuakhau/base/number_text.hpp>

#include "scenario/detail/calendar_date_word.hpp"
#include "scenario/detail/data_file.hpp"
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

Parsed<model::DailyTotal> total_of(const files::CsvRow& row, std::size_t date, std::size_t trucks) {
  const auto day = date_of(row.fields[date]);
  if (!day) return Unexpected{day.error()};
  const auto number = number_of(row.fields[trucks]);
  if (!number) return Unexpected{number.error()};
  if (*number < 0.0) return unexpected("a number of trucks of at least 0", row.fields[trucks]);
  return model::DailyTotal{*day, *number};
}

Parsed<std::vector<model::DailyTotal>> totals_of(const std::string& file,
                                                 const Whereabouts& whereabouts) {
  const auto table = table_of(file, whereabouts);
  if (!table) return Unexpected{table.error()};
  const auto date = column_of(*table, "date", file);
  if (!date) return Unexpected{date.error()};
  const auto trucks = column_of(*table, "trucks", file);
  if (!trucks) return Unexpected{trucks.error()};
  std::vector<model::DailyTotal> totals;
  for (const files::CsvRow& row : table->rows) {
    const auto total = total_of(row, *date, *trucks);
    if (!total) return bad_row(file, row, total.error().message);
    totals.push_back(*total);
  }
  return totals;
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
  if (!at.node->is_scalar() || !hours)
    return report_word(reading, at,
                       hours ? Complaint{"expected hours, found nothing", {}} : hours.error());
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

void read_value(Reading& reading, const Cursor& at, std::vector<model::DailyTotal>& out) {
  const Entry* const csv = at.node->is_map() ? at.node->find("csv") : nullptr;
  if (csv == nullptr) {
    if (!at.node->is_list())
      return reading.expected(at, "a list of {date, trucks}, or {csv: FILE}");
    out.assign(at.node->items.size(), {});
    for (std::size_t i = 0; i < out.size(); ++i) read(reading, at.item(i), out[i]);
    return;
  }
  refuse_unknown_keys(reading, at, {"csv"}, Extras::source_and_note);
  reading.annotate(at, *at.node);
  const Cursor file = at.entry(*csv);
  if (!csv->value.is_scalar()) return reading.expected(file, "the name of a CSV file");
  auto totals = totals_of(csv->value.text, Reading::whereabouts(file));
  if (totals)
    out = std::move(*totals);
  else
    reading.error(file, totals.error());
}

}  // namespace cuakhau::scenario::detail
