#include "sweep_job.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "exit_code.hpp"
#include "measure_option.hpp"
#include "output.hpp"
#include "signals.hpp"
#include "watched_run.hpp"

namespace cuakhau::tool {
namespace {

/// Files that hold what is done, for messages.
std::string kept_in(const SweepTarget& target, const experiment::Shard& shard) {
  return target.out ? fmt::format("what is finished is in {}; the same command goes on",
                                  shard.is_whole() ? *target.out : *target.out + ".part")
                    : "nothing was kept: --out FILE keeps what is finished";
}

}  // namespace

int report_store(const experiment::StoreProblem& problem) {
  const int code = report_failure(problem.file);
  return problem.is_of_another_sweep ? static_cast<int>(k_bad_scenario) : code;
}

int exit_code_of(const experiment::PointCounts& counts) {
  if (counts.answered == counts.all()) return k_done;
  return counts.answered == 0 ? k_no_answer : k_file_failed;
}

std::string points_text(std::size_t count) {
  return fmt::format("{} point{}", count, count == 1 ? "" : "s");
}

Expected<std::vector<model::CatalogueEntry>, int> measures_to_keep(
    std::span<const model::MeasureKey> wanted, const model::Plan& plan,
    const CommandLine& command) {
  const experiment::Contender base{"base", plan};
  auto keys = experiment::headline_measures(base);
  if (!wanted.empty()) {
    auto known = known_measures({&base, 1}, wanted, "--measure");
    if (!known) return Unexpected{refuse(command, known.error())};
    keys = std::move(*known);
  }
  const auto catalogue = model::catalogue(model::Network{plan});
  std::vector<model::CatalogueEntry> entries;
  for (const auto& key : keys)
    entries.push_back(*std::ranges::find(catalogue.entries, key, &model::CatalogueEntry::key));
  return entries;
}

std::optional<int> fill(const experiment::SweepJob& job, const SweepTarget& target,
                        experiment::SweepStore& store) {
  const auto left = experiment::points_left(job.head, store);
  if (!target.is_quiet && target.out && left == 0)
    print_message(fmt::format("nothing left to run: {} has every point\n", *target.out));
  if (left == 0) return std::nullopt;
  const auto counts = experiment::count_points(store.database());
  if (!counts) return report_failure(counts.error());
  if (!target.is_quiet && counts->all() > 0)
    print_message(fmt::format("going on: {} done, {} left\n", points_text(counts->all()), left));
  return end_of_sweep(experiment::sweep(job, WatchedRun{target.is_quiet}.hooks(), store), target,
                      job.head.shard);
}

std::optional<int> end_of_sweep(const Expected<experiment::SweepEnding, files::FileProblem>& ending,
                                const SweepTarget& target, const experiment::Shard& shard) {
  if (!ending) {
    const int code = report_failure(ending.error());
    print_message(kept_in(target, shard) + '\n');
    return code;
  }
  if (*ending == experiment::SweepEnding::done) return std::nullopt;
  print_message(fmt::format("interrupted: {}\n", kept_in(target, shard)));
  return k_killed_by_signal + SignalWatch::signal();
}

}  // namespace cuakhau::tool
