#include "scenario/detail/clock_word.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/text.hpp>

#include "scenario/detail/calendar_date_word.hpp"
#include "scenario/detail/call.hpp"
#include "scenario/detail/name.hpp"
#include "scenario/detail/quantity.hpp"

namespace cuakhau::scenario::detail {
namespace {

using model::Side;

constexpr std::array<std::string_view, 7> k_days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::string example(std::string_view what, const Clocks& clocks) {
  return std::string(what) + " " + clocks.sides.home.clock;
}

std::vector<std::string> help_on_labels(const Clocks& clocks) {
  return {"clocks are " + quote(clocks.sides.home.clock) + " and " +
          quote(clocks.sides.neighbour.clock)};
}

/// A text cut before its last word.
struct Tail {
  std::string_view head;
  std::string_view word;
};
Tail split_last_word(std::string_view text) {
  const std::size_t blank = text.find_last_of(' ');
  if (blank == std::string_view::npos) return {{}, text};
  return {trimmed(text.substr(0, blank)), text.substr(blank + 1)};
}

bool starts_with_digit(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// Whether a text has the form, in which each 0 stands for any digit.
bool has_form(std::string_view text, std::string_view form) {
  return std::ranges::equal(text, form, [](char letter, char wanted) {
    return wanted == '0' ? letter >= '0' && letter <= '9' : letter == wanted;
  });
}

/// Of a text such as "25:61", which has the form of a time of day and is none.
std::optional<Complaint> no_such_time(std::string_view text) {
  const bool has_form_of_time = has_form(text, "00:00") || has_form(text, "00:00:00");
  if (!has_form_of_time || parse_time_of_day(text)) return std::nullopt;
  return Complaint{.message = "no such time: " + quote(text),
                   .help = {"times of a day go from 00:00 to 24:00"},
                   .part = text};
}

/// Whether the text was meant as a time of day: "7:00", and no date or span.
bool looks_like_time(std::string_view text) {
  return starts_with_digit(text) && text.find(':') != std::string_view::npos;
}

constexpr const char* k_help_on_times = "times have two digits, a colon and two digits: 07:00";

/// Of the first such time in "07:00-12:00, 13:00-25:00".
std::optional<Complaint> no_such_time_in(std::string_view intervals) {
  for (const std::string_view interval : split_list(intervals)) {
    const std::size_t dash = std::min(interval.find('-'), interval.size());
    const std::string_view until = interval.substr(std::min(dash + 1, interval.size()));
    for (const std::string_view time : {interval.substr(0, dash), until})
      if (auto complaint = no_such_time(trimmed(time))) return complaint;
  }
  return std::nullopt;
}

/// The clock that a label names.
Parsed<Side> clock_of(std::string_view label, std::string_view text, const Clocks& clocks) {
  if (label == clocks.sides.home.clock) return Side::home;
  if (label == clocks.sides.neighbour.clock || !clocks.are_known) return Side::neighbour;
  return unexpected("a time with its clock", text, help_on_labels(clocks));
}

Parsed<model::Moment> clock_moment(std::string_view text, const Clocks& clocks) {
  const std::string a_moment = "a moment such as \"" + example("2023-01-08 07:30", clocks) + "\"";
  const auto date = parse_date(text.substr(0, 10));
  if (auto complaint = no_such_day(text.substr(0, 10))) return Unexpected{std::move(*complaint)};
  if (!date) return unexpected(a_moment, text);
  if (text.size() == 10)
    return model::Moment::at(at(*date, Duration{0}, clocks.sides.home.utc_offset));
  const Tail tail = split_last_word(trimmed(text.substr(10)));
  if (starts_with_digit(tail.word)) return unexpected(a_moment, text, help_on_labels(clocks));
  const auto time = parse_time_of_day(tail.head);
  if (auto complaint = no_such_time(tail.head)) return Unexpected{std::move(*complaint)};
  if (!time) return unexpected(a_moment, text);
  const auto side = clock_of(tail.word, text, clocks);
  if (!side) return Unexpected{side.error()};
  return model::Moment::at(at(*date, *time, clocks.sides.of(*side).utc_offset));
}

std::optional<model::DayInterval> interval_of(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = parse_time_of_day(trimmed(text.substr(0, dash)));
  const auto until = parse_time_of_day(trimmed(text.substr(dash + 1)));
  if (!from || !until || *from >= k_day) return std::nullopt;
  return model::DayInterval{*from, *until};
}

std::optional<model::DayHours> intervals_of(std::string_view text) {
  model::DayHours hours;
  for (const std::string_view part : split_list(text)) {
    const auto interval = interval_of(part);
    if (!interval) return std::nullopt;
    hours.intervals.push_back(*interval);
  }
  if (hours.intervals.empty()) return std::nullopt;
  return hours;
}

std::size_t day_number(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(k_days, name) - k_days.begin());
}

}  // namespace

Parsed<Side> side_of(std::string_view text, const Clocks& clocks) {
  for (const Side side : {Side::home, Side::neighbour}) {
    const model::Country& country = clocks.sides.of(side);
    if (text == country.name || text == country.clock || text == model::word(side)) return side;
  }
  if (!clocks.are_known) return Side::home;
  return unexpected(alternatives({clocks.sides.home.name, clocks.sides.neighbour.name}), text);
}

Parsed<model::Moment> moment_of(std::string_view text, const Clocks& clocks) {
  if (!text.starts_with("start")) return clock_moment(text, clocks);
  const std::string_view rest = trimmed(text.substr(5));
  if (rest.empty()) return model::Moment::after(Duration{0});
  if (!rest.starts_with('+')) return unexpected("a moment such as \"start + 90 min\"", text);
  const auto span = duration_of(trimmed(rest.substr(1)));
  if (!span) return Unexpected{span.error()};
  return model::Moment::after(*span);
}

Parsed<model::PolicyDate> policy_date_of(std::string_view text, const Clocks& clocks) {
  const bool is_yearly = !text.starts_with("start") &&
                         (!starts_with_digit(text) || has_form(text.substr(0, 5), "00-00"));
  if (!is_yearly) {
    const auto moment = moment_of(text, clocks);
    if (!moment) return Unexpected{moment.error()};
    return model::PolicyDate{*moment};
  }
  const Tail tail = split_last_word(text);
  const Tail inner = split_last_word(tail.head);
  const bool has_time = parse_time_of_day(inner.word).has_value();
  if (looks_like_time(tail.word))
    return unexpected("a time with its clock, such as " + quote(example(tail.word, clocks)), text,
                      help_on_labels(clocks));
  if (!has_time && looks_like_time(inner.word)) {
    if (auto complaint = no_such_time(inner.word)) return Unexpected{std::move(*complaint)};
    return unexpected("a time of day and its clock behind the day", text, {k_help_on_times});
  }
  const auto day = calendar_date_of(has_time ? inner.head : text);
  if (!day) return Unexpected{day.error()};
  if (!has_time)
    return model::PolicyDate{model::YearlyMoment{*day, Duration{0}, clocks.sides.home.utc_offset}};
  const auto side = clock_of(tail.word, text, clocks);
  if (!side) return Unexpected{side.error()};
  return model::PolicyDate{
      model::YearlyMoment{*day, *parse_time_of_day(inner.word), clocks.sides.of(*side).utc_offset}};
}

std::optional<Complaint> no_such_day(std::string_view text) {
  const bool is_yearly = has_form(text, "00-00");
  if (!is_yearly && !has_form(text, "0000-00-00")) return std::nullopt;
  // A yearly date may be one of leap years alone.
  if (parse_date((is_yearly ? "2000-" : "") + std::string(text))) return std::nullopt;
  return Complaint{.message = "no such day: " + quote(text), .part = text};
}

Parsed<CivilDate> date_of(std::string_view text) {
  if (const auto date = parse_date(text)) return *date;
  if (auto complaint = no_such_day(text)) return Unexpected{std::move(*complaint)};
  return unexpected("a date such as 2023-01-08", text);
}

Parsed<UtcOffset> utc_offset_of(std::string_view text) {
  if (const auto offset = parse_utc_offset(text)) return *offset;
  return unexpected("an offset from UTC such as +07:00", text);
}

Parsed<model::DayHours> day_hours_of(std::string_view text) {
  if (text == "closed") return model::DayHours{};
  if (text == "all day") return model::DayHours{{{Duration{0}, k_day}}};
  if (auto hours = intervals_of(text)) return std::move(*hours);
  if (auto complaint = no_such_time_in(text)) return Unexpected{std::move(*complaint)};
  std::vector<std::string> help;
  if (intervals_of(split_last_word(text).head))
    help.emplace_back("these times are read on the calendar's `clock:` and carry no label");
  return unexpected("hours such as \"07:00-19:00\", \"closed\" or \"all day\"", text,
                    std::move(help));
}

Parsed<model::Hours> hours_of(std::string_view text, const Clocks& clocks) {
  using model::HoursKind;
  if (text == "always") return model::Hours{};
  if (text == "never") return model::Hours{.kind = HoursKind::never, .daily = {}, .calendar = {}};
  if (!starts_with_digit(text)) {
    if (is_name(text))
      return model::Hours{.kind = HoursKind::named, .daily = {}, .calendar = std::string(text)};
    return unexpected("\"always\", \"never\", hours or the name of a calendar", text);
  }
  const Tail tail = split_last_word(text);
  if (auto hours = intervals_of(tail.head); hours && !starts_with_digit(tail.word)) {
    const auto side = clock_of(tail.word, text, clocks);
    if (!side) return Unexpected{side.error()};
    return model::Hours{
        .kind = HoursKind::daily, .clock = *side, .daily = std::move(*hours), .calendar = {}};
  }
  if (auto complaint = no_such_time_in(starts_with_digit(tail.word) ? text : tail.head))
    return Unexpected{std::move(*complaint)};
  const bool is_label = clock_of(tail.word, text, clocks).has_value();
  return unexpected("hours such as \"" + example("07:00-19:00", clocks) + "\"", text,
                    is_label ? std::vector<std::string>{k_help_on_times} : help_on_labels(clocks));
}

Parsed<Days> days_of(std::string_view text) {
  const std::size_t dash = std::min(text.find('-'), text.size());
  const std::size_t first = day_number(trimmed(text.substr(0, dash)));
  const std::size_t last = dash == text.size() ? first : day_number(trimmed(text.substr(dash + 1)));
  if (first == k_days.size() || last == k_days.size())
    return unexpected("a day or a span of days such as mon or mon-fri", text,
                      {"days are mon, tue, wed, thu, fri, sat, sun"});
  Days days;
  for (std::size_t day = first;; day = (day + 1) % k_days.size()) {
    days.set(day);
    if (day == last) return days;
  }
}

std::string_view day_name(std::size_t day) { return k_days.at(day); }

}  // namespace cuakhau::scenario::detail
