#include <cuakhau/experiment/sweep.hpp>

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

#include "experiment/detail/sweep_crew.hpp"

namespace cuakhau::experiment {
namespace {

std::vector<std::size_t> points_to_run(const SweepHead& head, const SweepStore& store) {
  std::vector<std::size_t> points;
  for (std::size_t point = 0; point < head.design.points.size(); ++point)
    if (head.shard.has(point) && !store.had(point)) points.push_back(point);
  return points;
}

}  // namespace

std::size_t points_left(const SweepHead& head, const SweepStore& store) {
  return points_to_run(head, store).size();
}

Expected<SweepEnding, files::FileProblem> sweep(const SweepJob& job, const RunHooks& hooks,
                                                SweepStore& store) {
  auto todo = points_to_run(job.head, store);
  const auto points = todo.size();
  detail::SweepCrew crew{job, hooks, store, std::move(todo)};
  {
    const auto slots = std::min<std::uint64_t>(
        std::uint64_t{points} * std::max(job.request.replications, 1U), 1U << 20U);
    const auto count = thread_count(job.request.threads, static_cast<std::uint32_t>(slots));
    std::vector<std::jthread> threads;
    // The calling thread works too.
    for (unsigned k = 1; k < count; ++k) threads.emplace_back([&crew] { crew.work(); });
    crew.work();
  }
  return crew.ending();
}

}  // namespace cuakhau::experiment
