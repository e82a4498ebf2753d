#include <cuakhau/report/regress_markdown.hpp>

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "report/detail/expectation_list.hpp"
#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"
#include "report/detail/shift_text.hpp"

namespace cuakhau::report {
namespace {

using experiment::GuardedResult;
using experiment::RegressResult;
using experiment::Shift;
using experiment::ShiftVerdict;

/// Letters that would end a cell or begin markup.
std::string cell(std::string_view text) {
  constexpr std::string_view special = R"(|\`*_<>[])";
  std::string out;
  for (const char letter : text) {
    if (special.find(letter) != std::string_view::npos) out += '\\';
    out += letter == '\n' ? ' ' : letter;
  }
  return out;
}

/// One backtick more than any run of them inside ends it.
std::string code(const std::string& text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char letter : text) {
    run = letter == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return longest == 0 ? fence + text + fence : fence + ' ' + text + ' ' + fence;
}

std::string row(const GuardedResult& scenario, const Shift& shift) {
  const auto share = detail::shift_share(shift);
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | **{}** |\n", cell(scenario.file),
                     experiment::word(scenario.reference),
                     cell(detail::label_of(shift.key, detail::k_minutes_everywhere)),
                     cell(detail::figure(&shift.before)), cell(detail::figure(&shift.after)),
                     cell(detail::shift_figure(shift)), share.empty() ? "" : share,
                     detail::allowed_text(shift), detail::verdict_text(shift.verdict));
}

std::string moved(const RegressResult& result) {
  std::string rows;
  for (const auto& scenario : result.scenarios)
    for (const auto& shift : scenario.shifts)
      if (shift.verdict != ShiftVerdict::same) rows += row(scenario, shift);
  if (rows.empty()) return {};
  return "| scenario | baseline | measure | before | now | difference | change | allowed | verdict "
         "|\n|---|---|---|---:|---:|---:|---:|---:|---|\n" +
         rows + '\n';
}

std::string missed(const RegressResult& result) {
  std::string text;
  for (const auto& scenario : result.scenarios)
    for (const auto& expectation : scenario.expectations)
      if (expectation.is_failure())
        text += fmt::format("- {}: **missed**: {}\n", cell(scenario.file),
                            cell(detail::expectation_sentence(expectation)));
  return text.empty() ? text : text + '\n';
}

bool has(const RegressResult& result, experiment::Judgement judgement) {
  return std::ranges::any_of(result.scenarios, [&](const GuardedResult& scenario) {
    return std::ranges::any_of(scenario.shifts, [&](const Shift& shift) {
      return experiment::judgement_of(shift.verdict, result.strictness) == judgement;
    });
  });
}

/// Names every failure. Of an expectation that is missed throughput need not have moved.
std::string head(const RegressResult& result) {
  const auto any = [&](auto test) { return std::ranges::any_of(result.scenarios, test); };
  std::vector<std::string> parts;
  if (has(result, experiment::Judgement::fails)) parts.emplace_back("throughput moved");
  if (any(&GuardedResult::has_failed_expectation)) parts.emplace_back("an expectation is missed");
  if (experiment::judgement_of(result) == experiment::Judgement::wrong)
    parts.emplace_back("a scenario or its baseline is wrong");
  if (any([](const GuardedResult& one) { return !one.no_answer.empty(); }))
    parts.emplace_back("a scenario gives no answer");
  if (has(result, experiment::Judgement::open)) parts.emplace_back("not all of it can be told");
  if (parts.empty()) return "Throughput did not get worse";
  auto text = detail::listed(parts);
  text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string grounds(const RegressResult& result) {
  std::string text;
  for (const auto& scenario : result.scenarios) {
    if (!scenario.defects.empty()) {
      for (const auto& defect : scenario.defects)
        text += fmt::format("- {}: **not judged**: {}\n", cell(scenario.file),
                            cell(detail::placed_text(defect)));
      continue;
    }
    const auto* answer = scenario.no_answer.empty() ? "" : "no answer: ";
    text += fmt::format(
        "- {}, against {}: {}{}\n", cell(scenario.file), detail::reference_text(scenario.reference),
        answer,
        cell(scenario.no_answer.empty() ? detail::grounds_text(scenario) : scenario.no_answer));
  }
  for (const auto& warning : result.warnings)
    text += fmt::format("- **{}**\n", cell(detail::placed_text(warning)));
  return text;
}

}  // namespace

std::string regress_markdown(const RegressResult& result) {
  return fmt::format("### {}\n\n{}.\n\n{}{}{}\n{}\n", head(result),
                     cell(detail::outcome_text(result)), moved(result), missed(result),
                     grounds(result), code(result.command));
}

}  // namespace cuakhau::report
