#include "report/detail/figure.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <cuakhau/experiment/measure_lookup.hpp>

#include "report/detail/grid.hpp"

namespace cuakhau::report::detail {
namespace {

constexpr TimeUnit k_seconds{"s", 1.0 / 60.0};
constexpr TimeUnit k_minutes{"min", 1.0};
constexpr TimeUnit k_hours{"h", 60.0};
constexpr double k_ms_per_minute = 60'000.0;

/// Decimals that show so many digits of the number.
int decimals_for(double number, int digits, int most) {
  if (number == 0.0) return 0;
  const int before_point = static_cast<int>(std::floor(std::log10(std::abs(number)))) + 1;
  return std::clamp(digits - before_point, 0, most);
}

bool closes(const model::Hours& hours) { return hours.kind != model::HoursKind::always; }
bool closes(const model::PerSideHours& hours) {
  return closes(hours.home) || closes(hours.neighbour);
}
bool closes(const std::vector<model::ServerGroup>& servers) {
  return std::ranges::any_of(servers,
                             [](const model::ServerGroup& group) { return closes(group.hours); });
}
bool closes(const model::Gate& gate) { return closes(gate.hours); }
bool closes(const model::Crossing& crossing) { return closes(crossing.hours); }
bool closes(const model::Station& station) {
  return closes(station.hours) || closes(station.servers);
}
bool closes(const model::Exchange& exchange) {
  return closes(exchange.hours) || closes(exchange.bays);
}
bool closes(const model::Pool& pool) { return closes(pool.hours) || closes(pool.members); }

template <class T>
bool any_closes(const std::map<std::string, T>& things) {
  return std::ranges::any_of(things, [](const auto& entry) { return closes(entry.second); });
}

bool is_short(const model::DurationLaw& law) { return kernel::mean(law.law) < k_ms_per_minute; }
bool is_short(const model::ServiceLaw& law) {
  return is_short(law.otherwise) &&
         std::ranges::all_of(law.by_name, [](const auto& entry) { return is_short(entry.second); });
}

template <class T>
bool all_are_short(const std::map<std::string, T>& things) {
  return std::ranges::all_of(things,
                             [](const auto& entry) { return is_short(entry.second.service); });
}

}  // namespace

TimeUnit time_unit_for(const model::Plan& plan) {
  if (any_closes(plan.gates) || any_closes(plan.crossings) || any_closes(plan.stations) ||
      any_closes(plan.exchanges) || any_closes(plan.pools))
    return k_hours;
  const bool has_service = !plan.stations.empty() || !plan.exchanges.empty();
  return has_service && all_are_short(plan.stations) && all_are_short(plan.exchanges) ? k_seconds
                                                                                      : k_minutes;
}

TimeUnit unit_of(const model::MeasureKey& key, TimeUnit waits) {
  return key.unit == "min" ? waits : TimeUnit{key.unit, 1.0};
}

std::string label_of(const model::MeasureKey& key, TimeUnit waits) {
  const auto unit = unit_of(key, waits).name;
  const auto text = experiment::measure_text(key);
  return unit.empty() ? text : fmt::format("{} ({})", text, unit);
}

std::string figure(const Estimate* estimate, double size, int most_decimals) {
  if (estimate == nullptr || !estimate->value) return k_absent;
  const double value = *estimate->value / size;
  const int alone = decimals_for(value, 3, most_decimals);
  if (estimate->is_lower_bound) return fmt::format("> {:.{}f}", value, alone);
  if (!estimate->interval) return fmt::format("{:.{}f}", value, alone);
  const double half = estimate->interval->half_width() / size;
  const int known = half > 0.0 ? decimals_for(half, 2, most_decimals) : most_decimals;
  const int decimals =
      std::min(known, decimals_for(std::max(std::abs(value), half), 3, most_decimals));
  return fmt::format("{:.{}f} ±{:.{}f}", value, decimals, half, decimals);
}

const Estimate* Figures::find(std::string_view measure, std::string_view where,
                              std::string_view statistic, std::string_view direction) const {
  const auto found = std::ranges::find_if(result_.measures, [&](const Estimate& estimate) {
    const auto& key = estimate.key;
    return key.where == where && key.measure == measure && key.statistic == statistic &&
           key.direction == direction && key.flow == "*" && key.outcome == "*";
  });
  return found == result_.measures.end() ? nullptr : &*found;
}

std::vector<std::string> Figures::places() const {
  std::vector<std::string> places;
  for (const auto& estimate : result_.measures)
    if (std::ranges::find(places, estimate.key.where) == places.end())
      places.push_back(estimate.key.where);
  return places;
}

}  // namespace cuakhau::report::detail
