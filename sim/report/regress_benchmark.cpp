#include <cuakhau/report/regress_benchmark.hpp>

#include <set>
#include <string>

#include <fmt/format.h>

#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/files/json.hpp>

#include "report/detail/shift_text.hpp"

namespace cuakhau::report {
namespace {

using experiment::GuardedResult;
using experiment::RegressResult;
using files::Json;

/// Once each: against two baselines a scenario has the same numbers.
bool is_told(const GuardedResult& scenario) {
  return scenario.reference == experiment::Reference::last && scenario.no_answer.empty();
}

/// Lower-case letters, digits and single dashes. Names of which only other letters differ get
/// numbers.
std::string slug(const model::MeasureKey& key, std::set<std::string>& taken) {
  std::string out;
  for (const char letter : experiment::measure_text(key)) {
    const bool is_upper = letter >= 'A' && letter <= 'Z';
    const bool is_kept =
        is_upper || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (is_kept)
      out += is_upper ? static_cast<char>(letter - 'A' + 'a') : letter;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  auto own = out;
  for (int number = 2; !taken.insert(own).second; ++number) own = fmt::format("{}-{}", out, number);
  return own;
}

}  // namespace

std::string regress_benchmark(const RegressResult& result, experiment::Goal better) {
  Json::Array all;
  for (const auto& scenario : result.scenarios) {
    if (!is_told(scenario)) continue;
    for (const auto& shift : scenario.shifts) {
      if (shift.better != better || !shift.after.value) continue;
      const auto& interval = shift.after.interval;
      all.push_back(Json::object(
          {{"name", fmt::format("{}: {}", scenario.file, experiment::measure_text(shift.key))},
           {"unit", shift.key.unit},
           {"value", *shift.after.value},
           {"range", interval ? fmt::format("± {:.3g}", interval->half_width()) : std::string{}},
           {"extra", detail::shift_sentence(shift)}}));
    }
  }
  return Json{std::move(all)}.dump();
}

std::string regress_bencher(const RegressResult& result) {
  Json::Object scenarios;
  for (const auto& scenario : result.scenarios) {
    if (!is_told(scenario)) continue;
    Json::Object measures;
    std::set<std::string> slugs;
    for (const auto& shift : scenario.shifts) {
      const auto name = slug(shift.key, slugs);
      if (!shift.after.value) continue;
      Json::Object metric{{"value", *shift.after.value}};
      if (const auto& interval = shift.after.interval) {
        metric.emplace_back("lower_value", interval->low);
        metric.emplace_back("upper_value", interval->high);
      }
      measures.emplace_back(name, Json::object(std::move(metric)));
    }
    scenarios.emplace_back(scenario.file, Json::object(std::move(measures)));
  }
  return Json::object(std::move(scenarios)).dump();
}

}  // namespace cuakhau::report
