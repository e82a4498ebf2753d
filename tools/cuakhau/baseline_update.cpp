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
#include "output.hpp"
#include "signals.hpp"
#include "watched_run.hpp"

namespace cuakhau::tool {
namespace {

using experiment::Baseline;
using experiment::BaselineMeasure;
using experiment::RecordRequest;
using Failure = std::optional<files::FileProblem>;

/// What a baseline of a scenario shall keep. @param old null: there is none
std::vector<BaselineMeasure> measures_of(const RegressOptions& options,
                                         const scenario::Loaded& loaded, const std::string& file,
                                         const Baseline* old) {
  const auto& plan = loaded.plan;
  const auto catalogue = model::catalogue(model::Network{plan});
  std::vector<model::MeasureKey> keys;
  if (!options.measures.empty()) {
    keys = measures_among(catalogue, options.measures);
  } else if (old != nullptr) {
    for (const auto& measure : old->measures)
      if (std::ranges::find(catalogue.entries, measure.key, &model::CatalogueEntry::key) !=
          catalogue.entries.end())
        keys.push_back(measure.key);
  }
  if (keys.empty()) keys = experiment::headline_measures({file, plan});
  const auto expected = experiment::baseline_expectations(plan);
  for (const auto& one : expected)
    if (std::ranges::find(keys, one.key) == keys.end()) keys.push_back(one.key);
  std::vector<BaselineMeasure> measures;
  for (const auto& key : keys) {
    auto& measure = measures.emplace_back();
    measure.key = key;
    measure.better = experiment::usual_goal(key.measure);
    if (const auto* before = old == nullptr ? nullptr : old->find(key); before != nullptr) {
      measure.better = before->better;
      measure.tolerance = before->tolerance;
    }
    const auto said = std::ranges::find(expected, key, &experiment::BaselineExpectation::key);
    if (said != expected.end()) measure.tolerance = said->tolerance;
    measure.tolerance = said_tolerance(options, catalogue, key).value_or(measure.tolerance);
  }
  return measures;
}

/// Those that are there, by scenario; nothing when one of them is wrong.
std::optional<std::vector<std::optional<Baseline>>> old_baselines(const RegressOptions& options) {
  std::vector<std::optional<Baseline>> all;
  Diagnostics defects;
  for (std::size_t k = 0; k < options.files.size(); ++k) {
    auto old = read_baseline_file(options.baselines[k].last, options.files[k]);
    if (old) {
      all.push_back(std::move(*old));
      continue;
    }
    auto defect = std::move(old).error();
    defect.help = {"a new one would replace it: move it away first"};
    defects.add(std::move(defect));
  }
  print_message(defects.render_all());
  if (defects.has_errors()) return std::nullopt;
  return all;
}

/// The folder that baselines go to is made where it is not there.
Failure write_baseline(const std::string& path, const Baseline& baseline) {
  const auto folder = std::filesystem::path{path}.parent_path();
  std::error_code failure;
  if (!folder.empty()) std::filesystem::create_directories(folder, failure);
  if (failure) return files::FileProblem{folder.string(), failure.message()};
  return files::write_file(path, experiment::baseline_json(baseline));
}

Failure write_all(const RegressOptions& options, std::size_t index, const Baseline& baseline) {
  const auto& [last, release] = options.baselines[index];
  if (options.is_release)
    if (auto failure = write_baseline(release, baseline)) return failure;
  return write_baseline(last, baseline);
}

}  // namespace

int update_baselines(const RegressOptions& options, const std::vector<scenario::Loaded>& loaded) {
  const auto old = old_baselines(options);
  if (!old) return k_bad_scenario;
  std::vector<RecordRequest> requests;
  for (std::size_t k = 0; k < loaded.size(); ++k) {
    const auto* before = (*old)[k] ? &*(*old)[k] : nullptr;
    auto& request = requests.emplace_back();
    request.plan = &loaded[k].plan;
    if (before != nullptr) request.seed = before->seed;
    if (before != nullptr) request.replications = before->replications();
    request.seed = options.seed.value_or(request.seed);
    request.replications = options.replications.value_or(request.replications);
    request.measures = measures_of(options, loaded[k], options.files[k], before);
  }
  const SignalWatch watch;
  auto made = experiment::record_baselines(requests, options.request.threads,
                                           WatchedRun{options.is_quiet}.hooks());
  if (!made) return tell(made.error());
  std::string text;
  int ending = k_done;
  for (std::size_t k = 0; k < loaded.size(); ++k) {
    auto& [baseline, no_answer] = (*made)[k];
    if (!no_answer.empty()) {
      print_message(fmt::format("{}: no answer: {}\n", options.files[k], no_answer));
      ending = k_no_answer;
      continue;
    }
    baseline.version = CUAKHAU_VERSION;
    baseline.scenario = file_name(options.files[k]);
    baseline.plan = scenario::plan_text(loaded[k]);
    if (const auto failure = write_all(options, k, baseline)) return report_failure(*failure);
    const auto* before = (*old)[k] ? &*(*old)[k] : nullptr;
    text += report::baseline_text(options.baselines[k].last, baseline, before, palette());
  }
  const int printed = options.is_quiet ? k_done : print_result(text);
  return printed == k_done ? ending : printed;
}

}  // namespace cuakhau::tool
