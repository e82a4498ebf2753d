#include <cuakhau/experiment/baseline_reader.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/baseline_json.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/files/json_reader.hpp>

#include "experiment/detail/member_reader.hpp"

namespace cuakhau::experiment {
namespace {

using detail::MemberReader;
using detail::Spot;

constexpr std::uint64_t k_most_kept = 1'000'000;
// Sums may be taken in another order on another machine, no more.
constexpr double k_order_of_sums = 1e-9;
constexpr const char* k_remedy =
    "take the file as it was committed, or move it away and make it anew: cuakhau regress "
    "--baseline FILE --update SCENARIO";

bool are_close(const std::optional<double>& said, const std::optional<double>& found) {
  if (!said || !found) return said.has_value() == found.has_value();
  const double size = std::max(std::abs(*said), std::abs(*found));
  return std::abs(*said - *found) <= k_order_of_sums * size + 1e-12;
}

/// "0.1.0" by its parts; nothing when it is no version.
std::optional<std::array<std::uint64_t, 3>> parts_of(std::string_view version) {
  std::array<std::uint64_t, 3> parts{};
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const auto end = k + 1 < parts.size() ? version.find('.') : version.size();
    if (end == std::string_view::npos) return std::nullopt;
    const auto part = parse_count(version.substr(0, end));
    if (!part) return std::nullopt;
    parts[k] = *part;
    version.remove_prefix(std::min(end + 1, version.size()));
  }
  return parts;
}

/// The line, counted from 1, of the first mark that a merge left; nothing where there is none.
std::optional<std::uint32_t> line_of_merge_mark(std::string_view text) {
  constexpr std::array<std::string_view, 4> k_marks{"<<<<<<< ", "||||||| ", "=======", ">>>>>>> "};
  for (std::uint32_t line = 1; !text.empty(); ++line) {
    if (std::ranges::any_of(k_marks, [&](auto mark) { return text.starts_with(mark); }))
      return line;
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  }
  return std::nullopt;
}

/// Why it is no JSON.
Diagnostic no_json(Diagnostic defect, std::string_view text) {
  defect.help = {k_remedy};
  if (const auto line = line_of_merge_mark(text)) {
    defect.where = {defect.where.file, *line, 0, 0, {}};
    defect.path.clear();
    defect.message = "has marks of a merge: both sides changed it";
    defect.help = {
        "take one side as it is, such as git checkout --ours FILE, then make it anew for the "
        "merged "
        "scenario: cuakhau regress --baseline FILE --update SCENARIO"};
  }
  return defect;
}

model::MeasureKey read_key(MemberReader& reader, const Spot& object) {
  reader.only(object, std::array<std::string_view, 8>{"measure", "unit", "where", "direction",
                                                      "flow", "period", "outcome", "statistic"});
  model::MeasureKey key;
  key.measure = reader.text(object, "measure");
  key.unit = reader.text(object, "unit");
  key.where = reader.text(object, "where");
  key.direction = reader.text(object, "direction");
  key.flow = reader.text(object, "flow");
  key.period = reader.text(object, "period");
  key.outcome = reader.text(object, "outcome");
  key.statistic = reader.text(object, "statistic");
  return key;
}

std::optional<Goal> read_better(MemberReader& reader, const Spot& object) {
  constexpr std::array<std::string_view, 3> k_words{"more", "less", "neither"};
  switch (reader.word(object, "better", k_words)) {
    case 0: return Goal::largest;
    case 1: return Goal::smallest;
    default: return std::nullopt;
  }
}

model::MeasureBound read_tolerance(MemberReader& reader, const Spot& object,
                                   const model::MeasureKey& key) {
  const auto text = reader.text(object, "tolerance");
  const auto blank = std::min(text.find_first_not_of("0123456789."), text.size());
  const auto value = parse_real(std::string_view{text}.substr(0, blank));
  model::MeasureBound bound{value.value_or(0.0), std::string{trimmed(text.substr(blank))}};
  const bool is_sound =
      value && *value >= 0.0 && BaselineMeasure::tolerance_in_unit(bound, key, 1.0);
  if (!is_sound)
    reader.refuse_member(object, "tolerance",
                         fmt::format("expected a size in {} or a share such as \"2 %\", found {}",
                                     key.unit, quote(text)));
  return bound;
}

void read_weights(MemberReader& reader, const Spot& object, BaselineMeasure& measure) {
  const auto weights = reader.member(object, "weights");
  if (!weights) return;
  const auto* each = weights->node->items();
  const bool fits =
      each != nullptr ? each->size() == measure.readings.size() : weights->node->real() != nullptr;
  if (!fits) {
    reader.refuse(*weights, "expected one number, or one for each value");
    return;
  }
  for (std::size_t k = 0; k < measure.readings.size(); ++k) {
    const auto at =
        each == nullptr ? *weights : Spot{&(*each)[k], fmt::format("{}[{}]", weights->path, k)};
    auto& reading = measure.readings[k];
    reading.weight = reader.real_or_null(at).value_or(0.0);
    if (reading.weight < 0.0 || reading.value.has_value() != (reading.weight > 0.0))
      reader.refuse(at, "expected a number above 0 for each value, and 0 for each null");
  }
}

void read_values(MemberReader& reader, const Spot& object, std::size_t replications,
                 BaselineMeasure& measure) {
  for (const auto& value : reader.items(object, "values"))
    measure.readings.push_back({reader.real_or_null(value), 0.0});
  if (!reader.has_failed() && measure.readings.size() != replications)
    reader.refuse_member(
        object, "values",
        fmt::format("{} values of {} replications", measure.readings.size(), replications));
  read_weights(reader, object, measure);
}

/// What the values give must be what is written beside them.
void check_sums(MemberReader& reader, const Spot& object, const BaselineMeasure& measure) {
  const auto mean = reader.member(object, "mean");
  const auto sd = reader.member(object, "sd");
  if (reader.has_failed()) return;
  const auto found = measure.estimate();
  if (!are_close(reader.real_or_null(*mean), found.value))
    reader.refuse(*mean, "is not that of the values");
  if (!are_close(reader.real_or_null(*sd), found.sd))
    reader.refuse(*sd, "is not that of the values");
}

BaselineMeasure read_measure(MemberReader& reader, const Spot& object, std::size_t replications) {
  reader.only(object,
              std::array<std::string_view, 9>{"of", "better", "tolerance", "pooling", "lower_bound",
                                              "mean", "sd", "values", "weights"});
  constexpr std::array<std::string_view, 2> k_poolings{"ratio", "mean"};
  BaselineMeasure measure;
  const auto of = reader.member(object, "of");
  if (!of) return measure;
  measure.key = read_key(reader, *of);
  measure.better = read_better(reader, object);
  measure.tolerance = read_tolerance(reader, object, measure.key);
  measure.pooling = reader.word(object, "pooling", k_poolings) == 0 ? model::Pooling::ratio
                                                                    : model::Pooling::mean;
  measure.is_lower_bound = reader.flag(object, "lower_bound");
  read_values(reader, object, replications, measure);
  if (!reader.has_failed()) check_sums(reader, object, measure);
  return measure;
}

/// Before anything else is read, since another schema may look in any way.
void check_head(MemberReader& reader, const Spot& root, std::string_view version) {
  const auto schema = reader.text(root, "schema");
  if (reader.has_failed()) return;
  if (schema != k_baseline_schema) {
    reader.refuse_member(
        root, "schema",
        fmt::format("expected {}, found {}", quote(k_baseline_schema), quote(schema)),
        {"this is no baseline that this program can read"});
    return;
  }
  const auto said = reader.text(root, "version");
  if (reader.has_failed()) return;
  const auto parts = parts_of(said);
  if (!parts) {
    reader.refuse_member(
        root, "version",
        fmt::format("expected a version such as \"0.1.0\", found {}", quote(said)));
  } else if (*parts > parts_of(version)) {
    reader.refuse_member(
        root, "version",
        fmt::format("was made by cuakhau {}, which is newer than this {}", said, version),
        {"run it with that version"});
  }
}

void read_measures(MemberReader& reader, const Spot& root, Baseline& baseline) {
  const auto all = reader.items(root, "measures");
  for (const auto& one : all) {
    auto measure = read_measure(reader, one, baseline.paths.size());
    if (reader.has_failed()) return;
    if (const auto* twin = baseline.find(measure.key))
      reader.refuse(
          one, fmt::format("{} in {} stands here twice, first as {}", measure_text(measure.key),
                           measure.key.unit,
                           all[static_cast<std::size_t>(twin - baseline.measures.data())].path));
    baseline.measures.push_back(std::move(measure));
  }
  if (baseline.measures.empty()) reader.refuse_member(root, "measures", "expected at least one");
}

void read_paths(MemberReader& reader, const Spot& root, Baseline& baseline) {
  const auto replications = reader.count(root, "replications");
  const auto paths = reader.items(root, "path_digest");
  if (reader.has_failed()) return;
  if (replications < 2 || replications > k_most_kept)
    reader.refuse_member(root, "replications",
                         fmt::format("expected 2 to {}, found {}", k_most_kept, replications));
  if (paths.size() != replications)
    reader.refuse_member(root, "path_digest",
                         fmt::format("{} digests of {} replications", paths.size(), replications));
  for (const auto& path : paths) baseline.paths.push_back(reader.hash(path).value_or(Hash128{}));
}

std::optional<Duration> read_warm_up(MemberReader& reader, const Spot& root) {
  const auto warm_up = reader.member(root, "warm_up_ms");
  if (!warm_up || warm_up->node->is_null()) return std::nullopt;
  const auto ticks = reader.count(root, "warm_up_ms");
  if (ticks > static_cast<std::uint64_t>(Duration::max().count()))
    return reader.refuse(*warm_up, "expected milliseconds of a run, or null");
  return Duration{static_cast<Duration::rep>(ticks)};
}

std::string read_plan_text(MemberReader& reader, const Spot& root) {
  std::string plan;
  for (const auto& line : reader.items(root, "plan")) {
    const auto* text = line.node->text();
    if (text == nullptr) {
      reader.refuse(line, "expected a text a line");
      break;
    }
    plan += *text + '\n';
  }
  return plan;
}

Baseline read_members(MemberReader& reader, const Spot& root) {
  reader.only(root, std::array<std::string_view, 11>{"schema", "version", "scenario", "plan_digest",
                                                     "seed", "replications", "warm_up_ms",
                                                     "measures", "path_digest", "digest", "plan"});
  Baseline baseline;
  baseline.version = reader.text(root, "version");
  baseline.scenario = reader.text(root, "scenario");
  baseline.plan_digest = reader.hash(root, "plan_digest").value_or(Hash128{});
  baseline.seed = reader.count(root, "seed");
  baseline.warm_up = read_warm_up(reader, root);
  read_paths(reader, root, baseline);
  if (!reader.has_failed()) read_measures(reader, root, baseline);
  baseline.plan = read_plan_text(reader, root);
  const auto digest = reader.hash(root, "digest");
  if (digest && !reader.has_failed() && *digest != baseline.digest())
    reader.refuse(root, "was edited by hand, or damaged: its digest is of something else",
                  {k_remedy, "by hand, only `tolerance` and `better` may be edited"});
  return baseline;
}

}  // namespace

Expected<Baseline, Diagnostic> read_baseline(const std::string& name, std::string_view text,
                                             std::string_view version) {
  auto root = files::read_json(name, text);
  if (!root) return Unexpected{no_json(std::move(root).error(), text)};
  MemberReader reader{name, k_remedy};
  const Spot whole{&*root};
  check_head(reader, whole, version);
  if (reader.has_failed()) return Unexpected{*reader.defect()};
  auto baseline = read_members(reader, whole);
  if (reader.has_failed()) return Unexpected{*reader.defect()};
  return baseline;
}

}  // namespace cuakhau::experiment
