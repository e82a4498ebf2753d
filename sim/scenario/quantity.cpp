#include "scenario/detail/quantity.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>

#include "scenario/detail/law_text.hpp"
#include "scenario/detail/unit_table.hpp"

namespace cuakhau::scenario::detail {
namespace {

constexpr std::string_view k_a_duration = "a duration such as \"90 s\"";
constexpr std::string_view k_a_rate = "a rate such as \"20 /h\"";
constexpr std::string_view k_a_count = "a whole number or \"unlimited\"";

using Help = std::vector<std::string>;

constexpr std::string_view k_digits = "0123456789";

/// Whether a unit is the exponent of a number, "e3 min" of "1e3 min".
bool is_exponent(std::string_view unit) {
  if (!unit.starts_with('e') && !unit.starts_with('E')) return false;
  unit.remove_prefix(1);
  if (unit.starts_with('-') || unit.starts_with('+')) unit.remove_prefix(1);
  return unit.find_first_of(k_digits) == 0;
}

/// What is wrong with a number as this language writes numbers; where it is none of that,
/// `otherwise`.
Help help_on_number(std::string_view text, Help otherwise = {}) {
  const auto [number, unit] = split_unit(text);
  if (number.find_first_of(k_digits) != 0) return otherwise;
  if (is_exponent(unit)) return {"write the number without an exponent"};
  const bool has_separator = number.find_first_of("_,") != std::string_view::npos;
  if (has_separator) return {"write the digits without separators: 1000"};
  if (number.size() > 1 && number.front() == '0' && number[1] != '.')
    return {"write numbers without leading zeros"};
  return otherwise;
}

Help help_on_durations(std::string_view text) {
  return help_on_number(text, {"units are " + std::string(duration_units())});
}

Unexpected<Complaint> no_duration(DurationError why, std::string_view text) {
  switch (why) {
    case DurationError::negative: return unexpected("a duration that is not negative", text);
    case DurationError::too_large:
      return unexpected("a shorter duration", text, {"durations end at 2^53 ms, 285,000 years"});
    default: return unexpected(k_a_duration, text, help_on_durations(text));
  }
}

/// The number of a percentage as a share, exactly as its decimal says: 7 % is the double nearest to
/// 0.07.
std::optional<double> percent(std::string_view text) {
  const NumberAndUnit parts = split_unit(text);
  if (parts.unit != "%" || !is_decimal(parts.number)) return std::nullopt;
  return parse_real(std::string(parts.number) + "e-2");
}

Help help_on_shares(std::string_view text) {
  if (!is_decimal(text)) return help_on_number(text);
  return {"shares and factors are written in percent: 0.75 is \"75 %\""};
}

/// "300 trucks": whole numbers of things have no unit.
Help help_on_counts(std::string_view text) {
  const auto [number, unit] = split_unit(text);
  if (unit.empty() || is_exponent(unit) || !parse_count(number)) return help_on_number(text);
  return {"a count has no unit: write " + std::string(number)};
}

/// A factor is of the whole: "+50 %" and "-20 %" are written so by those who mean a change.
Help help_on_factors(std::string_view text) {
  const std::string_view whole = trimmed(text);
  const bool is_more = whole.starts_with('+');
  const auto change = is_more || whole.starts_with('-') ? percent(whole.substr(1)) : std::nullopt;
  if (!change) return help_on_shares(text);
  const double factor = 1.0 + (is_more ? *change : -*change);
  if (factor < 0.0) return {};
  return {"a factor is of the whole: " + std::string(trimmed(whole.substr(1))) +
          (is_more ? " more is " : " less is ") + quote(share_text(factor))};
}

/// "9" of "/h" and the like.
std::optional<double> per_hour(std::string_view number, std::string_view unit_name) {
  const auto unit = std::ranges::find(k_rate_units, unit_name, &RateUnit::name);
  const auto value = parse_real(number);
  if (unit == k_rate_units.end() || !value) return std::nullopt;
  return *value * unit->times / unit->per;
}

constexpr std::string_view k_money = "an amount of money such as \"900 M VND\"";
constexpr std::string_view k_money_rate = "money by time such as \"700000 VND/d\"";

Help help_on_money(std::string_view text) {
  return help_on_number(
      text, {"a number, perhaps k, M, bn or tn, and three capital letters for the currency"});
}

bool is_currency(std::string_view text) {
  constexpr std::string_view k_capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return text.size() == 3 && text.find_first_not_of(k_capitals) == std::string_view::npos;
}

struct CutMultiple {
  int digits = 0;  // the multiple is 10^digits
  std::string_view rest;
};

/// "M VND" is 10^6 of "VND".
CutMultiple cut_multiple(std::string_view unit) {
  for (const Multiple& multiple : k_multiples)
    if (unit.starts_with(std::string(multiple.name) + ' '))
      return {multiple.digits, trimmed(unit.substr(multiple.name.size()))};
  return {0, unit};
}

}  // namespace

NumberAndUnit split_unit(std::string_view text) {
  const std::string_view whole = trimmed(text);
  const std::size_t end = std::min(whole.find_first_not_of("0123456789.+-_,"), whole.size());
  return {trimmed(whole.substr(0, end)), trimmed(whole.substr(end))};
}

Parsed<Duration> duration_of(std::string_view text) {
  const auto value = parse_duration(trimmed(text));
  if (!value) return no_duration(value.error(), text);
  return *value;
}

Parsed<double> milliseconds_of(std::string_view text) {
  const NumberAndUnit parts = split_unit(text);
  const auto unit = std::ranges::find(k_duration_units, parts.unit, &Unit::name);
  const auto number = parse_real(parts.number);
  if (unit == k_duration_units.end() || !number)
    return unexpected(k_a_duration, text, help_on_durations(text));
  if (*number < 0.0) return no_duration(DurationError::negative, text);
  const double value = *number * unit->size;
  if (value > k_longest_duration_ms) return no_duration(DurationError::too_large, text);
  return value;
}

Parsed<model::PerHour> rate_of(std::string_view text) {
  const NumberAndUnit parts = split_unit(text);
  const auto rate = per_hour(parts.number, parts.unit);
  if (!rate)
    return unexpected(k_a_rate, text, help_on_number(text, {"units are /s, /min, /h, /d, /wk"}));
  if (*rate < 0.0) return unexpected("a rate that is not negative", text);
  return model::PerHour{*rate};
}

Parsed<model::Probability> share_of(std::string_view text) {
  const auto share = percent(text);
  if (!share) return unexpected("a share such as \"75 %\"", text, help_on_shares(text));
  if (*share < 0.0 || *share > 1.0) return unexpected("a share from 0 % to 100 %", text);
  return model::Probability{*share};
}

Parsed<model::Factor> factor_of(std::string_view text) {
  const auto factor = percent(text);
  if (!factor) return unexpected("a factor such as \"150 %\"", text, help_on_factors(text));
  if (*factor < 0.0) return unexpected("a factor of at least 0 %", text, help_on_factors(text));
  return model::Factor{*factor};
}

Parsed<model::Count> count_of(std::string_view text) {
  if (text == "unlimited") return model::Count::unlimited();
  const auto count = parse_count(text);
  if (!count) return unexpected(k_a_count, text, help_on_counts(text));
  if (*count >= model::Count::unlimited().value)
    return unexpected("a whole number below 4294967295, or \"unlimited\"", text);
  return model::Count{static_cast<std::uint32_t>(*count), false};
}

Parsed<model::Threshold> threshold_of(std::string_view text) {
  if (split_unit(text).unit == "%") {
    const auto share = share_of(text);
    if (!share) return Unexpected{share.error()};
    return model::Threshold{*share};
  }
  const auto count = parse_count(text);
  if (!count || *count >= model::Count::unlimited().value)
    return unexpected("a whole number, or of a yard a share of its places such as \"90 %\"", text,
                      help_on_counts(text));
  return model::Threshold{model::Count{static_cast<std::uint32_t>(*count), false}};
}

Parsed<std::uint32_t> whole_number_of(std::string_view text) {
  const auto count = parse_count(text);
  if (!count) return unexpected("a whole number", text, help_on_counts(text));
  if (*count > 0xffffffffU) return unexpected("a whole number up to 4294967295", text);
  return static_cast<std::uint32_t>(*count);
}

Parsed<double> number_of(std::string_view text) {
  const auto number = parse_real(text);
  if (!number) return unexpected("a number", text, help_on_number(text));
  return *number;
}

Parsed<bool> flag_of(std::string_view text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return unexpected("true or false", text);
}

Parsed<model::Money> money_of(std::string_view text) {
  const NumberAndUnit parts = split_unit(text);
  const auto [digits, currency] = cut_multiple(parts.unit);
  const auto amount = parse_real(std::string(parts.number) + 'e' + std::to_string(digits));
  if (!is_currency(currency) || !is_decimal(parts.number) || !amount)
    return unexpected(k_money, text, help_on_money(text));
  if (*amount < 0.0) return unexpected("an amount that is not negative", text);
  return model::Money{*amount, std::string(currency)};
}

Parsed<model::MoneyRate> money_rate_of(std::string_view text) {
  const std::size_t slash = std::min(text.rfind('/'), text.size());
  const auto money = money_of(text.substr(0, slash));
  const std::string_view per = trimmed(text.substr(std::min(slash + 1, text.size())));
  const auto unit = std::ranges::find(k_duration_units, per, &Unit::name);
  if (unit == k_duration_units.end() || !money) {
    Help help = help_on_money(text);
    help.emplace_back("then a slash and one of " + std::string(duration_units()));
    return unexpected(k_money_rate, text, std::move(help));
  }
  return model::MoneyRate{*money, Duration{static_cast<std::int64_t>(unit->size)}};
}

Parsed<model::FuelRate> fuel_rate_of(std::string_view text) {
  const NumberAndUnit parts = split_unit(text);
  const bool is_litres = parts.unit.starts_with(k_litre);
  const auto rate =
      is_litres ? per_hour(parts.number, parts.unit.substr(k_litre.size())) : std::nullopt;
  if (!rate)
    return unexpected("fuel by time such as \"2.5 l/h\"", text,
                      {"units are l/s, l/min, l/h, l/d, l/wk"});
  if (*rate < 0.0) return unexpected("fuel by time that is not negative", text);
  return model::FuelRate{*rate};
}

Parsed<model::CarbonContent> carbon_content_of(std::string_view text) {
  const NumberAndUnit parts = split_unit(text);
  const auto number = parse_real(parts.number);
  if (parts.unit != k_carbon_unit || !number)
    return unexpected("carbon dioxide by fuel such as \"2.69 kg/l\"", text);
  if (*number < 0.0) return unexpected("an amount that is not negative", text);
  return model::CarbonContent{*number};
}

Parsed<model::MeasureBound> measure_bound_of(std::string_view text) {
  const NumberAndUnit parts = split_unit(text);
  const auto number = parse_real(parts.number);
  const bool is_unit = cut_multiple(parts.unit).rest.find_first_of("0123456789 ,:;()[]{}\"'") ==
                       std::string_view::npos;
  if (!number || !is_unit)
    return unexpected("a number in the unit of its measure, such as 900, \"90 %\" or \"2 h\"", text,
                      help_on_number(text));
  return model::MeasureBound{*number, std::string(parts.unit)};
}

}  // namespace cuakhau::scenario::detail
