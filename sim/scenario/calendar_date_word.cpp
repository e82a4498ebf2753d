#include "scenario/detail/calendar_date_word.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <cuakhau/base/text.hpp>

#include "scenario/detail/clock_word.hpp"
#include "scenario/detail/quantity.hpp"

namespace cuakhau::scenario::detail {
namespace {

using model::CalendarDate;

/// No feast is farther from a date that is named after it.
constexpr std::int32_t k_most_days = 366;

/// "10-01": a date of a leap year, so that 02-29 is one.
std::optional<model::YearlyDay> yearly_day(std::string_view text) {
  const auto date = parse_date("2000-" + std::string(text));
  if (!date) return std::nullopt;
  return model::YearlyDay{date->month, date->day};
}

std::vector<std::string> feast_names() {
  const auto& words = model::EnumWords<model::Feast>::words;
  return {words.begin(), words.end()};
}

std::pair<std::string_view, std::string_view> feast_and_rest(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(" +-"), text.size());
  return {text.substr(0, end), trimmed(text.substr(end))};
}

/// "+ 3 d", "- 10 d", or nothing.
std::optional<std::int32_t> days_after(std::string_view text) {
  if (text.empty()) return 0;
  const bool is_before = text.starts_with('-');
  if (!is_before && !text.starts_with('+')) return std::nullopt;
  const auto span = duration_of(trimmed(text.substr(1)));
  if (!span || *span % k_day != Duration{0} || *span > k_most_days * k_day) return std::nullopt;
  const auto days = static_cast<std::int32_t>(*span / k_day);
  return is_before ? -days : days;
}

std::optional<model::FeastDay> feast_day(std::string_view text) {
  const auto [name, rest] = feast_and_rest(text);
  const auto& words = model::EnumWords<model::Feast>::words;
  const auto* const feast = std::ranges::find(words, name);
  const auto days = days_after(rest);
  if (feast == words.end() || !days) return std::nullopt;
  return model::FeastDay{static_cast<model::Feast>(feast - words.begin()), *days};
}

/// "tet" of "tet - 10 days" is right: then it is what follows that is wrong.
std::vector<std::string> help_on_feasts(std::string_view text) {
  const auto [name, rest] = feast_and_rest(text);
  const auto known = feast_names();
  if (std::ranges::find(known, name) != known.end())
    return {"behind a feast stand + or - and whole days, at most " + std::to_string(k_most_days) +
            ": \"" + std::string(name) + " - 10 d\""};
  const auto near = nearest(name, known);
  return {near ? "did you mean " + quote(*near) + "?" : "feasts are " + join(known, ", ")};
}

}  // namespace

Parsed<CalendarDate> calendar_date_of(std::string_view text) {
  if (const auto date = parse_date(text)) return CalendarDate{*date};
  if (const auto day = yearly_day(text)) return CalendarDate{*day};
  if (const auto day = feast_day(text)) return CalendarDate{*day};
  if (auto complaint = no_such_day(text)) return Unexpected{std::move(*complaint)};
  return unexpected("a date such as 2023-01-08, 10-01 or tet - 10 d", text, help_on_feasts(text));
}

}  // namespace cuakhau::scenario::detail
