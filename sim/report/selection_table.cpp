#include <cuakhau/report/selection_table.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/base/time.hpp>

#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"
#include "report/detail/heading.hpp"
#include "report/detail/verdict_text.hpp"

namespace cuakhau::report {
namespace {

using detail::Grid;
using detail::Ink;
using detail::TimeUnit;
using experiment::Alternative;
using experiment::IndifferenceZone;
using experiment::SelectionResult;

std::string names_of(const SelectionResult& result) {
  std::vector<std::string> names;
  for (const auto survivor : result.survivors) names.push_back(result.alternatives[survivor].name);
  return detail::listed(names);
}

constexpr double k_ms_per_minute = 60'000.0;

bool has_zone(const SelectionResult& result) {
  return std::holds_alternative<IndifferenceZone>(result.request.effort);
}

/// How an alternative fared.
std::string fate_of(const SelectionResult& result, std::size_t index) {
  const Alternative& one = result.alternatives[index];
  if (!one.no_answer.empty()) return "no answer";
  if (!has_zone(result)) return index == result.survivors.front() ? "best so far" : "";
  if (!one.elimination) return result.is_decided ? "selected" : "may be best";
  return fmt::format("out after {}", one.elimination->observations);
}

std::string table_of(const SelectionResult& result, TimeUnit waits, Palette palette) {
  const auto& request = result.request;
  const double unit = detail::unit_of(request.measure, waits).minutes;
  const auto ranking = result.ranking();
  const auto place_of = [&](std::size_t index) {
    return std::ranges::find(ranking, index) - ranking.begin() + 1;
  };
  Grid grid;
  grid.head({fmt::format("{} {}", request.goal == experiment::Goal::largest ? "most" : "least",
                         detail::label_of(request.measure, waits)),
             "", "replications", "", "against", "behind by"});
  for (const auto index : ranking) {
    const auto& one = result.alternatives[index];
    const auto& out = one.elimination;
    grid.row({fmt::format("{:2} {}", place_of(index), one.name),
              detail::figure(&one.estimate, unit), fmt::format("{}", one.replications),
              fate_of(result, index), out ? fmt::format("{}", place_of(out->against)) : "",
              out ? detail::signed_number(out->behind / unit).substr(1) : ""});
  }
  return '\n' + grid.text(palette);
}

/// What the choice promises, or that nothing was decided.
std::string choice(const SelectionResult& result, TimeUnit waits) {
  const auto& zone = std::get<IndifferenceZone>(result.request.effort);
  const auto unit = detail::unit_of(result.request.measure, waits);
  const auto size =
      result.request.measure.unit == "min"
          ? format_duration(ticks_from(zone.size * k_ms_per_minute))
          : fmt::format("{:.4g}{}{}", zone.size, unit.name.empty() ? "" : " ", unit.name);
  const double percent = 100.0 * result.request.confidence;
  if (!result.is_decided)
    return fmt::format(
        "Not decided with {} replications each: {} may be the best. More replications (--at-most) "
        "or a larger indifference than {} would decide.",
        zone.most_each, names_of(result), size);
  const auto what = result.survivors.size() > 1
                        ? fmt::format(
                              "{} are selected together: they are the same in every "
                              "replication.",
                              names_of(result))
                        : fmt::format("{} is selected.", names_of(result));
  return fmt::format(
      "{} With a chance of at least {:.4g} % the choice is the best, if the best is better than "
      "every other by at least {}; those that are closer to it than that may be taken for it. "
      "(Kim & Nelson 2001; values of replications normal in distribution.)",
      what, percent, size);
}

/// What it took, beside what independent runs would have taken.
std::string effort(const SelectionResult& result) {
  const auto spent = result.provenance.replications;
  if (!result.rinott) return fmt::format("It took {} replications.", spent);
  return fmt::format(
      "It took {} replications of all together; Rinott's two-stage procedure, whose runs share no "
      "trucks, would have taken {:.0f}.",
      spent, *result.rinott);
}

std::string in_words(const SelectionResult& result, TimeUnit waits) {
  std::string text;
  const auto add = [&](const std::string& sentences) {
    text += '\n' + detail::wrapped(sentences, 2);
  };
  if (has_zone(result)) {
    add(choice(result, waits));
    add(effort(result));
  } else {
    add(fmt::format(
        "{} is the best by estimate after {} replications of all together. They went "
        "where they tell most (OCBA, Chen et al. 2000); that promises nothing about "
        "the choice.",
        result.alternatives[result.survivors.front()].name, result.provenance.replications));
  }
  for (const auto& one : result.alternatives)
    if (!one.no_answer.empty()) add(fmt::format("{} is out: {}.", one.name, one.no_answer));
  for (const auto& warning : result.warnings) add("warning: " + warning);
  return text;
}

std::string last_line(const SelectionResult& result) {
  return detail::wrapped(
      fmt::format("cuakhau {}, seed {}, the same trucks in each scenario; ± at {:.4g} % each",
                  result.provenance.version, result.provenance.seed,
                  100.0 * result.request.confidence),
      2);
}

}  // namespace

std::string selection_table(const SelectionResult& result, const model::Plan& base,
                            Palette palette) {
  const auto waits = detail::time_unit_for(base);
  const auto& name = base.name.empty() ? result.provenance.scenario : base.name;
  return detail::heading(name, result.window, result.clock, palette) +
         table_of(result, waits, palette) + in_words(result, waits) + '\n' +
         detail::inked(last_line(result), Ink::dim, palette);
}

}  // namespace cuakhau::report
