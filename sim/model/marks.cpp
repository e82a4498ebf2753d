#include "model/detail/marks.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include <cuakhau/model/field_walk.hpp>

namespace cuakhau::model::detail {

namespace {

/// Keeps those of the names it is shown that are outcomes of checks.
class OutcomeNames {
 public:
  explicit OutcomeNames(const Plan& plan) : plan_(plan) {}

  void add(const std::string& name) {
    if (is_outcome(plan_, name)) named_.insert(name);
  }
  template <class Map>
  void add_disciplines(const Map& stages) {
    for (const auto& [stage, one] : stages)
      for (const std::string& name : one.discipline.priority) add(name);
  }
  void add(const ServiceLaw& service) {
    for (const auto& [name, law] : service.by_name) add(name);
  }
  /// The service of a station, or one law of it: "stations.lane.service.declared".
  void add(const Setting& setting) {
    if (const auto* service = std::get_if<ServiceLaw>(&setting.value)) add(*service);
    const std::string_view below_station = tail_of(tail_of(setting.path));
    if (head_of(setting.path) == "stations" && head_of(below_station) == "service")
      add(std::string(tail_of(below_station)));
  }

  [[nodiscard]] std::vector<std::string> take() const { return {named_.begin(), named_.end()}; }

 private:
  const Plan& plan_;
  std::set<std::string> named_;
};

}  // namespace

bool is_outcome(const Plan& plan, std::string_view name) {
  return std::ranges::any_of(plan.checks, [&](const auto& check) {
    const std::vector<std::string> outcomes = outcomes_of(check.second);
    return std::ranges::find(outcomes, name) != outcomes.end();
  });
}

std::vector<std::string> named_outcomes(const Plan& plan) {
  OutcomeNames names(plan);
  names.add_disciplines(plan.yards);
  names.add_disciplines(plan.stations);
  names.add_disciplines(plan.exchanges);
  names.add_disciplines(plan.crossings);
  names.add_disciplines(plan.pools);
  for (const auto& [name, station] : plan.stations) names.add(station.service);
  for (const auto& [name, own] : plan.measures.own) names.add(own.found);
  for (const Policy& policy : plan.policies)
    for (const Setting& setting : policy.set) names.add(setting);
  return names.take();
}

Marks mark_of(const std::vector<std::string>& marks, std::string_view outcome) {
  const auto found = std::ranges::lower_bound(marks, outcome);
  if (found == marks.end() || *found != outcome) return 0;
  return static_cast<Marks>(1U << static_cast<unsigned>(found - marks.begin()));
}

}  // namespace cuakhau::model::detail
