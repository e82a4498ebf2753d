#include <cuakhau/report/table.hpp>

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/experiment/multiplicity.hpp>

#include "report/detail/check_table.hpp"
#include "report/detail/expectation_list.hpp"
#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"
#include "report/detail/heading.hpp"
#include "report/detail/money_table.hpp"
#include "report/detail/own_table.hpp"
#include "report/detail/policy_table.hpp"
#include "report/detail/summary.hpp"

namespace cuakhau::report {
namespace {

using detail::Ink;
using experiment::Result;

std::string title(const Result& result, const model::Plan& plan, Palette palette) {
  const auto& name = plan.name.empty() ? result.provenance.scenario : plan.name;
  return detail::heading(name, result.window, result.clock, palette);
}

/// What pairs or controls did to the main numbers.
std::string variance_note(const Result& result) {
  const detail::Figures figures{result};
  std::string list;
  for (const auto* measure : {"cleared", "wait"}) {
    const auto* const found = figures.find(measure, "province", "mean");
    if (found == nullptr || !found->variance_ratio) continue;
    list += fmt::format("{}{} {:.2g}", list.empty() ? "" : ", ", measure, *found->variance_ratio);
  }
  if (list.empty()) return {};
  return detail::wrapped(
      fmt::format("variance, 1 being that of {} independent replications without controls: {}",
                  result.provenance.replications, list),
      2);
}

std::string effort_text(const Result& result) {
  const auto& from = result.provenance;
  if (result.batched)
    return fmt::format("one run in {} batches of {}", result.batched->batches.count,
                       format_duration(result.batched->batches.each));
  const bool is_paired = from.draw == experiment::Draw::antithetic && from.replications > 1;
  const auto count = is_paired ? from.replications / 2 : from.replications;
  return fmt::format("{} {}{}", count, is_paired ? "antithetic pair" : "replication",
                     count == 1 ? "" : "s");
}

/// That batches have passed the test of neighbours; those that fail are a warning.
std::string likeness_note(const Result& result) {
  if (!result.batched || result.batched->likeness.empty()) return {};
  const auto& likeness = result.batched->likeness;
  std::vector<std::string> names;
  std::vector<double> values;
  for (const auto& [key, serial] : likeness) {
    names.push_back(experiment::measure_text(key));
    values.push_back(serial.p);
  }
  const auto adjusted = experiment::holm(values);
  const double least = std::ranges::min(adjusted, {}, &experiment::AdjustedP::p).p;
  if (!experiment::warning_of_likeness(*result.batched).empty()) return {};
  return detail::wrapped(
      fmt::format("neighbouring batches are not found alike in {} (von Neumann's ratio, least p "
                  "{:.2g} by Holm): they may be long enough",
                  join(names, ", "), least),
      2);
}

std::string notes(const Result& result, const TableOptions& options) {
  std::string text = variance_note(result) + likeness_note(result);
  for (const auto& warning : result.warnings) text += detail::wrapped("warning: " + warning, 2);
  if (options.assumptions > 0)
    text += detail::wrapped(
        fmt::format("{} assumed value{}: cuakhau explain {}", options.assumptions,
                    options.assumptions == 1 ? "" : "s", result.provenance.scenario),
        2);
  return text;
}

std::string last_line(const Result& result) {
  const auto& from = result.provenance;
  const bool has_intervals = from.replications > 1 || result.batched;
  const auto interval =
      has_intervals ? fmt::format(", ± at {:.3g} %", 100.0 * experiment::k_confidence) : "";
  return detail::wrapped(fmt::format("cuakhau {}, seed {}, {}{}, plan {}", from.version, from.seed,
                                     effort_text(result), interval, from.plan_digest.hex()),
                         2);
}

}  // namespace

std::string table(const Result& result, const model::Plan& plan, const TableOptions& options) {
  const auto palette = options.palette;
  std::string text = title(result, plan, palette);
  for (const auto& part :
       {detail::gate_table(result, plan, palette), detail::place_table(result, plan, palette),
        detail::money_table(result, plan, palette), detail::check_table(result, palette),
        detail::choice_table(result, palette), detail::own_table(result, palette),
        detail::policy_table(result, palette), detail::expectation_list(result, palette),
        notes(result, options)})
    if (!part.empty()) text += '\n' + part;
  return text + '\n' + inked(last_line(result), Ink::dim, palette);
}

}  // namespace cuakhau::report
