#pragma once

// Hashes a plan by its field description: each field's name, then its value, and an end of each
// struct, so that no two different plans feed the same words. A field that is empty leaves no mark:
// a plan keeps its digest when the language learns a new word. Labels, which cannot change a run's
// numbers, stay out. Numbers enter by their bits, texts by their bytes: the same on every machine.

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <cuakhau/base/hash.hpp>
#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

/// The fields of a struct that only people read.
template <class S>
inline constexpr std::array<std::string_view, 0> k_labels{};
template <>
inline constexpr std::array<std::string_view, 2> k_labels<Plan>{"name", "description"};
template <>
inline constexpr std::array<std::string_view, 2> k_labels<Country>{"name", "clock"};
template <>
inline constexpr std::array<std::string_view, 1> k_labels<Gate>{"title"};
template <>
inline constexpr std::array<std::string_view, 1> k_labels<Crossing>{"markers"};

class PlanHasher {
 public:
  [[nodiscard]] Hash128 value() const { return hasher_.value(); }

  template <class S>
    requires requires(int& visitor, const S& value) { describe(visitor, value); }
  void add(const S& value) {
    FieldVisitor visitor{*this, k_labels<S>};
    describe(visitor, value);
    hasher_.add(std::string_view{});  // no field has this name
  }

  template <class T>
    requires std::integral<T> || std::is_enum_v<T>
  void add(T value) {
    hasher_.add(static_cast<std::uint64_t>(value));
  }
  void add(double value) { hasher_.add(std::bit_cast<std::uint64_t>(value + 0.0)); }  // -0 is 0
  void add(const std::string& text) { hasher_.add(std::string_view{text}); }
  void add(Duration span) { add(span.count()); }
  void add(CivilDate date) { add(date.days_since_epoch()); }
  void add(const CalendarDate& date);
  void add(const FeastDay& day);
  void add(const YearlyDay& day);
  void add(UtcOffset offset) { add(offset.ahead().count()); }
  void add(const Moment& moment);
  void add(const PolicyDate& date);
  void add(PerHour rate) { add(rate.value); }
  void add(Probability share) { add(share.value); }
  void add(Factor factor) { add(factor.value); }
  void add(FuelRate rate) { add(rate.litres_per_hour); }
  void add(CarbonContent content) { add(content.kg_per_litre); }
  void add(Count count);
  void add(const Threshold& threshold);
  void add(PerSideFlag flag);
  void add(const Hours& hours);
  void add(const DayInterval& interval);
  void add(const DayHours& hours) { add(hours.intervals); }
  void add(const WeeklyHours& weekly) { add(weekly.days); }
  void add(const PerSideHours& hours);
  void add(const WeekdayFactors& factors) { add(factors.days); }
  void add(const DateFactors& factors) { add(factors.dates); }
  void add(const CommodityMix& mix) { add(mix.shares); }
  void add(const Discipline& discipline) { add(discipline.priority); }
  void add(const PerDirectionName& names);
  void add(const DurationLaw& law) { add(law.law); }
  void add(const CountLaw& law) { add(law.law); }
  void add(const Money& money);
  void add(const MoneyRate& rate);
  void add(const ServiceLaw& law);
  void add(const kernel::Distribution& distribution);

  void add(const DatedShare& share);
  void add(const Setting& setting);

  template <class T>
  void add(const std::optional<T>& value) {
    add(value.has_value());
    if (value) add(*value);
  }
  template <class T>
  void add(const std::vector<T>& values) {
    add_all(values);
  }
  template <class T, std::size_t N>
  void add(const std::array<T, N>& values) {
    add_all(values);
  }
  template <class K, class T>
  void add(const std::map<K, T>& values) {
    add(values.size());
    for (const auto& [key, value] : values) {
      add(key);
      add(value);
    }
  }

 private:
  struct FieldVisitor {
    PlanHasher& hasher;
    std::span<const std::string_view> labels;

    template <class T>
    void operator()(const Field& field, const T& value) {
      if (value == T{} || std::ranges::find(labels, field.name) != labels.end()) return;
      hasher.hasher_.add(field.name);
      hasher.add(value);
    }
    void operator()(const Field&, const std::vector<Expectation>&) {}  // judges numbers, makes none
  };

  template <class Range>
  void add_all(const Range& values) {
    add(values.size());
    for (const auto& value : values) add(value);
  }

  Hasher hasher_;
};

}  // namespace cuakhau::model::detail
