#include <algorithm>
#include <ranges>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::size_t k_most_outcomes = 250;  // records number them with 8 bits

void check_outcomes(PlanCheck& check, const std::string& path,
                    const std::map<std::string, Probability>& outcomes) {
  double sum = 0.0;
  for (const auto& [name, share] : outcomes) sum += share.value;
  check.problems.must_add_up(path, sum);
  if (outcomes.size() > k_most_outcomes)
    check.problems.expected(path, fmt::format("at most {} outcomes", k_most_outcomes),
                            fmt::to_string(outcomes.size()));
}

void check_test(PlanCheck& check, const std::string& path, const Test& test) {
  if (test.sensitivity.value + test.specificity.value < 1.0)
    check.problems.warning(path, "it is positive more often without infection than with it",
                           {"sensitivity and specificity are shares of right results"});
}

void check_certificate(PlanCheck& check, const std::string& path, const Check& one) {
  if (!one.certificate) return;
  if (!one.test) {
    check.problems.error(path, "it belongs to a `test`");
    return;
  }
  check_law(check, path + ".taken_before", one.certificate->taken_before);
  if (one.certificate->valid_for <= Duration{0})
    check.problems.expected(path + ".valid_for", "a duration above 0 s", "0 s");
}

void check_place(PlanCheck& check, const std::string& path, const Check& one) {
  if (one.at.empty()) return;
  NameSet places{.kind = "a station or exchange", .names = check.stations.names};
  places.append(check.plan.exchanges);
  if (!check.problems.must_name(path, places, one.at)) return;
  if (!one.test && is_pooled(check.plan, one))
    check.problems.error(path,
                         fmt::format("{} is an exchange, where trucks get one result for "
                                     "all: only a `test` is pooled",
                                     quote(one.at)),
                         {"name a station, or visit the exchange by a step before the check"});
}

/// Both look at the same people, so they must see the same in them.
void check_retest(PlanCheck& check, const std::string& path, const Check& pooled) {
  if (pooled.retest.empty()) return;
  if (!pooled.test || !is_pooled(check.plan, pooled)) {
    check.problems.error(path, "no pool is tested here: a retest takes a positive pool apart",
                         {"let `at` name an exchange, whose turns are the pools"});
    return;
  }
  if (!check.problems.must_name(path, check.checks, pooled.retest)) return;
  const Check& retest = check.plan.checks.at(pooled.retest);
  if (!retest.test || is_pooled(check.plan, retest)) {
    check.problems.error(path,
                         fmt::format("{} is not a test of single trucks", quote(pooled.retest)));
  } else if (retest.test->of != pooled.test->of) {
    check.problems.error(path, fmt::format("{} tests the {}, and this the {}", quote(pooled.retest),
                                           word(retest.test->of), word(pooled.test->of)));
  } else if (retest.test->prevalence != pooled.test->prevalence) {
    check.problems.error(path, fmt::format("{} has another prevalence", quote(pooled.retest)),
                         {"both test the same: let a policy set both"});
  }
}

void check_check(PlanCheck& check, const std::string& path, const Check& one) {
  check_gate_name(check, path + ".gate", one.gate);
  check_law(check, path + ".result_after", one.result_after);
  if (one.outcomes.empty() == !one.test.has_value())
    check.problems.expected(path, "either `outcomes` or a `test`",
                            one.test ? "both" : "neither of them");
  if (!one.outcomes.empty()) check_outcomes(check, path + ".outcomes", one.outcomes);
  if (one.test) check_test(check, path + ".test", *one.test);
  check_certificate(check, path + ".certificate", one);
  check_place(check, path + ".at", one);
  check_retest(check, path + ".retest", one);
}

/// All trucks of a turn are one pool: none comes to the exchange for anything else.
void check_pool(PlanCheck& check, const std::string& name, const std::string& exchange) {
  for (const auto& [flow, graph] : check.routes)
    for (const RouteNode& node : std::views::reverse(graph.nodes)) {
      if (!node.visits(exchange) || node.check == name) continue;
      check.problems.error(node.path,
                           fmt::format("{} tests its trucks as a pool of {}: none comes there for "
                                       "anything else",
                                       quote(exchange), quote(name)));
      return;
    }
}

}  // namespace

void check_checks(PlanCheck& check) {
  for (const auto& [name, one] : check.plan.checks)
    check_check(check, fmt::format("checks.{}", name), one);
}

void check_use_of_checks(PlanCheck& check) {
  for (const auto& [name, one] : check.plan.checks) {
    if (one.test && is_pooled(check.plan, one)) check_pool(check, name, one.at);
    const bool is_gone_through = std::ranges::any_of(
        check.routes, [&](const auto& route) { return route.second.visits(name); });
    if (!is_gone_through)
      check.problems.warning(fmt::format("checks.{}", name), "no route goes through it");
  }
}

}  // namespace cuakhau::model::detail
