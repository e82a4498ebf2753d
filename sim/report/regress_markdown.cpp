#include <cuakhau/report/regress_markdown.hpp>

#include <algorithm>

#include <fmt/format.h>

#include "report/detail/expectation_list.hpp"
#include "report/detail/figure.hpp"
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
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | **{}** |\n", cell(scenario.file),
                     experiment::word(scenario.reference),
                     cell(detail::label_of(shift.key, detail::k_minutes_everywhere)),
                     cell(detail::figure(&shift.before)), cell(detail::figure(&shift.after)),
                     cell(detail::shift_figure(shift)), share.empty() ? "" : share,
                     detail::verdict_text(shift.verdict));
}

std::string moved(const RegressResult& result) {
  std::string rows;
  for (const auto& scenario : result.scenarios)
    for (const auto& shift : scenario.shifts)
      if (shift.verdict != ShiftVerdict::same) rows += row(scenario, shift);
  if (rows.empty()) return {};
  return "| scenario | baseline | measure | before | now | change | | verdict |\n"
         "|---|---|---|---:|---:|---:|---:|---|\n" +
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

/// Of an expectation that is missed throughput need not have moved.
std::string_view head(const RegressResult& result) {
  const auto has_moved = [&](const Shift& shift) {
    return experiment::judgement_of(shift.verdict, result.strictness) ==
           experiment::Judgement::fails;
  };
  switch (experiment::judgement_of(result)) {
    case experiment::Judgement::passes: return "Throughput did not get worse";
    case experiment::Judgement::wrong: return "A scenario or its baseline is wrong";
    case experiment::Judgement::open: return "Whether throughput moved cannot be told";
    case experiment::Judgement::fails: break;
  }
  const bool is_moved = std::ranges::any_of(result.scenarios, [&](const GuardedResult& one) {
    return std::ranges::any_of(one.shifts, has_moved);
  });
  return is_moved ? "Throughput moved" : "Throughput is not what the scenario expects";
}

std::string grounds(const RegressResult& result) {
  std::string text;
  for (const auto& scenario : result.scenarios) {
    if (!scenario.defects.empty()) {
      text += fmt::format("- {}: **not judged**: {}\n", cell(scenario.file),
                          cell(detail::defects_text(scenario)));
      continue;
    }
    const auto* answer = scenario.no_answer.empty() ? "" : "no answer: ";
    text += fmt::format(
        "- {}, against {}: {}{}\n", cell(scenario.file), detail::reference_text(scenario.reference),
        answer,
        cell(scenario.no_answer.empty() ? detail::grounds_text(scenario) : scenario.no_answer));
  }
  return text;
}

}  // namespace

std::string regress_markdown(const RegressResult& result) {
  return fmt::format("### {}\n\n{}.\n\n{}{}{}\n{}\n", head(result),
                     cell(detail::outcome_text(result)), moved(result), missed(result),
                     grounds(result), code(result.command));
}

}  // namespace cuakhau::report
