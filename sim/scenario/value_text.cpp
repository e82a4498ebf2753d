#include <cuakhau/scenario/value_text.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>

#include "scenario/detail/decimal.hpp"
#include "scenario/detail/law_text.hpp"
#include "scenario/detail/quantity.hpp"
#include "scenario/detail/unit_table.hpp"

namespace cuakhau::scenario {
namespace {

std::string clock_text(Duration time_of_day) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time_of_day).count();
  const std::string minutes = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  return seconds % 60 == 0 ? minutes : fmt::format("{}:{:02}", minutes, seconds % 60);
}

/// The shortest of "900 M " and the like, of equals the one with the smallest number from 1 on; the
/// point alone moves, so that it reads back as it was.
std::string scaled_amount(double amount) {
  std::string best = detail::plain_decimal(amount) + ' ';
  for (const detail::Multiple& multiple : detail::k_multiples) {
    const std::string text =
        fmt::format("{} {} ", detail::plain_decimal(amount, -multiple.digits), multiple.name);
    if (!text.starts_with("0.") && text.size() <= best.size()) best = text;
  }
  return best;
}

/// "20 /h", "2.5 l/h": in the unit that makes it shortest of those that give the number exactly.
std::string text_by_time(double per_hour, std::string_view thing) {
  std::string best = fmt::format("{} {}/h", detail::plain_decimal(per_hour), thing);
  for (const detail::RateUnit& unit : detail::k_rate_units) {
    const double number = per_hour * unit.per / unit.times;
    std::string text = fmt::format("{} {}{}", detail::plain_decimal(number), thing, unit.name);
    if (number * unit.times / unit.per == per_hour && text.size() < best.size())
      best = std::move(text);
  }
  return best;
}

struct DateText {
  std::string operator()(CivilDate date) const { return to_iso(date); }
  std::string operator()(const model::FeastDay& day) const {
    const std::string_view feast = model::word(day.feast);
    if (day.days_after == 0) return std::string(feast);
    return fmt::format("{} {} {} d", feast, day.days_after < 0 ? '-' : '+',
                       std::abs(day.days_after));
  }
  std::string operator()(const model::YearlyDay& day) const {
    return fmt::format("{:02}-{:02}", day.month, day.day);
  }
};

}  // namespace

std::string value_text(double number) { return format_real(number); }
std::string value_text(std::uint32_t number) { return std::to_string(number); }
std::string value_text(Duration span) { return format_duration(span); }
std::string value_text(CivilDate date) { return to_iso(date); }
std::string value_text(const model::CalendarDate& date) { return std::visit(DateText{}, date.day); }
std::string value_text(UtcOffset offset) { return to_iso(offset); }

std::string value_text(const model::PerHour& rate) { return text_by_time(rate.value, ""); }

std::string value_text(const model::FuelRate& rate) {
  return text_by_time(rate.litres_per_hour, "l");
}

std::string value_text(const model::CarbonContent& content) {
  return fmt::format("{} {}", detail::plain_decimal(content.kg_per_litre), detail::k_carbon_unit);
}

std::string value_text(const model::Probability& share) { return detail::share_text(share.value); }
std::string value_text(const model::Factor& factor) { return detail::share_text(factor.value); }

std::string value_text(const model::Count& count) {
  return count.is_unlimited ? "unlimited" : std::to_string(count.value);
}

std::string value_text(const model::Threshold& threshold) {
  return threshold.share ? value_text(*threshold.share) : value_text(threshold.trucks);
}

std::optional<model::MeasureBound> bound_in(std::string_view text) {
  auto bound = detail::measure_bound_of(text);
  if (!bound) return std::nullopt;
  return std::move(*bound);
}

std::string value_text(const model::MeasureBound& bound) {
  const std::string number = detail::plain_decimal(bound.value);
  return bound.unit.empty() ? number : number + ' ' + bound.unit;
}

std::string value_text(const model::Money& money) {
  return scaled_amount(money.amount) + money.currency;
}

std::string value_text(const model::MoneyRate& rate) {
  const auto unit = std::ranges::find(detail::k_duration_units,
                                      static_cast<double>(rate.per.count()), &detail::Unit::size);
  return fmt::format("{}/{}", value_text(rate.money), unit->name);
}

std::string value_text(const model::DurationLaw& law) { return detail::law_text(law.law); }

std::string value_text(const model::CountLaw& law) {
  if (const auto* const constant = std::get_if<kernel::Constant>(&law.law.law))
    return detail::plain_decimal(constant->value);
  const auto& discrete = std::get<kernel::Discrete>(law.law.law);
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < discrete.values.size(); ++i)
    parts.push_back(detail::plain_decimal(discrete.values[i]) + ": " +
                    detail::share_text(discrete.weights[i]));
  return fmt::format("discrete({})", join(parts, ", "));
}

std::string value_text(const model::Discipline& discipline) {
  if (discipline.priority.empty()) return "fifo";
  return fmt::format("priority({})", join(discipline.priority, ", "));
}

std::string value_text(const model::DayHours& hours) {
  if (hours.intervals.empty()) return "closed";
  if (hours.intervals == std::vector{model::DayInterval{Duration{0}, k_day}}) return "all day";
  std::vector<std::string> parts;
  for (const model::DayInterval& interval : hours.intervals)
    parts.push_back(clock_text(interval.from) + '-' + clock_text(interval.until));
  return join(parts, ", ");
}

std::string value_text(const model::Hours& hours, const model::Sides& sides) {
  switch (hours.kind) {
    case model::HoursKind::always: return "always";
    case model::HoursKind::never: return "never";
    case model::HoursKind::named: return hours.calendar;
    case model::HoursKind::daily: break;
  }
  std::vector<std::string> parts;
  for (const model::DayInterval& interval : hours.daily.intervals)
    parts.push_back(clock_text(interval.from) + '-' + clock_text(interval.until));
  return parts.empty() ? "never" : join(parts, ", ") + ' ' + sides.of(hours.clock).clock;
}

std::string value_text(const model::Moment& moment, const model::Sides& sides) {
  if (moment.is_after_start)
    return moment.after_start == Duration{0} ? "start"
                                             : "start + " + format_duration(moment.after_start);
  const CivilTime there = civil(moment.instant, sides.home.utc_offset);
  if (there.time_of_day == Duration{0}) return to_iso(there.date);
  return fmt::format("{} {} {}", to_iso(there.date), clock_text(there.time_of_day),
                     sides.home.clock);
}

std::string value_text(const model::PolicyDate& date, const model::Sides& sides) {
  if (!date.yearly) return value_text(date.moment, sides);
  std::string day = value_text(date.yearly->day);
  const bool is_home = date.yearly->clock == sides.home.utc_offset;
  if (is_home && date.yearly->time_of_day == Duration{0}) return day;
  return fmt::format("{} {} {}", day, clock_text(date.yearly->time_of_day),
                     (is_home ? sides.home : sides.neighbour).clock);
}

}  // namespace cuakhau::scenario
