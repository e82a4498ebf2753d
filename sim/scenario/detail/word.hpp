#pragma once

// The word of each type of value that is one word: word_of(Type<T>, …) calls the reader of T's
// text. A type without an overload is written in another shape.

#include <concepts>
#include <cstdint>
#include <string_view>

#include <cuakhau/model/plan.hpp>

#include "scenario/detail/calendar_date_word.hpp"
#include "scenario/detail/clock_word.hpp"
#include "scenario/detail/discipline.hpp"
#include "scenario/detail/law.hpp"
#include "scenario/detail/quantity.hpp"

namespace cuakhau::scenario::detail {

template <class T>
struct Type {};

/// What words of some types need to be understood.
struct WordContext {
  const Clocks& clocks;
  Whereabouts files;
};

inline auto word_of(Type<Duration>, std::string_view text, const WordContext&) {
  return duration_of(text);
}
inline auto word_of(Type<model::PerHour>, std::string_view text, const WordContext&) {
  return rate_of(text);
}
inline auto word_of(Type<model::Probability>, std::string_view text, const WordContext&) {
  return share_of(text);
}
inline auto word_of(Type<model::Factor>, std::string_view text, const WordContext&) {
  return factor_of(text);
}
inline auto word_of(Type<model::Count>, std::string_view text, const WordContext&) {
  return count_of(text);
}
inline auto word_of(Type<model::Threshold>, std::string_view text, const WordContext&) {
  return threshold_of(text);
}
inline auto word_of(Type<std::uint32_t>, std::string_view text, const WordContext&) {
  return whole_number_of(text);
}
inline auto word_of(Type<double>, std::string_view text, const WordContext&) {
  return number_of(text);
}
inline auto word_of(Type<bool>, std::string_view text, const WordContext&) { return flag_of(text); }
inline auto word_of(Type<model::MeasureBound>, std::string_view text, const WordContext&) {
  return measure_bound_of(text);
}
inline auto word_of(Type<model::Money>, std::string_view text, const WordContext&) {
  return money_of(text);
}
inline auto word_of(Type<model::MoneyRate>, std::string_view text, const WordContext&) {
  return money_rate_of(text);
}
inline auto word_of(Type<model::FuelRate>, std::string_view text, const WordContext&) {
  return fuel_rate_of(text);
}
inline auto word_of(Type<model::CarbonContent>, std::string_view text, const WordContext&) {
  return carbon_content_of(text);
}
inline auto word_of(Type<model::DurationLaw>, std::string_view text, const WordContext& context) {
  return law_of(text, context.files);
}
inline auto word_of(Type<model::CountLaw>, std::string_view text, const WordContext&) {
  return count_law_of(text);
}
inline auto word_of(Type<model::Moment>, std::string_view text, const WordContext& context) {
  return moment_of(text, context.clocks);
}
inline auto word_of(Type<model::PolicyDate>, std::string_view text, const WordContext& context) {
  return policy_date_of(text, context.clocks);
}
inline auto word_of(Type<CivilDate>, std::string_view text, const WordContext&) {
  return date_of(text);
}
inline auto word_of(Type<model::CalendarDate>, std::string_view text, const WordContext&) {
  return calendar_date_of(text);
}
inline auto word_of(Type<UtcOffset>, std::string_view text, const WordContext&) {
  return utc_offset_of(text);
}
inline auto word_of(Type<model::Hours>, std::string_view text, const WordContext& context) {
  return hours_of(text, context.clocks);
}
inline auto word_of(Type<model::Side>, std::string_view text, const WordContext& context) {
  return side_of(text, context.clocks);
}
inline auto word_of(Type<model::Discipline>, std::string_view text, const WordContext&) {
  return discipline_of(text);
}

template <class T>
concept Word = requires(std::string_view text, const WordContext& context) {
  { word_of(Type<T>{}, text, context) } -> std::same_as<Parsed<T>>;
};

/// Types whose words are numbers or truth values alone: in quotes they would be text.
template <class T>
inline constexpr bool is_bare = std::same_as<T, model::Count> || std::same_as<T, std::uint32_t> ||
                                std::same_as<T, double> || std::same_as<T, bool>;

}  // namespace cuakhau::scenario::detail
