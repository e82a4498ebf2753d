#include <cuakhau/experiment/compared_measures.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <cuakhau/base/text.hpp>

namespace cuakhau::experiment {
namespace {

model::Catalogue catalogue_of(const Contender& scenario) {
  return model::catalogue(model::Network{scenario.plan});
}

struct Headline {
  const char* measure;
  const char* direction;
  const char* statistic;
};
constexpr std::array k_headlines{
    Headline{"cleared", "export", "mean"},
    Headline{"cleared", "import", "mean"},
    Headline{"wait", "*", "mean"},
    Headline{"wait", "*", "p90"},
    Headline{"same_day_share", "*", "share"},
    Headline{"waiting_at", "*", "mean"},
    Headline{"cost", "*", "mean"},
};

constexpr std::array k_spending{"cost_staff", "cost_policies"};

constexpr std::array<std::string_view, 3> k_better_large{"cleared", "same_day_share", "throughput"};
constexpr std::array<std::string_view, 21> k_better_small{
    "wait",       "time_in_system", "turned_back", "refused",      "diverted",      "waiting",
    "waiting_at", "delayed",        "sojourn",     "blocked",      "closure_hours", "time_to_clear",
    "cost",       "cost_waiting",   "cost_fees",   "cost_spoiled", "cost_staff",    "spoiled",
    "loads_lost", "idle_fuel",      "co2"};

}  // namespace

Expected<std::vector<model::MeasureKey>, std::vector<UnknownMeasure>> find_measures(
    std::span<const Contender> scenarios, std::span<const model::MeasureKey> wanted) {
  std::vector<model::Catalogue> catalogues;
  std::ranges::transform(scenarios, std::back_inserter(catalogues), catalogue_of);
  std::vector<model::MeasureKey> keys;
  std::vector<UnknownMeasure> unknown;
  for (const auto& one : wanted) {
    const model::MeasureKey* key = nullptr;
    for (const auto& catalogue : catalogues)
      if (const auto entry = find_measure(catalogue, one); entry && key == nullptr)
        key = &catalogue.entries[*entry].key;
    if (key == nullptr)
      unknown.push_back(find_measure(catalogues.front(), one).error());
    else if (std::ranges::find(keys, *key) == keys.end())
      keys.push_back(*key);
  }
  if (!unknown.empty()) return Unexpected{std::move(unknown)};
  return keys;
}

std::vector<model::MeasureKey> spending_measures(std::span<const Contender> scenarios) {
  std::vector<model::MeasureKey> keys;
  std::vector<model::MeasureKey> costs;
  for (const auto& scenario : scenarios) {
    const auto catalogue = catalogue_of(scenario);
    const auto add = [&](const char* measure, std::vector<model::MeasureKey>& to) {
      const auto entry = find_measure(catalogue, measure_of_all(measure));
      if (!entry) return;
      const auto& key = catalogue.entries[*entry].key;
      if (std::ranges::find(to, key) == to.end()) to.push_back(key);
    };
    add("waiting", keys);
    for (const auto* measure : k_spending) add(measure, costs);
  }
  const bool has_one_unit = std::ranges::all_of(
      costs, [&](const model::MeasureKey& key) { return key.unit == costs.front().unit; });
  if (costs.empty() || !has_one_unit) return {};
  keys.insert(keys.end(), costs.begin(), costs.end());
  return keys;
}

std::optional<Goal> usual_goal(std::string_view measure) {
  if (std::ranges::find(k_better_large, measure) != k_better_large.end()) return Goal::largest;
  if (std::ranges::find(k_better_small, measure) != k_better_small.end()) return Goal::smallest;
  return std::nullopt;
}

std::optional<std::string> near_measure_with_goal(std::string_view measure) {
  std::vector<std::string> names(k_better_large.begin(), k_better_large.end());
  names.insert(names.end(), k_better_small.begin(), k_better_small.end());
  return nearest(measure, names);
}

std::vector<model::MeasureKey> headline_measures(const Contender& scenario) {
  const auto catalogue = catalogue_of(scenario);
  std::vector<model::MeasureKey> keys;
  for (const auto& [measure, direction, statistic] : k_headlines) {
    auto wanted = measure_of_all(measure);
    wanted.direction = direction;
    wanted.statistic = statistic;
    if (const auto entry = find_measure(catalogue, wanted))
      keys.push_back(catalogue.entries[*entry].key);
  }
  return keys;
}

}  // namespace cuakhau::experiment
