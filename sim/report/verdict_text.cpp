#include "report/detail/verdict_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>

#include "report/detail/grid.hpp"
#include "report/detail/heading.hpp"

namespace cuakhau::report::detail {
namespace {

/// A sentence that names nobody, of one who is named: "two lanes: indistinguishable …".
std::string named(const std::string& name, std::string sentence) {
  if (!sentence.empty() && sentence.front() >= 'A' && sentence.front() <= 'Z')
    sentence.front() = static_cast<char>(sentence.front() - 'A' + 'a');
  return fmt::format("{}: {}", name, sentence);
}

using experiment::Bound;
using experiment::Comparison;
using experiment::Difference;
using experiment::Finding;
using experiment::Relevance;
using model::MeasureKey;

// A small difference of large numbers may be well known.
constexpr int k_decimals_of_differences = 4;

std::string_view subject_of(const MeasureKey& key) {
  if (key.direction == "export") return "exports";
  return key.direction == "import" ? "imports" : "trucks";
}

bool is_of_all_flows(const MeasureKey& key) {
  return key.flow == "*" && key.outcome == "*" && key.period == "*";
}

/// What is shown beyond a bound is at least so much, either way.
std::string told_size(const Comparison& comparison, double unit) {
  const bool is_bound = comparison.bound == Bound::at_least || comparison.bound == Bound::at_most;
  return (is_bound ? "at least " : "") + size_of(*comparison.difference, unit);
}

/// Two digits of it, upwards.
std::uint32_t rounded(std::uint32_t count) {
  std::uint32_t step = 1;
  while (count / step >= 100) step *= 10;
  return (count + step - 1) / step * step;
}

/// Never with an exponent, for the sentence is read aloud.
std::string two_digits(double value) {
  if (value <= 0.0) return "0";
  const int exponent = static_cast<int>(std::floor(std::log10(value)));
  if (exponent <= 1) return fmt::format("{:.{}f}", value, 1 - exponent);
  const double unit = std::pow(10.0, exponent - 1);
  return fmt::format("{:.0f}", std::round(value / unit) * unit);
}

bool is_shown(const Comparison& comparison) {
  return comparison.finding == Finding::higher || comparison.finding == Finding::lower;
}

/// Three digits of a sum of money: "4420", "−12.3".
std::string amount(double value) {
  if (value == 0.0) return "0";
  const double size = std::abs(value);
  const int before_point = static_cast<int>(std::floor(std::log10(size))) + 1;
  const double step = std::pow(10.0, before_point - 3);
  const double rounded = before_point > 3 ? std::round(size / step) * step : size;
  return fmt::format("{}{:.{}f}", value < 0.0 ? "−" : "", rounded,
                     std::clamp(3 - before_point, 0, k_decimals_of_differences));
}

bool is_zero(const std::string& figure) {
  const auto number = figure.substr(0, figure.find(' '));
  return number.find_first_not_of("0.") == std::string::npos;
}

}  // namespace

std::string size_of(const Difference& difference, double unit) {
  Estimate estimate;
  estimate.value = std::abs(difference.value);
  if (difference.interval) {
    const double half = difference.interval->half_width();
    estimate.interval = experiment::Interval{*estimate.value - half, *estimate.value + half};
  }
  return figure(&estimate, unit, k_decimals_of_differences);
}

std::string signed_figure(const Comparison& comparison, double unit) {
  if (!comparison.difference) return figure(nullptr);
  const auto size = size_of(*comparison.difference, unit);
  const auto* sign = comparison.difference->value < 0.0 ? "−" : "+";
  auto text = is_zero(size) ? size : sign + size;
  switch (comparison.bound) {
    case Bound::none: return text;
    case Bound::at_least: return "> " + text;
    case Bound::at_most: return "< " + text;
    case Bound::partial: break;
  }
  return "~ " + text;
}

std::string signed_number(double value) {
  Estimate estimate;
  estimate.value = std::abs(value);
  const auto size = figure(&estimate, 1.0, k_decimals_of_differences);
  if (is_zero(size)) return "0";
  return (value < 0.0 ? "−" : "+") + size;
}

std::string price_figure(const experiment::Price& price) {
  auto text = amount(*price.value);
  if (price.interval)
    text += fmt::format(" ({}{}{})", amount(price.interval->low),
                        price.interval->low < 0.0 ? " to " : "–", amount(price.interval->high));
  return text;
}

Verdicts::Verdicts(const experiment::ComparisonResult& result, const model::Plan& base)
    : result_(result), base_(base), time_(time_unit_for(base)) {}

TimeUnit Verdicts::unit_of(const MeasureKey& key) const { return detail::unit_of(key, time_); }

std::string Verdicts::label(const MeasureKey& key) const { return label_of(key, time_); }

std::string Verdicts::at(const MeasureKey& key) const {
  if (key.where == "province") return {};
  const auto gate = base_.gates.find(key.where);
  const bool has_title = gate != base_.gates.end() && !gate->second.title.empty();
  return " at " + (has_title ? gate->second.title : key.where);
}

std::string Verdicts::usual_phrase(const Comparison& comparison) const {
  const auto& key = comparison.key;
  const bool is_more = comparison.finding == Finding::higher;
  const auto unit = unit_of(key);
  const auto size = told_size(comparison, unit.minutes);
  const auto* more = is_more ? "more" : "fewer";
  const auto subject = subject_of(key);
  if (key.measure == "cleared" && key.statistic == "mean")
    return fmt::format("{} {} {} a day cross{}", size, more, subject, at(key));
  if (key.measure == "wait" && key.statistic == "mean")
    return fmt::format("{} wait {} {} {}{}", subject, size, unit.name, is_more ? "more" : "less",
                       at(key));
  if (key.measure == "wait" && key.statistic.starts_with('p'))
    return fmt::format("the wait that {} % of {} stay below{} is {} {} {}", key.statistic.substr(1),
                       subject, at(key), size, unit.name, is_more ? "longer" : "shorter");
  if (key.measure == "same_day_share")
    return fmt::format("{} points {} of the {} cross on the day they come{}", size, more, subject,
                       at(key));
  if (key.measure == "waiting_at" && key.statistic == "mean")
    return fmt::format("{} {} {} wait{} at {}", size, more, subject, at(key),
                       time_text(base_.measures.snapshot_at));
  return {};
}

std::string Verdicts::phrase(const Comparison& comparison) const {
  const auto& key = comparison.key;
  if (is_of_all_flows(key))
    if (auto text = usual_phrase(comparison); !text.empty()) return text;
  const auto unit = unit_of(key);
  return fmt::format("{} is {}{}{} {}", experiment::measure_text(key),
                     told_size(comparison, unit.minutes), unit.name.empty() ? "" : " ", unit.name,
                     comparison.finding == Finding::higher ? "higher" : "lower");
}

std::string Verdicts::shown(std::size_t scenario) const {
  std::vector<std::string> parts;
  bool is_partial = false;
  for (const auto& one : result_.comparisons) {
    if (one.scenario != scenario || !is_shown(one)) continue;
    if (one.relevance == Relevance::too_small) continue;
    parts.push_back(phrase(one) +
                    (one.relevance == Relevance::open ? " (perhaps too little to matter)" : ""));
    is_partial |= one.bound == Bound::partial;
  }
  if (parts.empty()) return {};
  return fmt::format("With {}, {}; shown at {:.4g} %{}.", result_.scenarios[scenario].name,
                     listed(parts), 100.0 * result_.confidence,
                     is_partial ? ", as far as waits are known at the end of the run" : "");
}

std::string Verdicts::effort(const Comparison& comparison) const {
  const auto unit = unit_of(comparison.key);
  std::string text;
  if (comparison.needed)
    text = fmt::format("about {} would settle it", rounded(*comparison.needed));
  if (comparison.detectable) {
    const double seen = *comparison.detectable / unit.minutes;
    text += fmt::format("{}{} {} would have been seen", text.empty() ? "" : ", ", two_digits(seen),
                        unit.name);
  }
  return text.empty() ? text : " (" + text + ")";
}

std::string Verdicts::not_shown(std::size_t scenario) const {
  std::vector<std::string> parts;
  for (const auto& one : result_.comparisons)
    if (one.scenario == scenario && one.finding == Finding::not_shown &&
        one.relevance != Relevance::too_small)
      parts.push_back(experiment::measure_text(one.key) + effort(one));
  if (parts.empty()) return {};
  return fmt::format("Indistinguishable with {} replications: {}.", result_.provenance.replications,
                     listed(parts));
}

std::string Verdicts::too_small(std::size_t scenario) const {
  std::vector<std::string> shown;
  std::vector<std::string> others;
  for (const auto& one : result_.comparisons) {
    if (one.scenario != scenario || one.relevance != Relevance::too_small) continue;
    const auto unit = unit_of(one.key);
    if (is_shown(one)) {
      shown.push_back(fmt::format("{} ({}{}{})", experiment::measure_text(one.key),
                                  signed_figure(one, unit.minutes), unit.name.empty() ? "" : " ",
                                  unit.name));
    } else if (one.finding == Finding::not_shown) {
      others.push_back(experiment::measure_text(one.key));
    }
  }
  std::string text;
  if (!shown.empty()) text = fmt::format("Shown, but too small to matter: {}.", listed(shown));
  if (!others.empty())
    text +=
        fmt::format("{}No difference that matters: {}.", text.empty() ? "" : " ", listed(others));
  return text;
}

std::string Verdicts::spending(std::size_t scenario) const {
  const auto& price = result_.scenarios[scenario].price;
  if (!price) return {};
  const auto cost = fmt::format("{} M {} a day", size_of(price->cost), price->currency);
  if (price->cost.value < 0.0) return fmt::format("Staff and policies cost {} less.", cost);
  if (!price->value)
    return fmt::format("Staff and policies cost {} more; that waiting is saved is not shown.",
                       cost);
  return fmt::format(
      "Staff and policies cost {} more and save {} truck-hours of waiting: {} {} for each.", cost,
      size_of(price->saved), price->currency, price_figure(*price));
}

std::string Verdicts::not_measured(std::size_t scenario) const {
  std::vector<std::string> names;
  for (const auto& one : result_.comparisons)
    if (one.scenario == scenario && one.finding == Finding::not_measured)
      names.push_back(experiment::measure_text(one.key));
  if (names.empty()) return {};
  return fmt::format("Not compared, since a number is missing: {}.", listed(names));
}

std::string Verdicts::best() const {
  std::vector<std::string> names;
  for (const auto& [scenario, found] : result_.best->rows)
    if (found.may_be_best) names.push_back(result_.scenarios[scenario].name);
  return fmt::format("{} {} at {:.4g} %.", listed(names),
                     names.size() == 1 ? "is the best of all" : "may be the best, none else",
                     100.0 * result_.confidence);
}

std::string Verdicts::text(std::size_t scenario) const {
  const auto& one = result_.scenarios[scenario];
  if (!one.no_answer.empty())
    return fmt::format("{} gives no answer: {}.", one.name, one.no_answer);
  std::string text;
  if (one.moves_like_base)
    text = fmt::format(
        "{} has no effect on any truck: in all {} replications each passes every place at the same "
        "instant.",
        one.name, result_.provenance.replications);
  const auto difference = shown(scenario);
  for (const auto& part :
       {difference, too_small(scenario), spending(scenario), not_shown(scenario)}) {
    if (part.empty()) continue;
    // What is shown names the alternative; where nothing is, the first of the others does.
    const bool is_named = !text.empty() || !difference.empty();
    text += is_named ? (text.empty() ? "" : " ") + part : named(one.name, part);
  }
  const std::string missing = not_measured(scenario);
  if (text.empty())
    text = fmt::format("{} changes none of {} numbers in any replication.", one.name,
                       missing.empty() ? "these" : "the other");
  return missing.empty() ? text : text + ' ' + missing;
}

}  // namespace cuakhau::report::detail
