#include <cuakhau/experiment/factor.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/bracket_text.hpp>
#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/contract.hpp>
#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>

namespace cuakhau::experiment {
namespace {

constexpr std::string_view k_policy = "policy:";
constexpr std::array<std::string_view, 6> k_kind_names{"number", "whole",  "day",
                                                       "minute", "choice", "policy"};
constexpr std::int64_t k_minutes_a_day = 1'440;
constexpr std::uint32_t k_most_values = 1'000'000;

using FactorError = std::optional<std::string>;

/// One end of a range, or a choice that is a number.
struct End {
  FactorKind kind = FactorKind::number;
  double value = 0.0;
  std::string unit;
};

/// "80 %": a number, and what stands behind it.
std::optional<End> number_end(std::string_view text) {
  auto length = text.size();
  while (length > 0 && !is_decimal(text.substr(0, length))) --length;
  const auto number = parse_real(text.substr(0, length));
  if (!number) return std::nullopt;
  End end{FactorKind::number, *number, std::string{trimmed(text.substr(length))}};
  if (end.unit.empty() && is_whole(text)) end.kind = FactorKind::whole;
  return end;
}

/// "2023-01-08", "2023-01-08 07:00 VN".
std::optional<End> date_end(std::string_view text) {
  constexpr std::size_t date_letters = 10;
  const auto date = parse_date(text.substr(0, date_letters));
  if (!date) return std::nullopt;
  const auto days = date->days_since_epoch();
  if (text.size() <= date_letters) return End{FactorKind::day, static_cast<double>(days), {}};
  const auto after = text.substr(date_letters);
  const auto rest = trimmed(after.starts_with('T') ? after.substr(1) : after);
  const auto blank = std::min(rest.find(' '), rest.size());
  const auto time = parse_time_of_day(rest.substr(0, blank));
  if (!time || *time % std::chrono::minutes{1} != Duration{0}) return std::nullopt;
  const auto minutes = days * k_minutes_a_day + *time / std::chrono::minutes{1};
  return End{FactorKind::minute, static_cast<double>(minutes),
             std::string{trimmed(rest.substr(blank))}};
}

std::optional<End> end_in(std::string_view text) {
  if (auto date = date_end(text)) return date;
  return number_end(text);
}

/// Takes the last of the words, when it is that one.
bool take_last_word(std::string_view& text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  const auto rest = text.substr(0, text.size() - word.size());
  if (!rest.empty() && rest.back() != ' ') return false;
  text = trimmed(rest);
  return true;
}

FactorError scale_error(const Factor& factor) {
  if (factor.scale == Scale::linear) return std::nullopt;
  if (factor.low <= 0.0) return "a log scale begins above 0";
  if (factor.kind != FactorKind::number)
    return "log is of numbers; write whole numbers with a point, such as 1.0..100.0";
  return std::nullopt;
}

/// " in 5", " log" behind the end of a range, and cuts them off.
FactorError take_spacing(std::string_view& text, Factor& factor) {
  if (take_last_word(text, "log")) factor.scale = Scale::logarithmic;
  const auto in = text.rfind(" in ");
  if (in == std::string_view::npos) return std::nullopt;
  const auto said = trimmed(text.substr(in + 4));
  const auto count = parse_count(said);
  if (!count || *count < 2 || *count > k_most_values)
    return fmt::format("expected a number of values from 2 to {} after \"in\", found {}",
                       k_most_values, quote(said));
  factor.values = static_cast<std::uint32_t>(*count);
  text = trimmed(text.substr(0, in));
  return std::nullopt;
}

bool is_number(const End& end) {
  return end.kind == FactorKind::number || end.kind == FactorKind::whole;
}

/// What a range with these ends is of; nothing when they do not go together.
std::optional<FactorKind> kind_between(const End& low, const End& high) {
  if (low.kind == high.kind) return low.kind;
  if (is_number(low) && is_number(high)) return FactorKind::number;
  return std::nullopt;
}

/// "LOW..HIGH[ in N][ log]".
FactorError read_range(std::string_view text, std::size_t dots, Factor& factor) {
  auto upper = trimmed(text.substr(dots + 2));
  if (auto error = take_spacing(upper, factor)) return error;
  auto low = end_in(trimmed(text.substr(0, dots)));
  const auto high = end_in(upper);
  const auto kind = low && high ? kind_between(*low, *high) : std::nullopt;
  if (!kind)
    return "expected a range from a number, day or minute to another, such as 80%..120%, found " +
           quote(text);
  if (low->unit.empty()) low->unit = high->unit;
  if (low->unit != high->unit)
    return fmt::format("the ends of a range have one unit, found {} and {}", quote(low->unit),
                       quote(high->unit));
  factor.kind = *kind;
  factor.unit = low->unit;
  factor.low = low->value;
  factor.high = high->value;
  if (factor.low >= factor.high) return "a range begins at its lower end, found " + quote(text);
  return scale_error(factor);
}

/// "{a, b, c}".
FactorError read_choices(std::string_view text, Factor& factor) {
  auto choices = split_outside_brackets(text.substr(1, text.size() - 2), ',');
  for (auto one = choices.begin(); one != choices.end(); ++one) {
    if (one->empty()) return "expected values between commas, found " + quote(text);
    if (std::find(choices.begin(), one, *one) != one)
      return fmt::format("{} stands twice in {}", quote(*one), quote(text));
  }
  factor = choice_factor(factor.path, std::move(choices));
  return std::nullopt;
}

FactorError read_policy(std::string_view text, Factor& factor) {
  factor.kind = FactorKind::policy;
  factor.choices = {"off", "on"};
  if (text.empty()) return std::nullopt;
  if (!text.starts_with('{') || !text.ends_with('}'))
    return "a policy is {off, on}, found " + quote(text);
  factor.choices = split_outside_brackets(text.substr(1, text.size() - 2), ',');
  for (const auto& choice : factor.choices)
    if (choice != "on" && choice != "off")
      return fmt::format("a policy is off or on, found {}", quote(choice));
  if (factor.choices.size() != 2 || factor.choices[0] == factor.choices[1])
    return "a policy that is a factor is off and on, found " + quote(text);
  return std::nullopt;
}

/// Without the noise of the last bits, which would stand in every table: twelve digits.
double rounded(double value) { return parse_real(fmt::format("{:.12g}", value)).value_or(value); }

/// Between the ends of a range, `share` from 0 to 1.
double between(const Factor& factor, double share) {
  if (share <= 0.0) return factor.low;
  if (share >= 1.0) return factor.high;
  if (factor.scale == Scale::logarithmic)
    return rounded(factor.low * std::pow(factor.high / factor.low, share));
  return rounded(factor.low + share * (factor.high - factor.low));
}

std::string minute_text(double value, char between_date_and_time) {
  const auto minutes = static_cast<std::int64_t>(value);
  const auto days = static_cast<std::int64_t>(std::floor(value / k_minutes_a_day));
  const auto rest = minutes - days * k_minutes_a_day;
  return fmt::format("{}{}{:02}:{:02}", to_iso(CivilDate::from_days(days)), between_date_and_time,
                     rest / 60, rest % 60);
}

/// As format_real, and without an exponent, which a scenario does not take.
std::string decimal_text(double value) {
  std::array<char, 400> letters{};  // the widest double has 309 digits before the point
  const auto [end, error] = std::to_chars(letters.data(), letters.data() + letters.size(), value,
                                          std::chars_format::fixed);
  CUAKHAU_CHECK(error == std::errc{}, "{} has no decimal text", value);
  return {letters.data(), end};
}

std::size_t place_of(double value) { return static_cast<std::size_t>(value); }

/// "a number of %", "a whole number", "a day".
std::string wanted_text(const Factor& factor) {
  switch (factor.kind) {
    case FactorKind::day: return "a day such as 2023-01-08";
    case FactorKind::minute: return "a minute such as 2023-01-08 07:00";
    case FactorKind::whole: return "a whole number";
    default: return factor.unit.empty() ? "a number" : "a number of " + factor.unit;
  }
}

/// Whether the end is a value of the range's kind and unit.
bool is_of(const Factor& factor, const End& end) {
  const bool fits = factor.kind == FactorKind::number ? is_number(end) : end.kind == factor.kind;
  return fits && (end.unit.empty() || end.unit == factor.unit);
}

Expected<double, std::string> value_of_range(const Factor& factor, std::string_view text) {
  auto end = end_in(text);
  // 3.0 and "3 " are whole numbers to whoever writes a table.
  if (end && factor.kind == FactorKind::whole && end->kind == FactorKind::number &&
      std::floor(end->value) == end->value)
    end->kind = FactorKind::whole;
  if (!end || !is_of(factor, *end))
    return Unexpected{fmt::format("expected {}, found {}", wanted_text(factor), quote(text))};
  if (end->value < factor.low || end->value > factor.high)
    return Unexpected{fmt::format("{} is outside its range from {} to {}", quote(text),
                                  value_text(factor, factor.low), value_text(factor, factor.high))};
  return end->value;
}

}  // namespace

std::string Factor::name() const {
  return kind == FactorKind::policy ? std::string{k_policy} + path : path;
}

Factor choice_factor(std::string_view name, std::vector<std::string> choices) {
  Factor factor;
  factor.kind = name.starts_with(k_policy) ? FactorKind::policy : FactorKind::choice;
  if (name.starts_with(k_policy)) name.remove_prefix(k_policy.size());
  factor.path = name;
  factor.choices = std::move(choices);
  for (const auto& choice : factor.choices) {
    const auto end = number_end(choice);
    const bool fits = end && (factor.numbers.empty() || end->unit == factor.unit);
    if (!fits) {
      factor.numbers.clear();
      factor.unit.clear();
      break;
    }
    factor.unit = end->unit;
    factor.numbers.push_back(end->value);
  }
  return factor;
}

Expected<Factor, std::string> parse_factor(std::string_view text) {
  Factor factor;
  const bool is_policy = text.starts_with(k_policy);
  const auto equals = find_outside_brackets(text, "=");
  const auto path = trimmed(text.substr(0, equals));
  const auto domain =
      equals == std::string_view::npos ? std::string_view{} : trimmed(text.substr(equals + 1));
  factor.path = is_policy ? trimmed(path.substr(k_policy.size())) : path;
  if (factor.path.empty() || (domain.empty() && !is_policy))
    return Unexpected{fmt::format(
        "expected PATH=LOW..HIGH, PATH={{VALUE, VALUE}} or policy:FILE, found {}", quote(text))};
  FactorError error;
  const auto dots = find_outside_brackets(domain, "..");
  if (is_policy)
    error = read_policy(domain, factor);
  else if (domain.starts_with('{') && domain.ends_with('}'))
    error = read_choices(domain, factor);
  else if (dots != std::string_view::npos)
    error = read_range(domain, dots, factor);
  else
    error = fmt::format("expected a range LOW..HIGH or a list {{VALUE, VALUE}}, found {}",
                        quote(domain));
  if (error) return Unexpected{fmt::format("{}: {}", path, *error)};
  return factor;
}

std::optional<std::uint64_t> grid_values(const Factor& factor) {
  if (!factor.is_range()) return factor.choices.size();
  if (factor.kind == FactorKind::number) return factor.values;
  const auto all = static_cast<std::uint64_t>(factor.high - factor.low) + 1;
  return factor.values ? std::min<std::uint64_t>(*factor.values, all) : all;
}

double grid_value(const Factor& factor, std::uint64_t place) {
  if (!factor.is_range()) return static_cast<double>(place);
  const auto steps = static_cast<double>(*grid_values(factor) - 1);
  const double value = between(factor, static_cast<double>(place) / steps);
  return factor.kind == FactorKind::number ? value : std::round(value);
}

double value_at(const Factor& factor, double share) {
  if (factor.is_range() && factor.kind == FactorKind::number) return between(factor, share);
  const double low = factor.is_range() ? factor.low : 0.0;
  const double high =
      factor.is_range() ? factor.high : static_cast<double>(factor.choices.size() - 1);
  return std::min(std::floor(low + share * (high - low + 1.0)), high);
}

double share_of(const Factor& factor, double value) {
  if (factor.scale == Scale::logarithmic)
    return std::log(value / factor.low) / std::log(factor.high / factor.low);
  return (value - factor.low) / (factor.high - factor.low);
}

std::string_view kind_name(FactorKind kind) { return k_kind_names[static_cast<std::size_t>(kind)]; }

Expected<double, std::string> parse_value(const Factor& factor, std::string_view text) {
  text = trimmed(text);
  if (factor.is_range()) return value_of_range(factor, text);
  const auto known = std::ranges::find(factor.choices, text);
  if (known != factor.choices.end()) return static_cast<double>(known - factor.choices.begin());
  // "80%" is the choice "80 %", and so is 80.
  const auto end = number_end(text);
  const auto number = end && (end->unit.empty() || end->unit == factor.unit)
                          ? std::ranges::find(factor.numbers, end->value)
                          : factor.numbers.end();
  if (number != factor.numbers.end()) return static_cast<double>(number - factor.numbers.begin());
  return Unexpected{fmt::format("expected one of {}, found {}",
                                abbreviate(join(factor.choices, ", "), 100), quote(text))};
}

std::optional<Factor> as_range(const Factor& factor) {
  if (factor.is_range()) return factor;
  std::optional<Factor> range;
  for (const auto& choice : factor.choices) {
    const auto end = end_in(choice);
    if (!end || factor.kind == FactorKind::policy) return std::nullopt;
    if (!range) {
      range.emplace(Factor{.path = factor.path,
                           .kind = end->kind,
                           .low = end->value,
                           .high = end->value,
                           .unit = end->unit});
      continue;
    }
    const auto kind = kind_between({range->kind, range->low, range->unit}, *end);
    if (!kind || end->unit != range->unit) return std::nullopt;
    range->kind = *kind;
    range->low = std::min(range->low, end->value);
    range->high = std::max(range->high, end->value);
  }
  return range;
}

std::string value_text(const Factor& factor, double value) {
  if (!factor.is_range()) return factor.choices[place_of(value)];
  const auto with_unit = [&](const std::string& text) {
    return factor.unit.empty() ? text : text + ' ' + factor.unit;
  };
  switch (factor.kind) {
    case FactorKind::day: return to_iso(CivilDate::from_days(static_cast<std::int64_t>(value)));
    case FactorKind::minute: return with_unit(minute_text(value, ' '));
    default: break;
  }
  auto number = with_unit(decimal_text(value));
  return factor.law.empty() ? number : fmt::format("rescaled(mean {}, {})", number, factor.law);
}

FactorCell value_cell(const Factor& factor, double value) {
  if (!factor.numbers.empty()) return factor.numbers[place_of(value)];
  if (factor.is_range() && factor.kind == FactorKind::whole)
    return static_cast<std::int64_t>(value);
  if (factor.is_range() && factor.kind == FactorKind::number) return value;
  if (factor.is_range() && factor.kind == FactorKind::minute) return minute_text(value, 'T');
  return value_text(factor, value);
}

}  // namespace cuakhau::experiment
