#include <cuakhau/report/baseline_text.hpp>

#include <algorithm>

#include <fmt/format.h>

#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"
#include "report/detail/shift_text.hpp"

namespace cuakhau::report {
namespace {

using experiment::Baseline;
using experiment::BaselineMeasure;

std::string figure_of(const BaselineMeasure* measure) {
  if (measure == nullptr) return detail::k_absent;
  const auto estimate = measure->estimate();
  return detail::figure(&estimate);
}

std::string tolerance_of(const BaselineMeasure& measure) {
  return fmt::format("{} {}", measure.tolerance.value, measure.tolerance.unit);
}

}  // namespace

std::string baseline_text(const std::string& file, const Baseline& baseline, const Baseline* before,
                          Palette palette) {
  auto text = detail::inked(file, detail::Ink::bold, palette) +
              fmt::format(": {}, {} replications, seed {}", baseline.scenario,
                          baseline.replications(), baseline.seed);
  if (before != nullptr && *before == baseline) return text + ", as before\n";
  detail::Grid grid;
  grid.head({"", before == nullptr ? "" : "before", "now", "tolerance"});
  for (const auto& measure : baseline.measures)
    grid.row({"  " + detail::label_of(measure.key, detail::k_minutes_everywhere),
              before == nullptr ? "" : figure_of(before->find(measure.key)), figure_of(&measure),
              tolerance_of(measure)});
  if (before != nullptr)
    for (const auto& measure : before->measures)
      if (baseline.find(measure.key) == nullptr)
        grid.row({"  " + detail::label_of(measure.key, detail::k_minutes_everywhere),
                  figure_of(&measure), "dropped", ""});
  return text + '\n' + grid.text(palette);
}

std::string stale_release_text(const std::string& file, const Baseline& release,
                               const Baseline& now, Palette palette) {
  detail::Grid grid;
  grid.head({"", "release", "now", "tolerance"});
  bool is_stale = false;
  bool is_less = false;
  for (const auto& measure : release.measures) {
    const auto* found = now.find(measure.key);
    if (found != nullptr && !experiment::is_worse(measure, *found)) continue;
    is_stale = true;
    is_less |= found == nullptr;
    grid.row({"  " + detail::label_of(measure.key, detail::k_minutes_everywhere),
              figure_of(&measure), found == nullptr ? "not kept" : figure_of(found),
              tolerance_of(measure)});
  }
  if (!is_stale) return {};
  return fmt::format(
      "{} stays, and regress holds on to it; this may now be worse than it bears{}:\n{}"
      "where this change is meant for the release too: --update --release\n",
      detail::inked(file, detail::Ink::bold, palette), is_less ? ", or not kept any more" : "",
      grid.text(palette));
}

}  // namespace cuakhau::report
