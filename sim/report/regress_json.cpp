#include <cuakhau/report/regress_json.hpp>

#include <array>
#include <utility>
#include <variant>

#include <cuakhau/files/json.hpp>

#include "report/detail/result_rows.hpp"

namespace cuakhau::report {
namespace {

using detail::each;
using experiment::GuardedResult;
using experiment::RegressResult;
using experiment::Shift;
using files::Json;

std::string_view word(experiment::Judgement judgement) {
  constexpr std::array<std::string_view, 4> words{"pass", "fail", "cannot_tell", "wrong"};
  return words[static_cast<std::size_t>(judgement)];
}

Json comparison(const GuardedResult& scenario, const Shift& shift) {
  const auto* better = "neither";
  if (shift.better) better = *shift.better == experiment::Goal::largest ? "more" : "less";
  return detail::row_of(
      shift.key,
      {{"a", scenario.baseline_file},
       {"b", scenario.file},
       {"reference", experiment::word(scenario.reference)},
       {"before", shift.before.value},
       {"after", shift.after.value},
       {"difference", shift.difference ? Json{shift.difference->value} : Json{}},
       {"ci", detail::interval_json(shift.interval)},
       {"pairs", shift.pairs},
       {"n_before", shift.before.n},
       {"n_after", shift.after.n},
       {"better", better},
       {"tolerance", shift.tolerance},
       {"bound",
        shift.bound == experiment::Bound::none ? Json{} : Json{experiment::word(shift.bound)}},
       {"identical", shift.is_identical},
       {"p_same", shift.p_same},
       {"p_adjusted", shift.p_changed},
       {"detectable", shift.detectable},
       {"power_of_same", shift.power_of_same},
       {"needed", shift.needed},
       {"verdict", experiment::word(shift.verdict)}});
}

Json row(const GuardedResult& scenario, const experiment::ExpectationResult& expectation) {
  auto members = std::get<Json::Object>(detail::expectation_json(expectation).value());
  members.insert(members.begin(), {"scenario", scenario.file});
  return Json::object(std::move(members));
}

Json scenario_json(const GuardedResult& scenario, experiment::Strictness strictness) {
  return Json::object(
      {{"name", scenario.name},
       {"scenario", scenario.file},
       {"baseline", scenario.baseline_file},
       {"reference", experiment::word(scenario.reference)},
       {"baseline_version", scenario.baseline_version},
       {"plan_digest", scenario.plan_digest.hex()},
       {"baseline_plan_digest", scenario.old_plan_digest.hex()},
       {"seed", scenario.seed},
       {"replications", scenario.replications},
       {"kept", scenario.kept},
       {"changed_paths", scenario.changed_paths},
       {"extension", experiment::word(scenario.extension)},
       {"unpaired_because",
        scenario.unpaired_because.empty() ? Json{} : Json{scenario.unpaired_because}},
       {"no_answer", scenario.no_answer.empty() ? Json{} : Json{scenario.no_answer}},
       {"verdict", word(experiment::judgement_of(scenario, strictness))},
       {"defects", detail::warnings_json(scenario.defects)},
       {"warnings", each(scenario.warnings, detail::warning_json)}});
}

}  // namespace

std::string regress_json(const RegressResult& result) {
  Json::Array comparisons;
  for (const auto& scenario : result.scenarios)
    for (const auto& shift : scenario.shifts) comparisons.push_back(comparison(scenario, shift));
  Json::Array expectations;
  for (const auto& scenario : result.scenarios)
    for (const auto& one : scenario.expectations) expectations.push_back(row(scenario, one));
  const auto scenario = [&](const GuardedResult& one) {
    return scenario_json(one, result.strictness);
  };
  return detail::result_text({{"provenance", Json::object({{"version", result.version},
                                                           {"command", result.command},
                                                           {"at_most", result.at_most},
                                                           {"confidence", result.confidence}})},
                              {"verdict", word(experiment::judgement_of(result))},
                              {"comparisons", std::move(comparisons)},
                              {"expectations", std::move(expectations)},
                              {"warnings", detail::warnings_json(result.warnings)},
                              {"scenarios", each(result.scenarios, scenario)}});
}

}  // namespace cuakhau::report
