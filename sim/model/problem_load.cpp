#include <algorithm>

#include <fmt/format.h>

#include <cuakhau/base/duration_text.hpp>

#include "model/detail/load.hpp"
#include "model/detail/plan_check.hpp"
#include "model/detail/units.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr double k_rounding = 1e-9;
constexpr double k_services_for_a_mean = 10.0;

/// Queues without bound need trucks that wait as long as it takes.
[[nodiscard]] bool waits_on(const Flow& flow) {
  return flow.when_full == WhenFull::wait && !flow.patience;
}

void check_resource(PlanCheck& check, const Load& load, const Resource& resource,
                    const std::map<std::string, double>& demand) {
  const double work = least_work_per_day(load, resource, demand);
  if (resource.open_ms_per_day == 0.0 || work < resource.open_ms_per_day * (1.0 - k_rounding))
    return;
  const std::string& stage = resource.stages.front();
  const bool is_station = check.plan.stations.contains(stage);
  const bool is_pool = check.plan.pools.contains(stage);
  const bool is_exchange = check.plan.exchanges.contains(stage);
  std::string path = fmt::format("crossings.{}.lanes", stage);
  std::string servers =
      resource.direction == "*" ? "lanes" : "lanes for " + resource.direction + "s";
  if (is_station) {
    path = fmt::format("stations.{}.servers", stage);
    servers = "servers";
  } else if (is_exchange) {
    path = fmt::format("exchanges.{}.bays", stage);
    servers = "bays";
  } else if (is_pool) {
    path = fmt::format("pools.{}.members", stage);
    servers = "members";
  }
  check.problems.warning(
      std::move(path),
      fmt::format("arrivals exceed capacity: {:.4g} h of work a day for {:.4g} open hours of its "
                  "{}: the queue grows without bound",
                  work / k_ms_per_hour, resource.open_ms_per_day / k_ms_per_hour, servers));
}

/// The sides of an exchange are served in the same turns of the same bays: the one that brings more
/// work stands for both.
[[nodiscard]] bool is_lesser_side(const PlanCheck& check, const Load& load,
                                  const Resource& resource,
                                  const std::map<std::string, double>& demand) {
  if (!check.plan.exchanges.contains(resource.stages.front())) return false;
  const double work = least_work_per_day(load, resource, demand);
  return std::ranges::any_of(load.resources, [&](const Resource& other) {
    const double others = least_work_per_day(load, other, demand);
    return other.stages == resource.stages &&
           (others > work || (others == work && &other < &resource));
  });
}

[[nodiscard]] double longest_mean(const ServiceLaw& service) {
  double longest = kernel::mean(service.otherwise.law);
  for (const auto& [name, law] : service.by_name)
    longest = std::max(longest, kernel::mean(law.law));
  return longest;
}

void check_length(PlanCheck& check) {
  const Duration length = check.window.horizon - check.window.start;
  for (const auto& [name, station] : check.plan.stations) {
    const Duration mean = ticks_from(longest_mean(station.service) / station.pace.value);
    if (static_cast<double>(length.count()) >=
        k_services_for_a_mean * static_cast<double>(mean.count()))
      continue;
    check.problems.warning(fmt::format("stations.{}.service", name),
                           fmt::format("the run of {} is shorter than ten mean services of {}",
                                       format_duration_short(length), format_duration_short(mean)));
  }
}

/// Else they would come and go without end in one instant.
void check_saturated(PlanCheck& check, const Load& load) {
  for (const auto& [name, flow] : check.plan.flows) {
    if (!flow.arrivals.saturated) continue;
    const bool is_limited = std::ranges::any_of(load.resources, [&](const Resource& resource) {
      return load.least_work_ms(resource, name) > 0.0;
    });
    if (!is_limited)
      check.problems.error(fmt::format("flows.{}.arrivals.saturated", name),
                           "no stage on its route takes time of a limited number of servers");
  }
}

}  // namespace

void check_load(PlanCheck& check) {
  const Load load = load_of(check.plan);
  std::map<std::string, double> demand;
  for (const auto& [name, per_day] : load.demand_per_day)
    if (waits_on(check.plan.flows.at(name))) demand[name] = per_day;
  for (const Resource& resource : load.resources)
    if (!is_lesser_side(check, load, resource, demand))
      check_resource(check, load, resource, demand);
  check_saturated(check, load);
  check_length(check);
}

}  // namespace cuakhau::model::detail
