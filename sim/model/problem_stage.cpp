#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/law_range.hpp"
#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::uint64_t k_most_servers = 65'535;  // records number them with 16 bits
constexpr std::uint64_t k_most_queues = 256;      // each is a stage of its own
constexpr std::size_t k_most_priorities = 254;    // levels have 8 bits

void check_yard(PlanCheck& check, const std::string& path, const Yard& yard) {
  check_gate_name(check, path + ".gate", yard.gate);
  check_discipline(check, path + ".discipline", yard.discipline);
  if (yard.places.limit() < 1)
    check.problems.expected(path + ".places", "at least 1", fmt::to_string(yard.places.value));
  if (!yard.call_up_below) return;
  if (yard.places.is_unlimited) {
    check.problems.error(path + ".call_up_below", "a yard without a limit is never full",
                         {"give the yard `places`"});
  } else if (yard.call_up_below->limit() < 1 || yard.call_up_below->limit() > yard.places.value) {
    check.problems.expected(
        path + ".call_up_below", fmt::format("1 to {}, its places", yard.places.value),
        yard.call_up_below->is_unlimited ? "unlimited" : fmt::to_string(yard.call_up_below->value));
  }
}

struct ServerSum {
  std::uint64_t count = 0;
  bool is_unlimited = false;
};

[[nodiscard]] ServerSum servers_of(const Station& station) {
  ServerSum sum;
  for (const ServerGroup& group : station.servers) {
    sum.is_unlimited |= group.count.is_unlimited;
    sum.count += group.count.is_unlimited ? 0 : group.count.value;
  }
  return sum;
}

void check_servers(PlanCheck& check, const std::string& path, const Station& station) {
  if (station.servers.empty()) check.problems.expected(path, "at least one group", "none");
  for (std::size_t i = 0; i < station.servers.size(); ++i)
    check_hours(check, fmt::format("{}[{}].hours", path, i), station.servers[i].hours);
  const ServerSum servers = servers_of(station);
  const bool has_queues = station.queueing == Queueing::per_server;
  const std::uint64_t most = has_queues ? k_most_queues : k_most_servers;
  if (servers.count > most) {
    check.problems.expected(
        path, fmt::format("at most {}{}", most, has_queues ? " with one queue a server" : ""),
        fmt::to_string(servers.count),
        has_queues ? ProblemList::Help{} : ProblemList::Help{"or \"unlimited\""});
  }
  if (!servers.is_unlimited) return;
  if (has_queues)
    check.problems.expected(path, "a number, since each server has a queue of its own",
                            "unlimited");
  if (station.breakdowns)
    check.problems.expected(path, "a number, since servers break down", "unlimited");
}

void check_breakdowns(PlanCheck& check, const std::string& path, const Breakdowns& breakdowns) {
  if (check_law(check, path + ".up", breakdowns.up) && kernel::mean(breakdowns.up.law) < 1.0)
    check.problems.expected(path + ".up", "a mean of at least 1 ms", "less");
  check_law(check, path + ".down", breakdowns.down);
  if (breakdowns.rule == Closing::must_end_before_close)
    check.problems.expected(path + ".rule", "finish, suspend or restart", "must_end_before_close",
                            {"nobody knows in advance when a server will fail"});
}

void check_service(PlanCheck& check, const std::string& path, const ServiceLaw& service) {
  const std::string otherwise = service.by_name.empty() ? path : path + ".otherwise";
  bool has_laws = check_law(check, otherwise, service.otherwise);
  for (const auto& [name, law] : service.by_name) {
    const std::string place = fmt::format("{}.{}", path, name);
    check_class(check, place, name);
    has_laws = check_law(check, place, law) && has_laws;
  }
  if (!has_laws) return;
  if (takes_no_time(service.otherwise) &&
      std::ranges::all_of(service.by_name,
                          [](const auto& entry) { return takes_no_time(entry.second); }))
    check.problems.warning(path, "its services take no time");
}

/// Entries that no number of open servers comes to.
void check_reach(PlanCheck& check, const std::string& path, const std::string& servers_path,
                 const Station& station) {
  const ServerSum servers = servers_of(station);
  const auto& entries = station.productivity->by_open;
  const auto beyond = std::ranges::find_if(
      entries, [&](const PaceByOpen& entry) { return entry.servers.limit() > servers.count; });
  if (servers.is_unlimited || beyond == entries.end() || beyond->servers.is_unlimited) return;
  if (is_set_by_policy(check.plan, servers_path)) return;
  check.problems.warning(
      fmt::format("{}.by_open[{}].servers", path, beyond - entries.begin()),
      fmt::format("never reached: the station has {} server{}", servers.count,
                  servers.count == 1 ? "" : "s"),
      {"entries say from how many open servers on their pace holds, not how many there are"});
}

void check_productivity(PlanCheck& check, const std::string& path,
                        const Productivity& productivity) {
  if (productivity.by_open.empty() && productivity.by_hour.empty())
    check.problems.expected(path, "`by_open` or `by_hour`", "neither");
  for (std::size_t i = 0; i < productivity.by_open.size(); ++i) {
    const std::string place = fmt::format("{}.by_open[{}]", path, i);
    const Count servers = productivity.by_open[i].servers;
    check_pace(check, place + ".pace", productivity.by_open[i].pace,
               "to shut servers for some time, give them `hours`");
    if (servers.is_unlimited) {
      check.problems.expected(place + ".servers", "a number", "unlimited");
    } else if (i > 0 && servers.value <= productivity.by_open[i - 1].servers.limit()) {
      check.problems.expected(place + ".servers", "more than in the entry before",
                              fmt::to_string(servers.value));
    }
  }
  for (std::size_t i = 0; i < productivity.by_hour.size(); ++i) {
    const std::string place = fmt::format("{}.by_hour[{}]", path, i);
    check_hours(check, place + ".hours", productivity.by_hour[i].hours);
    check_pace(check, place + ".pace", productivity.by_hour[i].pace,
               "to shut servers for some time, give them `hours`");
  }
}

void check_staff(PlanCheck& check, const std::string& path, const Station& station) {
  if (!station.staffed_by.empty()) {
    check.problems.must_name(path + ".staffed_by", check.pools, station.staffed_by);
    if (station.staff.is_unlimited)
      check.problems.expected(path + ".staff", "a number", "unlimited");
  } else if (station.staff != Count{1, false}) {
    check.problems.error(path + ".staff", "no pool staffs it", {"say `staffed_by`"});
  }
}

void check_station(PlanCheck& check, const std::string& path, const Station& station) {
  check_staff(check, path, station);
  check_gate_name(check, path + ".gate", station.gate);
  check_servers(check, path + ".servers", station);
  check_hours(check, path + ".hours", station.hours);
  check_discipline(check, path + ".discipline", station.discipline);
  check_service(check, path + ".service", station.service);
  check_pace(check, path + ".pace", station.pace, "to shut it, set its `servers` to 0");
  if (station.productivity) {
    check_productivity(check, path + ".productivity", *station.productivity);
    check_reach(check, path + ".productivity", path + ".servers", station);
  }
  if (station.breakdowns) check_breakdowns(check, path + ".breakdowns", *station.breakdowns);
}

}  // namespace

bool check_law(PlanCheck& check, const std::string& path, const DurationLaw& law) {
  if (const std::optional<std::string> problem = kernel::problem(law.law)) {
    check.problems.error(path, *problem);
    return false;
  }
  if (lowest(law.law) < 0.0) {
    check.problems.expected(path, "a law of durations, which are not negative",
                            "one that goes below 0");
    return false;
  }
  if (!std::isfinite(kernel::mean(law.law))) {
    check.problems.expected(path, "a law of finite mean", "one without");
    return false;
  }
  const double mean = kernel::mean(law.law);
  if (mean > 0.0 && mean < 1.0)
    check.problems.warning(
        path, fmt::format("its mean of {:.3g} ms is less than a tick: durations are rounded to "
                          "whole milliseconds",
                          mean));
  return true;
}

void check_pace(PlanCheck& check, const std::string& path, Factor pace, std::string_view remedy) {
  if (pace.value >= k_least_pace) return;
  check.problems.expected(path, fmt::format("at least {:g} %", k_least_pace * 100.0),
                          fmt::format("{:g} %", pace.value * 100.0),
                          {fmt::format("a pace only slows: {}", remedy)});
}

void check_class(PlanCheck& check, const std::string& path, const std::string& name) {
  if (check.commodities.contains(name) && check.outcomes.contains(name))
    check.problems.error(path,
                         fmt::format("{} is a commodity and an outcome of a check", quote(name)),
                         {"give one of them another name"});
  else
    check.problems.must_name(path, check.classes, name);
}

void check_discipline(PlanCheck& check, const std::string& path, const Discipline& discipline) {
  const std::vector<std::string>& priority = discipline.priority;
  if (priority.size() > k_most_priorities)
    check.problems.expected(path, fmt::format("at most {} names", k_most_priorities),
                            fmt::to_string(priority.size()));
  for (auto one = priority.begin(); one != priority.end(); ++one) {
    check_class(check, path, *one);
    if (std::find(priority.begin(), one, *one) != one)
      check.problems.error(path, fmt::format("{} stands in it twice", quote(*one)));
  }
}

void check_yards(PlanCheck& check) {
  for (const auto& [name, yard] : check.plan.yards)
    check_yard(check, fmt::format("yards.{}", name), yard);
}

void check_stations(PlanCheck& check) {
  for (const auto& [name, station] : check.plan.stations)
    check_station(check, fmt::format("stations.{}", name), station);
}

}  // namespace cuakhau::model::detail
