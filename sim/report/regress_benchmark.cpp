#include <cuakhau/report/regress_benchmark.hpp>

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

/// Lower-case letters, digits and single dashes.
std::string slug(const model::MeasureKey& key) {
  std::string out;
  for (const char letter : experiment::measure_text(key)) {
    const bool is_kept = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (is_kept)
      out += letter;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
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
    for (const auto& shift : scenario.shifts) {
      if (!shift.after.value) continue;
      Json::Object metric{{"value", *shift.after.value}};
      if (const auto& interval = shift.after.interval) {
        metric.emplace_back("lower_value", interval->low);
        metric.emplace_back("upper_value", interval->high);
      }
      measures.emplace_back(slug(shift.key), Json::object(std::move(metric)));
    }
    scenarios.emplace_back(scenario.file, Json::object(std::move(measures)));
  }
  return Json::object(std::move(scenarios)).dump();
}

}  // namespace cuakhau::report
