#include "baseline_update.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include <cuakhau/experiment/baseline_json.hpp>
#include <cuakhau/experiment/compared_measures.hpp>
#include <cuakhau/experiment/expectations.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/experiment/record_baselines.hpp>
#include <cuakhau/files/atomic_file.hpp>
#include <cuakhau/report/baseline_text.hpp>
#include <cuakhau/scenario/write.hpp>

#include "ending.hpp"
#include "exit_code.hpp"
#include "guarded_scenarios.hpp"
#include "options.hpp"
#include "output.hpp"
#include "signals.hpp"
#include "watched_run.hpp"

namespace cuakhau::tool {
namespace {

using experiment::Baseline;
using experiment::BaselineMeasure;
using experiment::RecordRequest;
using Failure = std::optional<files::FileProblem>;

/// What is there already, of one scenario.
struct Old {
  std::optional<Baseline> last;
  std::optional<Baseline> release;
};

/// What a baseline of a scenario shall keep. @param old nothing: there is none
/// @return an error when it has none of the measures that were asked for
Parsed<std::vector<model::MeasureKey>> keys_of(const RegressOptions& options,
                                               const scenario::Loaded& loaded,
                                               const std::string& file,
                                               const std::optional<Baseline>& old) {
  const auto& plan = loaded.plan;
  const auto catalogue = model::catalogue(model::Network{plan});
  std::vector<model::MeasureKey> keys;
  if (!options.measures.empty()) {
    keys = measures_among(catalogue, options.measures);
    if (keys.empty())
      return Unexpected{UsageError{fmt::format(
          "--measure: {} has none of them: name one that it has too, or give it a call of its own",
          file)}};
  } else if (old) {
    for (const auto& measure : old->measures)
      if (std::ranges::find(catalogue.entries, measure.key, &model::CatalogueEntry::key) !=
          catalogue.entries.end())
        keys.push_back(measure.key);
  }
  if (keys.empty()) keys = experiment::headline_measures({file, plan});
  for (const auto& one : experiment::baseline_expectations(plan))
    if (std::ranges::find(keys, one.key) == keys.end()) keys.push_back(one.key);
  return keys;
}

/// The tolerances that a scenario says.
void expect(const model::Plan& plan, std::vector<BaselineMeasure>& measures) {
  for (const auto& [key, tolerance, index] : experiment::baseline_expectations(plan)) {
    const auto measure = std::ranges::find(measures, key, &BaselineMeasure::key);
    if (measure != measures.end()) measure->tolerance = tolerance;
  }
}

std::vector<BaselineMeasure> measures_of(const RegressOptions& options, const model::Plan& plan,
                                         std::span<const model::MeasureKey> keys,
                                         const std::optional<Baseline>& old) {
  std::vector<BaselineMeasure> measures;
  for (const auto& key : keys) {
    auto& measure = measures.emplace_back();
    measure.key = key;
    measure.better = experiment::usual_goal(key.measure);
    if (const auto* before = old ? old->find(key) : nullptr; before != nullptr) {
      measure.better = before->better;
      measure.tolerance = before->tolerance;
    }
  }
  expect(plan, measures);
  const auto catalogue = model::catalogue(model::Network{plan});
  for (auto& measure : measures)
    measure.tolerance = said_tolerance(options, catalogue, measure.key).value_or(measure.tolerance);
  for (const auto& [wanted, want] : options.wants) {
    const auto entry = experiment::find_measure(catalogue, wanted);
    if (!entry) continue;
    const auto found =
        std::ranges::find(measures, catalogue.entries[*entry].key, &BaselineMeasure::key);
    if (found != measures.end()) found->better = want;
  }
  return measures;
}

/// Those that are there, by scenario; nothing when one of them is wrong.
std::optional<std::vector<Old>> old_baselines(const RegressOptions& options) {
  std::vector<Old> all(options.files.size());
  Diagnostics defects;
  const auto read = [&](const std::string& path, const std::string& file, bool is_replaced) {
    auto old = read_baseline_file(path, file);
    if (old) return std::move(*old);
    auto defect = std::move(old).error();
    if (is_replaced) defect.help = {"a new one would replace it: move it away first"};
    defects.add(std::move(defect));
    return std::optional<Baseline>{};
  };
  for (std::size_t k = 0; k < options.files.size(); ++k) {
    all[k].last = read(options.baselines[k].last, options.files[k], true);
    all[k].release = read(options.baselines[k].release, options.files[k], options.is_release);
  }
  print_message(defects.render_all());
  if (defects.has_errors()) return std::nullopt;
  return all;
}

/// What to run; an error when a scenario has nothing of what was asked for.
Parsed<std::vector<RecordRequest>> requests_of(const RegressOptions& options,
                                               std::span<const scenario::Loaded> loaded,
                                               std::span<const Old> old) {
  std::vector<RecordRequest> requests;
  for (std::size_t k = 0; k < loaded.size(); ++k) {
    const auto& before = old[k].last;
    auto keys = keys_of(options, loaded[k], options.files[k], before);
    if (!keys) return Unexpected{std::move(keys).error()};
    auto& request = requests.emplace_back();
    request.plan = &loaded[k].plan;
    if (before) request.seed = before->seed;
    if (before) request.replications = before->replications();
    request.seed = options.seed.value_or(request.seed);
    request.replications = options.replications.value_or(request.replications);
    request.measures = measures_of(options, loaded[k].plan, *keys, before);
  }
  return requests;
}

/// The folder that baselines go to is made where it is not there.
Failure write_baseline(const std::string& path, const Baseline& baseline) {
  const auto folder = std::filesystem::path{path}.parent_path();
  std::error_code failure;
  if (!folder.empty()) std::filesystem::create_directories(folder, failure);
  if (failure) return files::FileProblem{folder.string(), failure.message()};
  return files::write_file(path, experiment::baseline_json(baseline));
}

/// A mean that nobody knows has little to tell when it moves.
void warn_of_bounds(const std::string& path, const std::string& file, const Baseline& baseline,
                    Diagnostics& warnings) {
  for (std::size_t k = 0; k < baseline.measures.size(); ++k)
    if (baseline.measures[k].is_lower_bound)
      warnings.warning(
          {path, 0, 0, 0, {}}, fmt::format("measures[{}]", k),
          fmt::format(
              "{} is known only as a lower bound, and makes a poor guard: trucks were still "
              "inside when the runs ended",
              experiment::measure_text(baseline.measures[k].key)),
          {fmt::format("another baseline of it, which keeps these measures alone: cuakhau regress "
                       "--baseline {} --update {} --measure cleared --measure waiting",
                       path, file)});
}

/// Writes baselines, and gathers what there is to say of those that stand.
class Writer {
 public:
  explicit Writer(const RegressOptions& options) : options_(options) {}

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const Diagnostics& warnings() const { return warnings_; }

  /// The last before that of a release, which is never newer.
  Failure write(std::size_t index, const Baseline& baseline, const Old& old,
                const model::Plan& plan) {
    const auto& [last, release] = options_.baselines[index];
    if (auto failure = write_baseline(last, baseline)) return failure;
    text_ += report::baseline_text(last, baseline, old.last ? &*old.last : nullptr, palette());
    warn_of_bounds(last, options_.files[index], baseline, warnings_);
    if (!options_.is_release) {
      if (old.release) compare(release, *old.release, baseline, plan);
      return std::nullopt;
    }
    if (auto failure = write_baseline(release, baseline)) return failure;
    text_ += old.release ? report::baseline_text(release, baseline, &*old.release, palette())
                         : fmt::format("{}: the same, as that of a release\n", release);
    return std::nullopt;
  }

 private:
  void compare(const std::string& path, Baseline release, const Baseline& now,
               const model::Plan& plan) {
    expect(plan, release.measures);
    text_ += report::stale_release_text(path, release, now, palette());
  }

  const RegressOptions& options_;
  std::string text_;
  Diagnostics warnings_;
};

/// @return the exit code
int write_all(const RegressOptions& options, std::span<const scenario::Loaded> loaded,
              std::span<const Old> old, std::span<experiment::Recorded> made) {
  Writer writer{options};
  Failure failure;
  int ending = k_done;
  for (std::size_t k = 0; k < loaded.size() && !failure; ++k) {
    auto& [baseline, no_answer] = made[k];
    if (!no_answer.empty()) {
      print_message(fmt::format("{}: no answer: {}\n", options.files[k], no_answer));
      ending = k_no_answer;
      continue;
    }
    baseline.version = CUAKHAU_VERSION;
    baseline.scenario = file_name(options.files[k]);
    baseline.plan = scenario::plan_text(loaded[k]);
    failure = writer.write(k, baseline, old[k], loaded[k].plan);
  }
  // What was written before a failure stands.
  const int printed = options.is_quiet ? k_done : print_result(writer.text());
  if (!options.is_quiet) print_message(writer.warnings().render_all());
  if (failure) return report_failure(*failure);
  return printed == k_done ? ending : printed;
}

}  // namespace

int update_baselines(const RegressOptions& options, const std::vector<scenario::Loaded>& loaded) {
  const auto old = old_baselines(options);
  if (!old) return k_bad_scenario;
  const auto requests = requests_of(options, loaded, *old);
  if (!requests) return refuse(regress_command_line(), requests.error());
  const SignalWatch watch;
  auto made = experiment::record_baselines(*requests, options.request.threads,
                                           WatchedRun{options.is_quiet}.hooks());
  if (!made) return tell(made.error());
  return write_all(options, loaded, *old, *made);
}

}  // namespace cuakhau::tool
