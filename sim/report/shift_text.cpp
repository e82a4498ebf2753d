#include "report/detail/shift_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/place_text.hpp>

#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"
#include "report/detail/verdict_text.hpp"

namespace cuakhau::report::detail {
namespace {

using experiment::GuardedResult;
using experiment::Shift;
using experiment::ShiftVerdict;

constexpr double k_percent = 100.0;

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

std::string_view verdict_text(ShiftVerdict verdict) {
  constexpr std::array<std::string_view, 7> words{
      "same", "better", "worse", "changed", "not worse", "cannot tell", "not measured"};
  return words[static_cast<std::size_t>(verdict)];
}

std::string shift_figure(const Shift& shift) {
  experiment::Comparison comparison;
  if (shift.difference) {
    auto& difference = comparison.difference.emplace();
    difference.value = shift.difference->value;
    difference.interval = shift.interval;
  }
  comparison.bound = shift.bound;
  return signed_figure(comparison);
}

std::string shift_share(const Shift& shift) {
  if (!shift.difference || !shift.before.value || *shift.before.value == 0.0) return {};
  const double percent = k_percent * shift.difference->value / std::abs(*shift.before.value);
  const auto size = fmt::format("{:.1f}", std::abs(percent));
  if (size == "0.0") return "0 %";
  return fmt::format("{}{} %", percent < 0.0 ? "−" : "+", size);
}

std::string allowed_text(const Shift& shift) {
  return shift.tolerance == 0.0 ? "0" : signed_number(shift.tolerance).substr(1);
}

std::string shift_sentence(const Shift& shift) {
  const auto label = label_of(shift.key, k_minutes_everywhere);
  const auto verdict = verdict_text(shift.verdict);
  if (!shift.difference) return fmt::format("{}: {}", label, verdict);
  const auto share = shift_share(shift);
  auto text = fmt::format("{}: {}, {}{}; tolerance {}", label, verdict, shift_figure(shift),
                          share.empty() ? "" : " (" + share + ")", allowed_text(shift));
  if (shift.verdict != ShiftVerdict::cannot_tell) return text;
  if (shift.detectable)
    text += fmt::format("; a change of {} would be found in 4 of 5 cases",
                        signed_number(*shift.detectable).substr(1));
  const auto advice = advice_text(shift);
  return advice.empty() ? text : text + "; " + advice;
}

std::string advice_text(const Shift& shift) {
  if (shift.verdict != ShiftVerdict::cannot_tell) return {};
  if (shift.needed)
    return fmt::format(
        "if the difference is what it seems, about {} replications (--at-most) would decide it",
        *shift.needed);
  if (shift.pairs == 0 || !shift.detectable) return {};
  return "more replications would hardly decide it: allow more, or accept it with --update";
}

std::string_view reference_text(experiment::Reference reference) {
  return reference == experiment::Reference::last ? "its last baseline"
                                                  : "its baseline of a release";
}

std::string grounds_text(const GuardedResult& scenario) {
  auto text = fmt::format("{} of {} paths changed", scenario.changed_paths, scenario.kept);
  if (scenario.plan_digest == scenario.old_plan_digest && scenario.changed_paths > 0)
    text += ", of the same plan: the program moves trucks otherwise";
  switch (scenario.extension) {
    case experiment::Extension::none: break;
    case experiment::Extension::paired:
      return text +
             fmt::format("; {} pairs: the plan of the baseline was run on", scenario.replications);
    case experiment::Extension::unpaired:
      return text + fmt::format(
                        "; beyond these compared unpaired, with up to {} replications "
                        "of now: {}",
                        scenario.replications, scenario.unpaired_because);
  }
  return text + fmt::format("; {} pairs", scenario.replications);
}

std::string defect_text(const Diagnostic& defect) {
  auto text = defect.path.empty() ? defect.message : defect.path + ": " + defect.message;
  for (const auto& help : defect.help) text += "; " + help;
  return text;
}

std::string placed_text(const Diagnostic& defect) {
  const auto place = place_text(defect.where);
  return place.empty() ? defect_text(defect) : place + ": " + defect_text(defect);
}

std::string defects_text(const GuardedResult& scenario) {
  std::string text;
  for (const auto& defect : scenario.defects)
    text += (text.empty() ? "" : "\n") + placed_text(defect);
  return text;
}

std::string expectation_counts_text(const GuardedResult& scenario) {
  if (scenario.expectations.empty()) return {};
  std::vector<std::string> parts;
  const auto add = [&](auto verdict, std::string_view what) {
    const auto count =
        std::ranges::count(scenario.expectations, verdict, &experiment::ExpectationResult::verdict);
    if (count > 0) parts.push_back(fmt::format("{} {}", count, what));
  };
  add(experiment::Verdict::miss, "missed");
  add(experiment::Verdict::unexpected_pass, "no longer missed");
  add(experiment::Verdict::expected_miss, "missed as is known");
  add(experiment::Verdict::pass, "met");
  return fmt::format("expectations, on {} replications: {}", scenario.replications, listed(parts));
}

std::string judgements_text(const experiment::RegressResult& result) {
  std::set<experiment::Judgement> found{experiment::judgement_of(result)};
  for (const auto& scenario : result.scenarios) {
    for (const auto& shift : scenario.shifts)
      found.insert(experiment::judgement_of(shift.verdict, result.strictness));
    if (scenario.has_failed_expectation()) found.insert(experiment::Judgement::fails);
    if (!scenario.no_answer.empty()) found.insert(experiment::Judgement::open);
  }
  found.erase(experiment::Judgement::passes);
  if (found.empty()) return "passes";
  constexpr std::array<std::string_view, 4> words{"passes", "fails", "cannot tell all", "wrong"};
  std::vector<std::string> parts;
  for (const auto one : found) parts.emplace_back(words[static_cast<std::size_t>(one)]);
  return listed(parts);
}

std::string outcome_text(const experiment::RegressResult& result) {
  std::array<std::size_t, 7> counts{};
  std::size_t without = 0;
  std::size_t missed = 0;
  std::size_t wrong = 0;
  bool is_identical = true;
  for (const auto& scenario : result.scenarios) {
    if (!scenario.no_answer.empty()) ++without;
    if (!scenario.defects.empty()) ++wrong;
    is_identical &= scenario.is_identical();
    missed += static_cast<std::size_t>(
        std::ranges::count_if(scenario.expectations, &experiment::ExpectationResult::is_failure));
    for (const auto& shift : scenario.shifts) ++counts[static_cast<std::size_t>(shift.verdict)];
  }
  const auto of = [&](ShiftVerdict verdict) { return counts[static_cast<std::size_t>(verdict)]; };
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, const std::string& what) {
    if (count > 0) parts.push_back(counted(count, "measure") + ' ' + what);
  };
  add(of(ShiftVerdict::worse), "worse");
  add(of(ShiftVerdict::changed), "changed");
  add(of(ShiftVerdict::better), "better");
  add(of(ShiftVerdict::cannot_tell),
      "that cannot be told" + fmt::format(" with at most {} replications", result.at_most));
  add(of(ShiftVerdict::not_measured), "without a number");
  add(of(ShiftVerdict::not_worse), "not worse");
  if (missed > 0) parts.push_back(counted(missed, "expectation") + " missed");
  if (without > 0) parts.push_back(counted(without, "scenario") + " without an answer");
  if (wrong > 0) parts.push_back(counted(wrong, "scenario") + " not judged");
  const auto strangers =
      std::ranges::count(result.warnings, Severity::error, &Diagnostic::severity);
  if (strangers > 0)
    parts.push_back(counted(static_cast<std::size_t>(strangers), "baseline") + " of no scenario");
  if (parts.empty())
    return is_identical ? "nothing moved" : "every measure the same within its tolerance";
  add(of(ShiftVerdict::same), "the same");
  return listed(parts);
}

}  // namespace cuakhau::report::detail
