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
#include <cuakhau/files/json_reader.hpp>

namespace cuakhau::experiment {
namespace {

using files::JsonNode;

constexpr std::uint64_t k_most_kept = 1'000'000;
// Sums may be taken in another order on another machine, no more.
constexpr double k_order_of_sums = 1e-9;
constexpr const char* k_remedy =
    "take the file as it was committed, or make it anew: cuakhau regress --baseline FILE --update "
    "SCENARIO";

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

std::optional<Hash128> hash_of(const std::string& text) {
  constexpr std::string_view digits = "0123456789abcdef";
  Hash128 hash;
  if (text.size() != 32) return std::nullopt;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const auto digit = digits.find(text[k]);
    if (digit == std::string_view::npos) return std::nullopt;
    auto& half = k < 16 ? hash.high : hash.low;
    half = half << 4U | digit;
  }
  return hash;
}

/// Reads members one by one; after the first defect every further answer is empty.
class Reader {
 public:
  explicit Reader(std::string name) : name_(std::move(name)) {}

  [[nodiscard]] const std::optional<Diagnostic>& defect() const { return defect_; }

  std::nullopt_t refuse(const JsonNode& at, std::string path, std::string message,
                        std::vector<std::string> help = {k_remedy}) {
    if (!defect_)
      defect_ = Diagnostic{Severity::error,
                           {name_, at.line, 0, 0, {}},
                           std::move(path),
                           std::move(message),
                           std::move(help)};
    return std::nullopt;
  }

  /// Null when it is missing.
  const JsonNode* member(const JsonNode& object, const std::string& key) {
    const auto* found = object.find(key);
    if (found == nullptr) refuse(object, key, "is missing");
    return found;
  }

  std::string text(const JsonNode& object, const std::string& key) {
    const auto* node = member(object, key);
    if (node == nullptr) return {};
    if (node->text() == nullptr) refuse(*node, key, "expected a text");
    return node->text() == nullptr ? std::string{} : *node->text();
  }

  std::uint64_t count(const JsonNode& object, const std::string& key) {
    const auto* node = member(object, key);
    if (node == nullptr) return 0;
    if (node->count() == nullptr) refuse(*node, key, "expected a whole number of 0 or more");
    return node->count() == nullptr ? 0 : *node->count();
  }

  std::optional<double> real_or_null(const JsonNode& node, const std::string& key) {
    if (node.is_null()) return std::nullopt;
    if (node.real() == nullptr) return refuse(node, key, "expected a number or null");
    return *node.real();
  }

  std::optional<Hash128> hash(const JsonNode& node, const std::string& key) {
    const auto found = node.text() == nullptr ? std::nullopt : hash_of(*node.text());
    if (!found) return refuse(node, key, "expected a digest of 32 hexadecimal digits");
    return found;
  }

  const JsonNode::Items& items(const JsonNode& object, const std::string& key) {
    static const JsonNode::Items k_none;
    const auto* node = member(object, key);
    if (node == nullptr) return k_none;
    if (node->items() == nullptr) refuse(*node, key, "expected a list");
    return node->items() == nullptr ? k_none : *node->items();
  }

  /// One of two words.
  bool is_first(const JsonNode& object, const std::string& key, std::string_view first,
                std::string_view second) {
    const auto word = text(object, key);
    if (word != first && word != second && !defect_)
      refuse(*object.find(key), key,
             fmt::format("expected {} or {}, found {}", quote(first), quote(second), quote(word)));
    return word == first;
  }

  /// Nothing may stand there that nobody reads.
  template <std::size_t N>
  void only(const JsonNode& object, const std::array<std::string_view, N>& known) {
    const auto* members = std::get_if<JsonNode::Members>(&object.value);
    if (members == nullptr) {
      refuse(object, {}, "expected an object");
      return;
    }
    for (const auto& [key, node] : *members)
      if (std::ranges::find(known, key) == known.end()) refuse(node, key, "unknown key");
  }

 private:
  std::string name_;
  std::optional<Diagnostic> defect_;
};

model::MeasureKey read_key(Reader& reader, const JsonNode& object) {
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

std::optional<Goal> read_better(Reader& reader, const JsonNode& object) {
  const auto word = reader.text(object, "better");
  if (word == "more") return Goal::largest;
  if (word == "less") return Goal::smallest;
  if (word != "neither" && !reader.defect())
    reader.refuse(*object.find("better"), "better",
                  fmt::format("expected \"more\", \"less\" or \"neither\", found {}", quote(word)));
  return std::nullopt;
}

model::MeasureBound read_tolerance(Reader& reader, const JsonNode& object,
                                   const model::MeasureKey& key) {
  const auto text = reader.text(object, "tolerance");
  const auto blank = std::min(text.find(' '), text.size());
  const auto value = parse_real(std::string_view{text}.substr(0, blank));
  model::MeasureBound bound{value.value_or(0.0), std::string{trimmed(text.substr(blank))}};
  const bool is_sound =
      value && *value >= 0.0 && BaselineMeasure::tolerance_in_unit(bound, key, 1.0);
  if (!is_sound && !reader.defect())
    reader.refuse(*object.find("tolerance"), "tolerance",
                  fmt::format("expected a size in {} or a share such as \"2 %\", found {}",
                              key.unit, quote(text)));
  return bound;
}

void read_values(Reader& reader, const JsonNode& object, BaselineMeasure& measure) {
  for (const auto& node : reader.items(object, "values"))
    measure.readings.push_back({reader.real_or_null(node, "values"), 0.0});
  const auto* weights = reader.member(object, "weights");
  if (weights == nullptr) return;
  const auto* each = weights->items();
  const bool fits =
      each != nullptr ? each->size() == measure.readings.size() : weights->real() != nullptr;
  if (!fits) {
    reader.refuse(*weights, "weights", "expected one number, or one for each value");
    return;
  }
  for (std::size_t k = 0; k < measure.readings.size(); ++k) {
    const auto& node = each == nullptr ? *weights : (*each)[k];
    auto& reading = measure.readings[k];
    reading.weight = reader.real_or_null(node, "weights").value_or(0.0);
    if (reading.weight < 0.0 || reading.value.has_value() != (reading.weight > 0.0))
      reader.refuse(node, "weights",
                    "expected a number above 0 for each value, and 0 for each null");
  }
}

/// What the values give must be what is written beside them.
void check_sums(Reader& reader, const JsonNode& object, const BaselineMeasure& measure) {
  const auto* mean = reader.member(object, "mean");
  const auto* sd = reader.member(object, "sd");
  if (reader.defect()) return;
  const auto found = measure.estimate();
  if (!are_close(reader.real_or_null(*mean, "mean"), found.value))
    reader.refuse(*mean, "mean", "is not that of the values");
  if (!are_close(reader.real_or_null(*sd, "sd"), found.sd))
    reader.refuse(*sd, "sd", "is not that of the values");
}

BaselineMeasure read_measure(Reader& reader, const JsonNode& object, std::size_t replications) {
  reader.only(object,
              std::array<std::string_view, 9>{"of", "better", "tolerance", "pooling", "lower_bound",
                                              "mean", "sd", "values", "weights"});
  BaselineMeasure measure;
  const auto* of = reader.member(object, "of");
  if (of == nullptr) return measure;
  measure.key = read_key(reader, *of);
  measure.better = read_better(reader, object);
  measure.tolerance = read_tolerance(reader, object, measure.key);
  measure.pooling = reader.is_first(object, "pooling", "ratio", "mean") ? model::Pooling::ratio
                                                                        : model::Pooling::mean;
  if (const auto* bound = reader.member(object, "lower_bound")) {
    const auto* flag = std::get_if<bool>(&bound->value);
    if (flag == nullptr) reader.refuse(*bound, "lower_bound", "expected true or false");
    measure.is_lower_bound = flag != nullptr && *flag;
  }
  read_values(reader, object, measure);
  if (!reader.defect() && measure.readings.size() != replications)
    reader.refuse(
        *object.find("values"), "values",
        fmt::format("{} values of {} replications", measure.readings.size(), replications));
  if (!reader.defect()) check_sums(reader, object, measure);
  return measure;
}

/// Before anything else is read, since another schema may look in any way.
void check_head(Reader& reader, const JsonNode& root, std::string_view version) {
  const auto schema = reader.text(root, "schema");
  if (reader.defect()) return;
  if (schema != k_baseline_schema) {
    reader.refuse(root, "schema",
                  fmt::format("expected {}, found {}", quote(k_baseline_schema), quote(schema)),
                  {"this is no baseline that this program can read"});
    return;
  }
  const auto said = reader.text(root, "version");
  if (reader.defect()) return;
  const auto parts = parts_of(said);
  if (!parts) {
    reader.refuse(*root.find("version"), "version",
                  fmt::format("expected a version such as \"0.1.0\", found {}", quote(said)));
  } else if (*parts > parts_of(version)) {
    reader.refuse(*root.find("version"), "version",
                  fmt::format("was made by cuakhau {}, which is newer than this {}", said, version),
                  {"run it with that version"});
  }
}

void read_measures(Reader& reader, const JsonNode& root, Baseline& baseline) {
  for (const auto& node : reader.items(root, "measures")) {
    auto measure = read_measure(reader, node, baseline.paths.size());
    if (reader.defect()) return;
    if (baseline.find(measure.key) != nullptr) reader.refuse(node, "measures", "stands here twice");
    baseline.measures.push_back(std::move(measure));
  }
  if (baseline.measures.empty() && !reader.defect())
    reader.refuse(*root.find("measures"), "measures", "expected at least one");
}

void read_paths(Reader& reader, const JsonNode& root, Baseline& baseline) {
  const auto replications = reader.count(root, "replications");
  const auto& paths = reader.items(root, "path_digest");
  if (reader.defect()) return;
  if (replications < 2 || replications > k_most_kept)
    reader.refuse(*root.find("replications"), "replications",
                  fmt::format("expected 2 to {}, found {}", k_most_kept, replications));
  if (paths.size() != replications)
    reader.refuse(*root.find("path_digest"), "path_digest",
                  fmt::format("{} digests of {} replications", paths.size(), replications));
  for (const auto& node : paths)
    baseline.paths.push_back(reader.hash(node, "path_digest").value_or(Hash128{}));
}

void read_plan_text(Reader& reader, const JsonNode& root, Baseline& baseline) {
  for (const auto& node : reader.items(root, "plan")) {
    if (node.text() == nullptr) reader.refuse(node, "plan", "expected a text a line");
    if (node.text() != nullptr) baseline.plan += *node.text() + '\n';
  }
  const auto* digest = reader.member(root, "plan_text_digest");
  if (reader.defect()) return;
  if (reader.hash(*digest, "plan_text_digest") != baseline.plan_text_digest())
    reader.refuse(*root.find("plan"), "plan", "is not the text that plan_text_digest is of");
}

}  // namespace

Expected<Baseline, Diagnostic> read_baseline(const std::string& name, std::string_view text,
                                             std::string_view version) {
  const auto root = files::read_json(name, text);
  if (!root) {
    auto defect = root.error();
    defect.help = {k_remedy};
    return Unexpected{std::move(defect)};
  }
  Reader reader{name};
  check_head(reader, *root, version);
  if (reader.defect()) return Unexpected{*reader.defect()};
  reader.only(*root, std::array<std::string_view, 11>{
                         "schema", "version", "scenario", "plan_digest", "seed", "replications",
                         "warm_up_ms", "measures", "path_digest", "plan_text_digest", "plan"});
  Baseline baseline;
  baseline.version = reader.text(*root, "version");
  baseline.scenario = reader.text(*root, "scenario");
  if (const auto* digest = reader.member(*root, "plan_digest"))
    baseline.plan_digest = reader.hash(*digest, "plan_digest").value_or(Hash128{});
  baseline.seed = reader.count(*root, "seed");
  if (const auto* warm_up = reader.member(*root, "warm_up_ms"); warm_up && !warm_up->is_null())
    baseline.warm_up = Duration{static_cast<std::int64_t>(reader.count(*root, "warm_up_ms"))};
  read_paths(reader, *root, baseline);
  if (!reader.defect()) read_measures(reader, *root, baseline);
  read_plan_text(reader, *root, baseline);
  if (reader.defect()) return Unexpected{*reader.defect()};
  return baseline;
}

}  // namespace cuakhau::experiment
