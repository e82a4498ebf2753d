#include <cuakhau/report/table.hpp>

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/duration_text.hpp>

#include "report/detail/check_table.hpp"
#include "report/detail/expectation_list.hpp"
#include "report/detail/grid.hpp"
#include "report/detail/money_table.hpp"
#include "report/detail/own_table.hpp"
#include "report/detail/policy_table.hpp"
#include "report/detail/summary.hpp"

namespace cuakhau::report {
namespace {

using detail::Ink;
using experiment::Result;

/// "2023-01-08" at midnight, else with the time of day.
std::string point_text(Instant instant, UtcOffset clock) {
  const auto local = civil(instant, clock);
  auto date = to_iso(local.date);
  if (local.time_of_day == Duration{0}) return date;
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local.time_of_day).count();
  return fmt::format("{} {:02}:{:02}", date, minutes / 60, minutes % 60);
}

std::string title(const Result& result, const model::Plan& plan, Palette palette) {
  const auto& window = result.window;
  auto period =
      fmt::format("measured from {} until {} ({})", point_text(window.measured_from, result.clock),
                  point_text(window.horizon, result.clock),
                  format_duration(window.horizon - window.measured_from));
  if (window.measured_from > window.start)
    period +=
        fmt::format(", after {} of warm-up", format_duration(window.measured_from - window.start));
  const auto& name = plan.name.empty() ? result.provenance.scenario : plan.name;
  return inked(detail::wrapped(name, 0), Ink::bold, palette) + detail::wrapped(period, 0);
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
