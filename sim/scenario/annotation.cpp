#include "scenario/detail/annotation.hpp"

#include <chrono>
#include <limits>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/model/units.hpp>

#include "scenario/detail/quantity.hpp"

namespace cuakhau::scenario::detail {
namespace {

/// The mean of a law is a computed number: this much of it is rounding.
constexpr double k_rounding = 1e-12;

Parsed<double> bound_of(BoundWord word, const std::string& text) {
  const auto number = [](const auto& parsed) -> Parsed<double> {
    if (!parsed) return Unexpected{parsed.error()};
    return magnitude_of(*parsed).value;
  };
  switch (word) {
    case BoundWord::duration: return milliseconds_of(text);
    case BoundWord::rate: return number(rate_of(text));
    case BoundWord::share: return number(factor_of(text));
    case BoundWord::count: return number(count_of(text));
    case BoundWord::money: return number(money_of(text));
    case BoundWord::money_rate: return number(money_rate_of(text));
    case BoundWord::fuel_rate: return number(fuel_rate_of(text));
    case BoundWord::carbon_content: return number(carbon_content_of(text));
    default: return number_of(text);
  }
}

/// A bound of the range, or nothing after reporting what it is instead.
std::optional<double> read_bound(Reading& reading, const Cursor& at, BoundWord word) {
  if (!at.node->is_scalar()) {
    reading.expected(at, "a bound of the range");
    return std::nullopt;
  }
  const auto bound = bound_of(word, at.node->text);
  if (bound) return *bound;
  reading.error(at, bound.error());
  return std::nullopt;
}

struct Range {
  double low = 0.0;
  double high = 0.0;
};

std::optional<Range> read_range(Reading& reading, const Cursor& at, BoundWord word) {
  if (!at.node->is_list() || at.node->items.size() != 2) {
    reading.expected(at, "a range such as [4 min, 7 min]");
    return std::nullopt;
  }
  const auto low = read_bound(reading, at.item(0), word);
  const auto high = read_bound(reading, at.item(1), word);
  if (!low || !high) return std::nullopt;
  return Range{*low, *high};
}

bool holds(const Range& range, double value) {
  return range.low <= value * (1.0 + k_rounding) && value * (1.0 - k_rounding) <= range.high;
}

}  // namespace

Magnitude magnitude_of(const Duration& span) {
  return {BoundWord::duration, static_cast<double>(span.count())};
}
Magnitude magnitude_of(const model::PerHour& rate) { return {BoundWord::rate, rate.value}; }
Magnitude magnitude_of(const model::Probability& share) { return {BoundWord::share, share.value}; }
// A share by date has an assumed range at each date.
Magnitude magnitude_of(const model::DatedShare& share) {
  return share.from.empty() ? magnitude_of(share.always) : Magnitude{};
}
Magnitude magnitude_of(const model::Factor& factor) { return {BoundWord::share, factor.value}; }
Magnitude magnitude_of(const model::Count& count) {
  return {BoundWord::count, count.is_unlimited ? std::numeric_limits<double>::infinity()
                                               : static_cast<double>(count.value)};
}
// The bounds of a share are its own.
Magnitude magnitude_of(const model::Threshold& threshold) {
  return threshold.share ? Magnitude{} : magnitude_of(threshold.trucks);
}
Magnitude magnitude_of(const double& number) { return {BoundWord::number, number}; }
Magnitude magnitude_of(const std::uint32_t& number) {
  return {BoundWord::count, static_cast<double>(number)};
}
Magnitude magnitude_of(const model::Money& money) { return {BoundWord::money, money.amount}; }
Magnitude magnitude_of(const model::MoneyRate& rate) {
  return {BoundWord::money_rate, rate.per_ms()};
}
Magnitude magnitude_of(const model::FuelRate& rate) {
  return {BoundWord::fuel_rate, rate.litres_per_hour};
}
Magnitude magnitude_of(const model::CarbonContent& content) {
  return {BoundWord::carbon_content, content.kg_per_litre};
}
Magnitude magnitude_of(const model::DurationLaw& law) {
  return {BoundWord::duration, kernel::mean(law.law)};
}
Magnitude magnitude_of(const model::CountLaw& law) {
  return {BoundWord::number, kernel::mean(law.law)};
}
Magnitude magnitude_of(const model::ServiceLaw& law) {
  return law.by_name.empty() ? magnitude_of(law.otherwise) : Magnitude{};
}
Magnitude magnitude_of(const std::vector<model::ServerGroup>& servers) {
  return servers.size() == 1 ? magnitude_of(servers.front().count) : Magnitude{};
}

bool is_annotation(const Entry& entry) { return entry.key == "source" || entry.key == "note"; }

const Node* annotated_value(const Node& node) {
  const Entry* const value = node.is_map() ? node.find("value") : nullptr;
  return value == nullptr ? nullptr : &value->value;
}

void check_assumed(Reading& reading, const Cursor& at, const Magnitude& magnitude) {
  const Entry* const assumed = at.node->find("assumed");
  const Entry* const note = at.node->find("note");
  if (assumed == nullptr) {
    if (note == nullptr && at.node->find("source") == nullptr)
      reading.error(at, {"expected `assumed`, `source` or `note` beside `value`", {}});
    return;
  }
  const Cursor range_at = at.entry(*assumed);
  if (magnitude.word == BoundWord::none)
    return reading.error(range_at, {"an assumed range belongs to a single number",
                                    {"write it beside the number that it is about"}});
  const auto range = read_range(reading, range_at, magnitude.word);
  if (!range) return;
  const Node& value = at.node->find("value")->value;
  const std::string& low = assumed->value.items[0].text;
  const std::string& high = assumed->value.items[1].text;
  if (!holds(*range, magnitude.value))
    return reading.error(range_at,
                         {fmt::format("expected a range that holds {}, found {} … {}",
                                      value.is_scalar() ? value.text : "the value", low, high),
                          {"of a law, the range is that of its mean"}});
  reading.assume({at.path, value.text, low, high, note == nullptr ? "" : note->value.text,
                  value.where.span()});
}

void check_bounds(Reading& reading, const Cursor& at, const Magnitude& magnitude) {
  if (magnitude.word == BoundWord::none || magnitude.word == BoundWord::duration) return;
  if (magnitude.value < at.lowest)
    reading.expected(at, "at least " + format_real(at.lowest));
  else if (magnitude.value > at.highest)
    reading.expected(at, "at most " + format_real(at.highest));
}

}  // namespace cuakhau::scenario::detail
