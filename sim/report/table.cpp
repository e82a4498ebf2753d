#include <cuakhau/report/table.hpp>

#include <fmt/format.h>

#include "report/detail/check_table.hpp"
#include "report/detail/expectation_list.hpp"
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

std::string notes(const Result& result, const TableOptions& options) {
  std::string text;
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
  const auto interval =
      from.replications > 1 ? fmt::format(", ± at {:.3g} %", 100.0 * experiment::k_confidence) : "";
  return detail::wrapped(
      fmt::format("cuakhau {}, seed {}, {} replication{}{}, plan {}", from.version, from.seed,
                  from.replications, from.replications == 1 ? "" : "s", interval,
                  from.plan_digest.hex()),
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
