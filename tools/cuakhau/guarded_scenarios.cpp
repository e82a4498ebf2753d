#include "guarded_scenarios.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/expectations.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/experiment/measure_unit.hpp>

#include "output.hpp"
#include "scenario_file.hpp"

namespace cuakhau::tool {
namespace {

using experiment::Baseline;
using experiment::Reference;

SourceSpan place_of(const scenario::Loaded& loaded, std::size_t expectation) {
  return loaded.origins.where(fmt::format("expect[{}]", expectation));
}

/// Of those that a run alone can judge.
std::vector<SourceSpan> places_of_expectations(const scenario::Loaded& loaded) {
  std::vector<SourceSpan> places;
  for (std::size_t index = 0; index < loaded.plan.expect.size(); ++index)
    if (!loaded.plan.expect[index].no_worse_than_baseline_by)
      places.push_back(place_of(loaded, index));
  return places;
}

bool is_defined_alike(const model::MeasureKey& key, const model::Plan& a, const model::Plan& b) {
  constexpr std::string_view own = "own.";
  if (key.measure == "waiting_at") return a.measures.snapshot_at == b.measures.snapshot_at;
  if (!key.measure.starts_with(own)) return true;
  const auto name = key.measure.substr(own.size());
  const auto in_a = a.measures.own.find(name);
  const auto in_b = b.measures.own.find(name);
  return in_a != a.measures.own.end() && in_b != b.measures.own.end() &&
         in_a->second == in_b->second;
}

model::Catalogue catalogue_of(const model::Plan& plan) {
  return model::catalogue(model::Network{plan});
}

/// Reads the baselines of one scenario and finds what does not fit it.
class BaselineFinder {
 public:
  BaselineFinder(const RegressOptions& options, Diagnostics& defects)
      : options_(options), defects_(defects) {}

  [[nodiscard]] std::vector<GuardedFiles> take() { return std::move(found_); }

  /// Of a scenario with an error, or a wrong baseline, that is all there is to say.
  void add(std::size_t index, const scenario::Loaded& loaded) {
    own_ = {};
    if (loaded.diagnostics.has_errors())
      own_ = loaded.diagnostics;
    else
      find(index, loaded);
    if (own_.has_errors()) {
      GuardedFiles wrong;
      std::ranges::copy_if(own_.sorted(), std::back_inserter(wrong.defects),
                           [](const Diagnostic& one) { return one.severity == Severity::error; });
      wrong.file = options_.files[index];
      wrong.baseline_file = options_.baselines[index].last;
      found_.push_back(std::move(wrong));
    } else {
      std::ranges::move(fit_, std::back_inserter(found_));
    }
    fit_.clear();
    if (!loaded.diagnostics.has_errors())
      for (const auto& one : own_.sorted()) defects_.add(one);
  }

 private:
  struct Referred {
    Baseline baseline;
    Reference reference = Reference::last;
  };

  void find(std::size_t index, const scenario::Loaded& loaded) {
    const auto& [last_file, release_file] = options_.baselines[index];
    const auto& file = options_.files[index];
    auto last = read(last_file, file);
    if (!last) return;
    if (!*last) {
      own_.error(
          {file, 0, 0, 0, {}}, {}, fmt::format("has no baseline: there is no {}", last_file),
          {fmt::format("make one: cuakhau regress --baseline {} --update {}", last_file, file)});
      return;
    }
    const auto release = read(release_file, file);
    const bool has_other = release && *release && **release != **last;
    add_one(file, last_file, {**last, Reference::last}, loaded);
    if (has_other) add_one(file, release_file, {**release, Reference::release}, loaded);
  }

  std::optional<std::optional<Baseline>> read(const std::string& path, const std::string& file) {
    auto baseline = read_baseline_file(path, file);
    if (baseline) return std::move(*baseline);
    own_.add(std::move(baseline).error());
    return std::nullopt;
  }

  void add_one(const std::string& file, const std::string& path, Referred referred,
               const scenario::Loaded& loaded) {
    auto& baseline = referred.baseline;
    const auto catalogue = catalogue_of(loaded.plan);
    for (std::size_t k = 0; k < baseline.measures.size(); ++k) {
      auto& measure = baseline.measures[k];
      if (std::ranges::find(catalogue.entries, measure.key, &model::CatalogueEntry::key) ==
          catalogue.entries.end())
        own_.error({path, 0, 0, 0, {}}, fmt::format("measures[{}]", k),
                   fmt::format("{} has no {} in {} any more", file,
                               experiment::measure_text(measure.key), measure.key.unit),
                   {fmt::format("where that is meant, --update{} makes a baseline without it",
                                referred.reference == Reference::release ? " --release" : "")});
      if (auto tolerance = said_tolerance(options_, catalogue, measure.key))
        measure.tolerance = *tolerance;
    }
    auto places = expect(path, loaded, referred);
    auto old_plan = plan_of(path, baseline);
    if (!old_plan) {
      own_.add(std::move(old_plan).error());
      return;
    }
    check_definitions(path, baseline, *old_plan, loaded.plan);
    experiment::Guarded guarded{file_name(file), &loaded.plan, std::move(baseline),
                                std::move(*old_plan), referred.reference};
    fit_.push_back(
        {std::move(guarded), {}, file, path, std::move(places), places_of_expectations(loaded)});
  }

  /// The same name for another thing would move on the same paths.
  void check_definitions(const std::string& path, const Baseline& baseline,
                         const std::optional<model::Plan>& old, const model::Plan& now) {
    if (!old) return;
    for (std::size_t k = 0; k < baseline.measures.size(); ++k)
      if (const auto& key = baseline.measures[k].key; !is_defined_alike(key, *old, now))
        own_.error({path, 0, 0, 0, {}}, fmt::format("measures[{}]", k),
                   fmt::format("{} is defined otherwise than when this baseline was made",
                               experiment::measure_text(key)),
                   {"where that is meant, --update makes it anew"});
  }

  /// Gives measures the tolerances that the scenario says, unless an option does.
  /// @return where it says so, by measure
  std::vector<SourceSpan> expect(const std::string& path, const scenario::Loaded& loaded,
                                 Referred& referred) {
    auto& measures = referred.baseline.measures;
    std::vector<SourceSpan> places(measures.size(), loaded.origins.document.span());
    for (const auto& [key, tolerance, index] : experiment::baseline_expectations(loaded.plan)) {
      const auto measure = std::ranges::find(measures, key, &experiment::BaselineMeasure::key);
      const auto place = place_of(loaded, index);
      if (measure == measures.end()) {
        miss(path, experiment::measure_text(key), place, referred.reference);
        continue;
      }
      if (!measure->better)
        own_.error(
            place, "no_worse_than_baseline_by",
            fmt::format("it is not known which way {} is worse", experiment::measure_text(key)),
            {fmt::format("write \"more\" or \"less\" behind \"better\" of it in {}", path)});
      places[static_cast<std::size_t>(measure - measures.begin())] = place;
      if (!said_tolerance(options_, catalogue_of(loaded.plan), key)) measure->tolerance = tolerance;
    }
    return places;
  }

  /// What is expected anew a release may not have yet.
  void miss(const std::string& path, const std::string& measure, const SourceSpan& place,
            Reference reference) {
    const bool is_last = reference == Reference::last;
    own_.add({is_last ? Severity::error : Severity::warning,
              place,
              "no_worse_than_baseline_by",
              fmt::format("{} has no {}{}", path, measure,
                          is_last ? "" : ": it is held against the last baseline alone"),
              {is_last ? "make the baseline anew: --update keeps what the scenario expects"
                       : "--update --release keeps it"}});
  }

  const RegressOptions& options_;
  Diagnostics& defects_;           // of all baselines
  Diagnostics own_;                // of one scenario and its baselines
  std::vector<GuardedFiles> fit_;  // of that one
  std::vector<GuardedFiles> found_;
};

}  // namespace

std::vector<scenario::Loaded> load_scenarios(const RegressOptions& options,
                                             const ParsedLine& line) {
  std::vector<scenario::Loaded> all;
  for (const auto& file : options.files) {
    all.push_back(load_checked(open_scenario(file, line), load_options(line)));
    const bool is_wrong = all.back().diagnostics.has_errors();
    if (is_wrong || !options.is_quiet) print_message(all.back().diagnostics.render_all());
  }
  return all;
}

std::vector<GuardedFiles> guarded_scenarios(const RegressOptions& options,
                                            const std::vector<scenario::Loaded>& loaded) {
  Diagnostics defects;
  BaselineFinder finder{options, defects};
  for (std::size_t k = 0; k < loaded.size(); ++k) finder.add(k, loaded[k]);
  print_message(defects.render_all());
  return finder.take();
}

std::optional<UsageError> unfit_options(const RegressOptions& options,
                                        std::span<const GuardedFiles> guarded) {
  for (const auto& [measure, size] : options.tolerances) {
    const bool is_kept = std::ranges::any_of(guarded, [&](const GuardedFiles& one) {
      if (!one.guarded) return true;  // nobody knows
      const auto catalogue = catalogue_of(*one.guarded->plan);
      const auto entry = experiment::find_measure(catalogue, measure);
      return entry && one.guarded->baseline.find(catalogue.entries[*entry].key) != nullptr;
    });
    if (!is_kept)
      return UsageError{fmt::format(
          "--tolerance: no baseline keeps {}: --update --measure names what they shall keep",
          experiment::measure_text(measure))};
  }
  for (const auto& one : guarded)
    if (one.guarded && one.guarded->baseline.replications() > options.request.at_most)
      return UsageError{fmt::format("--at-most {}: {} has {} replications already",
                                    options.request.at_most, one.baseline_file,
                                    one.guarded->baseline.replications())};
  return std::nullopt;
}

std::optional<model::MeasureBound> said_tolerance(const RegressOptions& options,
                                                  const model::Catalogue& catalogue,
                                                  const model::MeasureKey& key) {
  for (const auto& [measure, size] : options.tolerances) {
    const auto entry = experiment::find_measure(catalogue, measure);
    if (entry && catalogue.entries[*entry].key == key) return size;
  }
  return std::nullopt;
}

std::optional<UsageError> wrong_measures(const RegressOptions& options,
                                         const std::vector<scenario::Loaded>& loaded) {
  std::vector<experiment::Contender> scenarios;
  for (std::size_t k = 0; k < loaded.size(); ++k)
    if (!loaded[k].diagnostics.has_errors())
      scenarios.push_back({options.files[k], loaded[k].plan});
  if (scenarios.empty()) return std::nullopt;
  if (auto known = known_measures(scenarios, options.measures, "--measure"); !known)
    return std::move(known).error();
  std::vector<model::MeasureKey> keys;
  for (const auto& [measure, size] : options.tolerances) {
    auto known = known_measures(scenarios, std::array{measure}, "--tolerance");
    if (!known) return std::move(known).error();
    const auto& key = known->front();
    if (std::ranges::find(keys, key) != keys.end())
      return UsageError{
          fmt::format("--tolerance: {} has one already", experiment::measure_text(key))};
    keys.push_back(key);
    if (!experiment::BaselineMeasure::tolerance_in_unit(size, key, 1.0))
      return UsageError{fmt::format("--tolerance: expected {} or a share for {}",
                                    experiment::bound_example(key.unit),
                                    experiment::measure_text(key))};
  }
  return std::nullopt;
}

std::vector<model::MeasureKey> measures_among(const model::Catalogue& catalogue,
                                              std::span<const model::MeasureKey> wanted) {
  std::vector<model::MeasureKey> keys;
  for (const auto& one : wanted)
    if (const auto entry = experiment::find_measure(catalogue, one))
      if (std::ranges::find(keys, catalogue.entries[*entry].key) == keys.end())
        keys.push_back(catalogue.entries[*entry].key);
  return keys;
}

}  // namespace cuakhau::tool
