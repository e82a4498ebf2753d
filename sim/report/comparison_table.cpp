#include <cuakhau/report/comparison_table.hpp>

#include <algorithm>

#include <fmt/format.h>

#include "report/detail/grid.hpp"
#include "report/detail/heading.hpp"
#include "report/detail/verdict_text.hpp"

namespace cuakhau::report {
namespace {

using detail::Grid;
using detail::Ink;
using detail::Verdicts;
using experiment::Comparison;
using experiment::ComparisonResult;
using experiment::Finding;

std::string_view verdict_of(Finding finding) {
  switch (finding) {
    case Finding::higher: return "higher";
    case Finding::lower: return "lower";
    case Finding::not_shown: return "not shown";
    case Finding::identical: return "the same";
    case Finding::not_measured: break;
  }
  return detail::k_absent;
}

std::string p_text(const std::optional<double>& p) {
  if (!p) return detail::k_absent;
  if (*p < 0.001) return "<0.001";
  return *p >= 0.9995 ? "1" : fmt::format("{:.3f}", *p);
}

/// "×2.1": how many times as many independent runs would do as well.
std::string pairing_text(const Comparison& comparison) {
  if (!comparison.difference || !comparison.difference->pairing) return detail::k_absent;
  const double times = *comparison.difference->pairing;
  if (times >= 1'000.0) return ">×1000";
  return times < 10.0 ? fmt::format("×{:.1f}", times) : fmt::format("×{:.0f}", times);
}

class ComparisonGrid {
 public:
  ComparisonGrid(const ComparisonResult& result, const Verdicts& verdicts)
      : result_(result), verdicts_(verdicts) {
    grid_.head(
        {"", result.scenarios.front().name, "compared", "difference", "verdict", "p", "pairing"});
  }

  /// Of a scenario without an answer, or whose every number is that of the base, nothing.
  void scenario(std::size_t scenario) {
    std::vector<std::size_t> rows;
    for (std::size_t index = 0; index < result_.comparisons.size(); ++index) {
      const auto& one = result_.comparisons[index];
      if (one.scenario == scenario && one.difference) rows.push_back(index);
    }
    const bool has_news = std::ranges::any_of(rows, [&](std::size_t index) {
      return result_.comparisons[index].finding != Finding::identical;
    });
    if (!has_news) return;
    grid_.row({result_.scenarios[scenario].name, "", "", "", "", "", ""});
    for (const auto index : rows) row(index);
  }

  [[nodiscard]] bool has_rows() const { return grid_.has_rows(); }
  [[nodiscard]] std::string text(Palette palette) const {
    return grid_.has_rows() ? '\n' + grid_.text(palette) : std::string{};
  }

 private:
  void row(std::size_t index) {
    const auto& one = result_.comparisons[index];
    const auto measure = index % result_.measures.size();
    const double unit = verdicts_.unit_of(one.key).minutes;
    grid_.row({"  " + verdicts_.label(one.key),
               detail::figure(&result_.scenarios[0].estimates[measure], unit),
               detail::figure(&result_.scenarios[one.scenario].estimates[measure], unit),
               detail::signed_figure(one, unit), std::string{verdict_of(one.finding)},
               p_text(one.p_adjusted), pairing_text(one)});
  }

  const ComparisonResult& result_;
  const Verdicts& verdicts_;
  Grid grid_;
};

/// The best by estimate first: how far its true lead over the best of the others may be.
std::string best_table(const ComparisonResult& result, const Verdicts& verdicts, Palette palette) {
  if (!result.best) return {};
  const auto& [key, goal, rows] = *result.best;
  const double unit = verdicts.unit_of(key).minutes;
  const auto measure =
      static_cast<std::size_t>(std::ranges::find(result.measures, key) - result.measures.begin());
  Grid grid;
  grid.head({fmt::format("{} {}", goal == experiment::Goal::largest ? "most" : "least",
                         verdicts.label(key)),
             "", "ahead", "at least", "at most", "may be best"});
  for (const auto& [scenario, found] : rows) {
    const auto& one = result.scenarios[scenario];
    grid.row({"  " + one.name, detail::figure(&one.estimates[measure], unit),
              detail::signed_number(found.lead / unit),
              detail::signed_number(found.interval.low / unit),
              detail::signed_number(found.interval.high / unit), found.may_be_best ? "yes" : "no"});
  }
  return '\n' + grid.text(palette) + detail::wrapped(verdicts.best(), 2);
}

std::string in_words(const ComparisonResult& result, const Verdicts& verdicts) {
  std::string text;
  for (std::size_t scenario = 1; scenario < result.scenarios.size(); ++scenario)
    text += '\n' + detail::wrapped(verdicts.text(scenario), 2);
  for (const auto& warning : result.warnings)
    text += '\n' + detail::wrapped("warning: " + warning, 2);
  return text;
}

std::string legend(const ComparisonResult& result) {
  const bool has_bounds = std::ranges::any_of(result.comparisons, [](const Comparison& one) {
    return one.difference && one.bound != experiment::Bound::none;
  });
  return has_bounds
             ? "\n> <: a bound, ~: of two bounds, since trucks were still inside at the end\n"
             : std::string{};
}

/// What verdicts took into account.
std::string family(const ComparisonResult& result) {
  const auto tested = std::ranges::count_if(
      result.comparisons, [](const Comparison& one) { return one.p_adjusted.has_value(); });
  if (tested < 2) return {};
  return fmt::format(" each, p and verdicts over all {} differences (Holm)", tested);
}

std::string last_line(const ComparisonResult& result, const ComparisonGrid& grid) {
  const auto& from = result.provenance;
  auto text = fmt::format("cuakhau {}, seed {}, {} replications, the same trucks in each scenario",
                          from.version, from.seed, from.replications);
  if (grid.has_rows())
    text += fmt::format(
        "; ± at {:.4g} %{}; pairing: how many times as many independent runs would tell as much",
        100.0 * result.confidence, family(result));
  return detail::wrapped(text, 2);
}

}  // namespace

std::string comparison_table(const ComparisonResult& result, const model::Plan& base,
                             Palette palette) {
  const Verdicts verdicts{result, base};
  ComparisonGrid grid{result, verdicts};
  for (std::size_t scenario = 1; scenario < result.scenarios.size(); ++scenario)
    grid.scenario(scenario);
  const auto& name = base.name.empty() ? result.provenance.scenario : base.name;
  return detail::heading(name, result.window, result.clock, palette) + grid.text(palette) +
         in_words(result, verdicts) + best_table(result, verdicts, palette) + legend(result) +
         '\n' + detail::inked(last_line(result, grid), Ink::dim, palette);
}

}  // namespace cuakhau::report
