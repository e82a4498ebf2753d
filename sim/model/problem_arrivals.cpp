#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/arrival_kind.hpp"
#include "model/detail/law_range.hpp"
#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr double k_most_per_hour = 3'600'000.0;  // one a tick
constexpr double k_most_per_day = 24.0 * k_most_per_hour;
constexpr double k_most_in_batch = 100'000.0;
constexpr std::size_t k_hours_of_day = 24;
constexpr double k_wildest_days = 3.0;  // a gamma factor has its median at 1 % of its mean then

struct ArrivalCheck {
  PlanCheck& check;
  const std::string& name;
  const Flow& flow;
  std::string path;
  ArrivalKind kind = ArrivalKind::poisson;

  [[nodiscard]] const Arrivals& arrivals() const { return flow.arrivals; }
  [[nodiscard]] std::string at(std::string_view field) const {
    return fmt::format("{}.{}", path, field);
  }
  [[nodiscard]] bool is_spread() const {
    return kind == ArrivalKind::per_day || kind == ArrivalKind::daily;
  }
  [[nodiscard]] bool has_counts() const {
    return kind == ArrivalKind::daily && arrivals().as == DailyAs::count;
  }
  /// An error at a field that is given and does not go with the kind.
  void needs(bool goes, bool given, std::string_view field, std::string_view kinds) {
    if (given && !goes)
      check.problems.error(at(field), fmt::format("it does not go with `{}`", word(kind)),
                           {fmt::format("it modifies {}", kinds)});
  }
};

void check_rate(ArrivalCheck& it, std::string_view field, double rate, double most) {
  if (!std::isfinite(rate) || rate < 0.0 || rate > most) {
    it.check.problems.expected(it.at(field), "a rate from 0 to one truck a millisecond",
                               format_real(rate));
  } else if (rate == 0.0 && !is_set_by_policy(it.check.plan, it.at(field)) &&
             std::ranges::none_of(it.check.plan.initial, [&](const InitialQueue& queue) {
               return queue.flow == it.name;
             })) {
    it.check.problems.warning(it.at(field), "no trucks come");
  }
}

void check_gaps(ArrivalCheck& it) {
  const Arrivals& arrivals = it.arrivals();
  if (arrivals.every && *arrivals.every <= Duration{0})
    it.check.problems.expected(it.at("every"), "more than 0 s", "0 s");
  if (arrivals.renewal && check_law(it.check, it.at("renewal"), *arrivals.renewal) &&
      kernel::mean(arrivals.renewal->law) < 1.0)
    it.check.problems.expected(it.at("renewal"), "a mean of at least 1 ms", "less");
}

void check_instants(ArrivalCheck& it) {
  if (!it.check.has_window) return;
  const RunWindow& window = it.check.window;
  Instant last = Instant::far_past();
  for (std::size_t i = 0; i < it.arrivals().at.size(); ++i) {
    const Instant instant = it.arrivals().at[i].resolve(window.start);
    const std::string place = fmt::format("{}[{}]", it.at("at"), i);
    if (instant < last)
      it.check.problems.expected(place,
                                 fmt::format("an instant not before {}", it.check.clock_text(last)),
                                 it.check.clock_text(instant), {"instants stand in order"});
    last = std::max(last, instant);
    if (instant < window.start || instant >= window.horizon)
      it.check.problems.warning(
          place,
          fmt::format("{} lies outside the run, from {} to {}", it.check.clock_text(instant),
                      it.check.clock_text(window.start), it.check.clock_text(window.horizon)));
  }
}

void check_total(ArrivalCheck& it, const DailyTotal& total, const std::string& place) {
  if (!std::isfinite(total.trucks) || total.trucks < 0.0 || total.trucks > k_most_per_day)
    it.check.problems.expected(place + ".trucks", "a number of trucks", format_real(total.trucks));
  else if (it.has_counts() && total.trucks != std::floor(total.trucks))
    it.check.problems.expected(place + ".trucks", "a whole number, since totals are counts",
                               format_real(total.trucks));
}

void check_totals(ArrivalCheck& it) {
  const std::vector<DailyTotal>& daily = it.arrivals().daily;
  for (std::size_t i = 0; i < daily.size(); ++i) {
    const std::string place = fmt::format("{}[{}]", it.at("daily"), i);
    check_total(it, daily[i], place);
    if (i > 0 && daily[i].date <= daily[i - 1].date)
      it.check.problems.expected(place + ".date",
                                 fmt::format("a date after {}", to_iso(daily[i - 1].date)),
                                 to_iso(daily[i].date));
  }
  if (daily.empty() || !it.check.has_window) return;
  const UtcOffset offset = it.check.plan.sides.of(it.arrivals().clock).utc_offset;
  const CivilDate first = civil(it.check.window.start, offset).date;
  const CivilDate last = civil(it.check.window.horizon - Duration{1}, offset).date;
  const auto covered = std::ranges::count_if(
      daily, [&](const DailyTotal& total) { return first <= total.date && total.date <= last; });
  const std::int64_t days = last.days_since_epoch() - first.days_since_epoch() + 1;
  if (covered < days)
    it.check.problems.warning(
        it.at("daily"), fmt::format("{} of the {} days from {} to {} have no total: no trucks come",
                                    days - covered, days, to_iso(first), to_iso(last)));
}

void check_weights(ArrivalCheck& it) {
  const std::vector<double>& hours = it.arrivals().hours;
  if (hours.empty()) return;
  if (hours.size() != k_hours_of_day) {
    it.check.problems.expected(it.at("hours"), "24 weights", fmt::to_string(hours.size()));
    return;
  }
  double sum = 0.0;
  for (std::size_t i = 0; i < hours.size(); ++i) {
    if (!std::isfinite(hours[i]) || hours[i] < 0.0)
      it.check.problems.expected(fmt::format("{}[{}]", it.at("hours"), i), "a weight of at least 0",
                                 format_real(hours[i]));
    sum += hours[i];
  }
  if (sum == 0.0) it.check.problems.expected(it.at("hours"), "a weight above 0", "none");
}

void check_modifiers(ArrivalCheck& it) {
  const Arrivals& arrivals = it.arrivals();
  constexpr std::string_view k_spread = "`per_day` and `daily`";
  constexpr std::string_view k_scaled = "`per_day`, and `daily` with `as: mean`";
  const bool is_scaled = it.is_spread() && !it.has_counts();
  it.needs(it.is_spread(), !arrivals.hours.empty(), "hours", k_spread);
  it.needs(is_scaled, arrivals.weekdays != WeekdayFactors{}, "weekdays", k_scaled);
  it.needs(is_scaled, !arrivals.dates.dates.empty(), "dates", k_scaled);
  for (const auto& [date, factor] : arrivals.dates.dates)
    check_feast(it.check, it.at("dates"), date);
  it.needs(it.is_spread(), arrivals.clock != Side::home, "clock", k_spread);
  it.needs(it.kind == ArrivalKind::daily, arrivals.as != DailyAs::mean, "as", "`daily`");
  it.needs(is_scaled || it.kind == ArrivalKind::poisson, arrivals.day_effect.has_value(),
           "day_effect", "`poisson`, `per_day`, and `daily` with `as: mean`");
  it.needs(it.kind != ArrivalKind::saturated && !it.has_counts(), arrivals.batch.has_value(),
           "batch", "all kinds but `saturated` and `daily` with `as: count`");
  check_weights(it);
}

void check_batch(ArrivalCheck& it) {
  const std::optional<CountLaw>& batch = it.arrivals().batch;
  if (!batch) return;
  if (const std::optional<std::string> problem = kernel::problem(batch->law)) {
    it.check.problems.error(it.at("batch"), *problem);
  } else if (!is_whole_between(batch->law, 1.0, k_most_in_batch)) {
    it.check.problems.expected(it.at("batch"), "a law of whole numbers from 1 to 100000", "another",
                               {"as in \"4\" or \"discrete(1: 50 %, 3: 50 %)\""});
  }
}

/// Flows that share an effect have the same factors, so they must describe the same law.
void check_day_effect(ArrivalCheck& it) {
  const std::optional<DayEffect>& effect = it.arrivals().day_effect;
  if (!effect) return;
  if (effect->cv.value > k_wildest_days)
    it.check.problems.warning(
        it.at("day_effect.cv"),
        fmt::format("with a cv of {:.4g} % most of the trucks come on a few days",
                    100.0 * effect->cv.value),
        {"100 % is already as uneven as the times between Poisson arrivals"});
  if (effect->shared.empty()) return;
  for (const auto& [other_name, other] : it.check.plan.flows) {
    if (other_name >= it.name) return;
    const std::optional<DayEffect>& first = other.arrivals.day_effect;
    if (!first || first->shared != effect->shared || *first == *effect) continue;
    it.check.problems.error(it.at("day_effect"),
                            fmt::format("it shares {} with flow {} and describes another law",
                                        quote(effect->shared), quote(other_name)));
    return;
  }
}

void check_scaling(ArrivalCheck& it) {
  const bool is_scaled = it.kind == ArrivalKind::poisson || it.kind == ArrivalKind::per_day ||
                         (it.kind == ArrivalKind::daily && !it.has_counts());
  if (is_scaled || it.check.plan.demand == Factor{}) return;
  it.check.problems.error(
      "demand",
      fmt::format("flow {} arrives by `{}`{}, which demand does not scale", quote(it.name),
                  word(it.kind), it.has_counts() ? " with `as: count`" : ""),
      {"demand scales rates: poisson, per_day, and daily with `as: mean`"});
}

void check_saturation(ArrivalCheck& it) {
  if (it.kind != ArrivalKind::saturated) return;
  if (it.flow.when_full != WhenFull::wait)
    it.check.problems.expected(fmt::format("flows.{}.when_full", it.name),
                               "wait, since the flow is saturated", word(it.flow.when_full));
  const std::optional<DurationLaw>& patience = it.flow.patience;
  if (patience && !kernel::problem(patience->law) && kernel::mean(patience->law) < 1.0)
    it.check.problems.expected(fmt::format("flows.{}.patience", it.name),
                               "a mean of at least 1 ms, since the next truck of a saturated flow "
                               "comes as soon as one turns back",
                               "less");
}

}  // namespace

void check_arrivals(PlanCheck& check, const std::string& flow_name, const Flow& flow) {
  ArrivalCheck it{.check = check,
                  .name = flow_name,
                  .flow = flow,
                  .path = fmt::format("flows.{}.arrivals", flow_name)};
  const std::vector<ArrivalKind> kinds = arrival_kinds(flow.arrivals);
  if (kinds.size() != 1) {
    std::vector<std::string> found;
    found.reserve(kinds.size());
    for (const ArrivalKind kind : kinds) found.emplace_back(word(kind));
    check.problems.expected(it.path,
                            "one of poisson, every, renewal, saturated, at, per_day, daily",
                            found.empty() ? "none of them" : join(found, " and "));
    return;
  }
  it.kind = kinds.front();
  if (flow.arrivals.poisson)
    check_rate(it, "poisson", flow.arrivals.poisson->value, k_most_per_hour);
  if (flow.arrivals.per_day) check_rate(it, "per_day", *flow.arrivals.per_day, k_most_per_day);
  check_gaps(it);
  check_instants(it);
  check_totals(it);
  check_modifiers(it);
  check_batch(it);
  check_day_effect(it);
  check_scaling(it);
  check_saturation(it);
}

}  // namespace cuakhau::model::detail
