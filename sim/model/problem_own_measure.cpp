#include <string_view>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/record.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

/// How visits or ways end; what goes on at the end of the run has not ended.
template <class Outcome>
NameSet outcomes_but(Outcome unfinished, const std::string& kind) {
  NameSet names{.kind = kind, .names = {}};
  for (const std::string_view one : EnumWords<Outcome>::words)
    if (one != word(unfinished)) names.names.emplace_back(one);
  return names;
}

void check_filters(PlanCheck& check, const std::string& path, const OwnMeasure& own) {
  for (std::size_t i = 0; i < own.at.size(); ++i)
    check.problems.must_name(path + ".at[" + std::to_string(i) + "]", check.stages, own.at[i]);
  if (!own.gate.empty()) check.problems.must_name(path + ".gate", check.gates, own.gate);
  if (!own.flow.empty()) check.problems.must_name(path + ".flow", check.flows, own.flow);
  if (!own.commodity.empty())
    check.problems.must_name(path + ".commodity", check.commodities, own.commodity);
  if (!own.found.empty()) check.problems.must_name(path + ".found", check.outcomes, own.found);
  if (own.outcome.empty()) return;
  check.problems.must_name(path + ".outcome",
                           own.at.empty()
                               ? outcomes_but(JourneyOutcome::inside, "an outcome of a way")
                               : outcomes_but(VisitOutcome::censored, "an outcome of a visit"),
                           own.outcome);
}

void check_statistic(PlanCheck& check, const std::string& path, const OwnMeasure& own) {
  const bool takes_bound =
      own.statistic == OwnStatistic::share || own.statistic == OwnStatistic::count;
  if (own.above && !takes_bound)
    check.problems.error(path + ".above", "it belongs to the statistics share and count");
  if (own.above && *own.above < Duration{0})
    check.problems.error(path + ".above", "no time is below 0 s");
  if (!own.above && own.statistic == OwnStatistic::share)
    check.problems.expected(path, "`above`: the share of times above what", "none");
}

/// What a filter leaves one of is no grouping.
void check_grouping(PlanCheck& check, const std::string& path, const OwnMeasure& own) {
  const auto word_of = [&] { return std::string{word(own.by)}; };
  const bool is_one = (own.by == OwnGrouping::gate && !own.gate.empty()) ||
                      (own.by == OwnGrouping::flow && !own.flow.empty()) ||
                      (own.by == OwnGrouping::commodity && !own.commodity.empty()) ||
                      (own.by == OwnGrouping::direction && own.direction);
  if (is_one)
    check.problems.error(path + ".by",
                         "there is only one " + word_of() + ": that of `" + word_of() + "`");
  if (own.by == OwnGrouping::place && own.at.size() < 2)
    check.problems.error(path + ".by", "there are no several places: name them by `at`");
}

}  // namespace

void check_own_measures(PlanCheck& check) {
  for (const auto& [name, own] : check.plan.measures.own) {
    const std::string path = "measures.own." + name;
    check_filters(check, path, own);
    check_statistic(check, path, own);
    check_grouping(check, path, own);
    const bool is_of_stages = own.of == OwnTime::service || own.of == OwnTime::blocked;
    if (is_of_stages && own.at.empty())
      check.problems.expected(path, "`at`: the stages of this time", "none");
  }
}

}  // namespace cuakhau::model::detail
