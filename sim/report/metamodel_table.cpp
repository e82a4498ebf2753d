#include <cuakhau/report/metamodel_table.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>

#include "report/detail/factor_text.hpp"
#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"

namespace cuakhau::report {
namespace {

using detail::Grid;
using experiment::Answer;
using experiment::FactorSpace;
using experiment::Metamodel;
using experiment::NoModel;
using experiment::ResponseScale;
using experiment::Trust;

constexpr detail::TimeUnit k_as_swept{"min", 1.0};

std::string points_of(std::size_t count) {
  return fmt::format("{} point{}", count, count == 1 ? "" : "s");
}

std::string trust_text(Trust trust) {
  switch (trust) {
    case Trust::good: return "good enough to ask";
    case Trust::narrow: return "do not trust its intervals: too few points lie within theirs";
    case Trust::noisy:
      return "noise hides the rest: more replications a point help more than more points";
    case Trust::coarse: break;
  }
  return "do not trust it: add points, such as those of --suggest";
}

std::string refusal_text(const MetamodelReport& report, const ModelledMeasure& one) {
  switch (one.model.error()) {
    case NoModel::too_few_points:
      return fmt::format("no model: {} {} a value, and it takes at least {}",
                         points_of(report.points - one.silent),
                         report.points - one.silent == 1 ? "has" : "have",
                         report.space.width() + 2);
    case NoModel::no_noise:
      return "no model: a point of one replication does not tell how noisy it is; sweep with "
             "--replications 2 or more";
    case NoModel::same_everywhere: break;
  }
  return "no model: it is the same at every point";
}

std::string error_text(const ModelledMeasure& one) {
  const auto& quality = one.model->quality();
  if (one.model->scale() == ResponseScale::logarithmic)
    return fmt::format("{:.2g} %", 100.0 * std::expm1(quality.error));
  return fmt::format("{:.3g}{}{}", quality.error, one.key.unit.empty() ? "" : " ", one.key.unit);
}

std::string quality_text(const ModelledMeasure& one) {
  const auto& quality = one.model->quality();
  auto text = fmt::format(
      "{}. Predicted from the others, points are missed by {} (root mean square), Q² {:.2f}; "
      "{:.0f} "
      "of {} lie within ±1.96 standard deviations; noise makes {:.0f} % of the squared error",
      trust_text(quality.trust), error_text(one), quality.q_squared,
      quality.within * static_cast<double>(quality.points), quality.points, 100.0 * quality.noise);
  if (one.silent > 0) text += fmt::format("; {} had nothing to measure", points_of(one.silent));
  if (quality.lower_bounds > 0)
    text += fmt::format(
        "; at {} trucks still waited at the end, so that what is expected there is too low",
        points_of(quality.lower_bounds));
  return text;
}

/// What the measure hangs on, most first.
std::string lengths_table(const MetamodelReport& report, const Metamodel& model, Palette palette) {
  const auto& lengths = model.lengths();
  std::vector<std::size_t> order(lengths.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t k) { return lengths[k]; });
  Grid grid;
  grid.head({"", "range", "length"});
  for (const auto k : order) {
    const auto& factors = report.space.factors();
    const auto factor = std::ranges::find(factors, model.space().name(k),
                                          [](const auto& each) { return each.name(); });
    grid.row({model.space().name(k), factor == factors.end() ? "" : detail::range_text(*factor),
              fmt::format("{:.2f}", lengths[k])});
  }
  return grid.text(palette);
}

/// "5.4 ±0.3", of a logarithm "5.4 (5.1 … 5.8)".
std::string answer_text(const Metamodel& model, const Answer& answer) {
  constexpr int decimals = 3;
  experiment::Estimate estimate;
  estimate.value = answer.value;
  if (model.scale() == ResponseScale::linear) {
    estimate.interval = answer.interval;
    return detail::figure(&estimate, 1.0, decimals);
  }
  auto low = estimate;
  auto high = estimate;
  low.value = answer.interval.low;
  high.value = answer.interval.high;
  return fmt::format("{} ({} … {})", detail::figure(&estimate, 1.0, decimals),
                     detail::figure(&low, 1.0, decimals), detail::figure(&high, 1.0, decimals));
}

/// The factors that vary, by their values at a point.
Grid::Cells value_cells(const FactorSpace& space, std::span<const double> point) {
  Grid::Cells cells;
  for (std::size_t k = 0; k < point.size(); ++k)
    if (space.varies(k)) cells.push_back(detail::factor_cell(space.factors()[k], point[k]));
  return cells;
}

Grid::Cells value_heads(const FactorSpace& space) {
  Grid::Cells heads;
  for (std::size_t k = 0; k < space.factors().size(); ++k)
    if (space.varies(k)) heads.push_back(detail::factor_head(space.factors()[k]));
  return heads;
}

/// Why an answer is less than others.
std::string answer_note(const FactorSpace& space, std::span<const double> point,
                        const Answer& answer) {
  std::vector<std::string> names;
  for (const auto factor : space.beyond(point)) names.push_back(space.factors()[factor].name());
  std::vector<std::string> notes;
  if (answer.is_untested) notes.emplace_back("untested");
  if (!names.empty()) notes.push_back("beyond the points with an answer: " + join(names, ", "));
  return join(notes, "; ");
}

/// What the mark means, where an answer has it.
std::string untested_text(const Metamodel& model, std::span<const std::vector<double>> points,
                          double confidence) {
  const bool has_mark = std::ranges::any_of(
      points, [&](const auto& point) { return model.answer(point, confidence).is_untested; });
  if (!has_mark) return {};
  const auto text = fmt::format(
      "untested: fewer than {} of the points that were left out were predicted as unsurely as "
      "this, so that their errors say nothing of it, nor does the verdict above: run the point",
      experiment::k_fewest_tests);
  return detail::wrapped(text, 2);
}

/// Points, and what the model answers.
std::string answers_table(const MetamodelReport& report, const ModelledMeasure& one,
                          std::span<const std::vector<double>> points, Palette palette) {
  Grid grid;
  auto heads = value_heads(report.space);
  heads.push_back(detail::label_of(one.key, k_as_swept));
  heads.emplace_back("");
  grid.head(std::move(heads));
  for (const auto& point : points) {
    const auto answer = one.model->answer(point, report.confidence);
    auto cells = value_cells(report.space, point);
    cells.push_back(answer_text(*one.model, answer));
    cells.push_back(answer_note(report.space, point, answer));
    grid.row(std::move(cells));
  }
  return grid.text(palette);
}

std::string measure_part(const MetamodelReport& report, std::size_t measure, Palette palette) {
  const auto& one = report.measures[measure];
  auto title = detail::label_of(one.key, k_as_swept);
  if (one.model && one.model->scale() == ResponseScale::logarithmic) title += ", by its logarithm";
  auto text = '\n' + detail::inked(title, detail::Ink::bold, palette) + '\n';
  if (!one.model) return text + detail::wrapped(refusal_text(report, one), 2);
  text += detail::wrapped(quality_text(one), 2) + lengths_table(report, *one.model, palette);
  std::vector<std::vector<double>> points;
  for (std::size_t row = 0; row < report.asked.size(); ++row)
    points.emplace_back(report.asked[row].begin(), report.asked[row].end());
  if (!points.empty()) text += "\nasked\n" + answers_table(report, one, points, palette);
  if (report.best && report.best->measure == measure) {
    text += fmt::format("\n{} expected\n",
                        report.best->goal == experiment::Goal::largest ? "most" : "least") +
            answers_table(report, one, {&report.best->point, 1}, palette);
    points.push_back(report.best->point);
  }
  return text + untested_text(*one.model, points, report.confidence);
}

std::string suggested_part(const MetamodelReport& report, Palette palette) {
  if (!report.suggested) return {};
  const auto& points = report.suggested->points;
  if (points.size() == 0) return "\nno point is left that has not been run\n";
  Grid grid;
  grid.head(value_heads(report.space));
  for (std::size_t row = 0; row < points.size(); ++row)
    grid.row(value_cells(report.space, points[row]));
  return '\n' + detail::inked("worth running next", detail::Ink::bold, palette) + '\n' +
         grid.text(palette);
}

std::string fixed_text(const FactorSpace& space) {
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < space.factors().size(); ++k)
    if (!space.varies(k))
      parts.push_back(
          fmt::format("{} is {}", space.factors()[k].name(),
                      experiment::value_text(space.factors()[k], space.value_at_start(k))));
  return parts.empty() ? "" : detail::listed(parts) + " at every point; ";
}

std::string origin_text(const MetamodelReport& report) {
  const auto& facts = report.sweep.facts;
  const auto& counts = report.sweep.counts;
  auto text = points_of(counts.all());
  if (counts.all() < facts.points)
    text += fmt::format(" of {}: {} not run yet", facts.points, facts.points - counts.all());
  if (const auto silent = counts.no_answer + counts.invalid; silent > 0)
    text += fmt::format(", {} without an answer left out", silent);
  if (report.points < report.sweep.points.size())
    text += fmt::format(", {} of the others, spread evenly, taken", report.points);
  return fmt::format(
      "{}; {}{} each, {} random numbers at every point; lengths in ranges of the factor: the "
      "longer, "
      "the less hangs on it; intervals of the mean at {:.4g} %; cuakhau {}",
      text, fixed_text(report.space), facts.effort,
      facts.random_numbers == experiment::RandomNumbers::common ? "the same" : "other",
      100.0 * report.confidence, report.version);
}

}  // namespace

std::string metamodel_table(const MetamodelReport& report, Palette palette) {
  auto text =
      detail::inked("Metamodel of " + report.sweep.facts.scenario, detail::Ink::bold, palette) +
      '\n';
  for (std::size_t measure = 0; measure < report.measures.size(); ++measure)
    text += measure_part(report, measure, palette);
  return text + suggested_part(report, palette) + '\n' +
         detail::inked(detail::wrapped(origin_text(report), 2), detail::Ink::dim, palette);
}

}  // namespace cuakhau::report
