#pragma once

// Plans of a few lines for tests, and an observer that keeps every record.

#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/model/border.hpp>
#include <cuakhau/model/network.hpp>
#include <cuakhau/model/plan.hpp>

namespace cuakhau::test {

inline constexpr Duration minutes(std::int64_t count) { return Duration{count * 60'000}; }
inline constexpr Duration hours(std::int64_t count) { return minutes(60 * count); }

inline model::DurationLaw constant(Duration length) {
  return {{kernel::Constant{static_cast<double>(length.count())}}};
}
inline model::DurationLaw exponential(Duration mean) {
  return {{kernel::Exponential{static_cast<double>(mean.count())}}};
}

inline model::Count count(std::uint32_t number) { return {number, false}; }

inline model::Step visit(std::string stage) {
  model::Step step;
  step.visit = std::move(stage);
  return step;
}
inline model::Route route(std::initializer_list<const char*> stages) {
  model::Route way;
  for (const char* stage : stages) way.push_back(visit(stage));
  return way;
}

inline model::Station station(model::DurationLaw service, std::uint32_t servers = 1) {
  model::Station one;
  one.servers = {{.count = count(servers), .hours = {}}};
  one.service.otherwise = std::move(service);
  return one;
}

inline model::Road road(const char* from, const char* to, std::int64_t length_min) {
  model::Road one;
  one.between = {from, to};
  one.travel = constant(minutes(length_min));
  return one;
}

inline std::vector<model::Moment> at_minutes(std::initializer_list<std::int64_t> times) {
  std::vector<model::Moment> moments;
  for (const std::int64_t time : times) moments.push_back(model::Moment::after(minutes(time)));
  return moments;
}

/// Hours of every day on the home side's clock, from and until in minutes after midnight.
inline model::Hours daily(std::initializer_list<std::pair<std::int64_t, std::int64_t>> spans) {
  model::Hours open;
  open.kind = model::HoursKind::daily;
  for (const auto& [from, until] : spans)
    open.daily.intervals.push_back({minutes(from), minutes(until)});
  return open;
}

inline model::Plan plan_for(Duration length) {
  model::Plan plan;
  plan.period.length = length;
  return plan;
}
/// Trucks at these minutes to the station "lane", which takes 10 min each.
[[nodiscard]] model::Plan plan_with_lane(Duration length,
                                         std::initializer_list<std::int64_t> times);
/// 3 trucks an hour to the line of gate "a", which takes 6.
[[nodiscard]] model::Plan plan_over_line(Duration length);

class Keeper final : public model::RecordObserver {
 public:
  void on_visits(std::span<const model::Visit> batch) override {
    visits.insert(visits.end(), batch.begin(), batch.end());
  }
  void on_journeys(std::span<const model::Journey> batch) override {
    journeys.insert(journeys.end(), batch.begin(), batch.end());
  }
  void on_outages(std::span<const model::Outage> batch) override {
    outages.insert(outages.end(), batch.begin(), batch.end());
  }

  void on_policy(const model::PolicyFiring& firing, const model::Network&) override {
    firings.push_back(firing);
  }

  std::vector<model::Visit> visits;
  std::vector<model::Journey> journeys;
  std::vector<model::Outage> outages;
  std::vector<model::PolicyFiring> firings;
};

using Minutes = std::vector<std::int64_t>;

struct Kept {
  model::ReplicationRun run;
  std::vector<model::Visit> visits;
  std::vector<model::Journey> journeys;
  std::vector<model::Outage> outages;
  std::vector<model::PolicyFiring> firings;
  std::vector<model::StageInfo> stages;
  Instant start;

  /// The visits to a stage, by flow and number of the truck.
  [[nodiscard]] std::vector<model::Visit> at(const std::string& stage) const;
  /// When their services started; -1 for those that have not begun.
  [[nodiscard]] Minutes starts(const std::string& stage) const;
  [[nodiscard]] std::int64_t minute(Instant instant) const {
    return (instant - start).count() / 60'000;
  }
};

/// Runs one replication and keeps its records.
[[nodiscard]] Kept run(const model::Plan& plan, model::ReplicationKey key = {});

}  // namespace cuakhau::test
