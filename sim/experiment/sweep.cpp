#include <cuakhau/experiment/sweep.hpp>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <limits>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "experiment/detail/open_point.hpp"
#include "experiment/detail/pilot.hpp"
#include "experiment/detail/single_run.hpp"
#include "experiment/detail/sweep_writer.hpp"

namespace cuakhau::experiment {
namespace {

using detail::OpenPoint;

std::vector<std::size_t> points_to_run(const SweepHead& head, const SweepStore& store) {
  std::vector<std::size_t> points;
  for (std::size_t point = 0; point < head.design.points.size(); ++point)
    if (head.shard.has(point) && !store.had(point)) points.push_back(point);
  return points;
}

/// The seed of all replications of a point.
std::uint64_t seed_of(const SweepHead& head, std::size_t point) {
  if (head.random_numbers == RandomNumbers::common) return head.seed;
  return kernel::StreamKey::root(head.seed).with("point").with(point).value();
}

/// What a point is before its replications run: open, or with its row already, or nothing when the
/// sweep is stopped.
struct Opening {
  std::unique_ptr<OpenPoint> open;
  std::optional<SweepPoint> row;
};

/// What the threads of a sweep share. A thread that finds no replication to start among the open
/// points opens another, so that no core idles before the last point, and few points are in memory.
class Crew {
 public:
  Crew(const SweepJob& job, const RunHooks& hooks, SweepStore& store)
      : head_(job.head),
        plans_(job.plans),
        request_(job.request),
        hooks_(hooks),
        todo_(points_to_run(job.head, store)),
        writer_(store) {}

  void work() {
    std::unique_lock lock{mutex_};
    try {
      while (auto* const point = next(lock)) run_one(*point, lock);
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      failure_ = std::current_exception();
      end();
    }
  }

  [[nodiscard]] std::size_t points() const { return todo_.size(); }

  [[nodiscard]] Expected<SweepEnding, files::FileProblem> ending() {
    auto unwritten = writer_.finish();
    if (failure_) std::rethrow_exception(failure_);
    if (unwritten) return Unexpected{std::move(*unwritten)};
    return is_stopped() ? SweepEnding::stopped : SweepEnding::done;
  }

 private:
  using Lock = std::unique_lock<std::mutex>;

  [[nodiscard]] bool is_stopped() const { return hooks_.stop != nullptr && hooks_.stop->load(); }

  void end() {
    is_over_ = true;
    news_.notify_all();
  }

  /// A point with a replication to start; null when there is none left.
  [[nodiscard]] OpenPoint* next(Lock& lock) {
    while (!is_over_ && !is_stopped()) {
      const auto found =
          std::ranges::find_if(open_, [](const auto& point) { return point->can_start(); });
      if (found != open_.end()) return found->get();
      if (next_ < todo_.size()) {
        open_next(lock);
      } else if (open_.empty() && opening_ == 0) {
        return nullptr;
      } else {
        news_.wait(lock);
      }
    }
    return nullptr;
  }

  void open_next(Lock& lock) {
    const auto index = todo_[next_++];
    ++opening_;
    lock.unlock();
    auto opening = open_point(index);
    lock.lock();
    --opening_;
    if (opening.open) open_.push_back(std::move(opening.open));
    if (opening.row) close(std::move(*opening.row), 0, lock);
    news_.notify_all();
  }

  [[nodiscard]] Opening open_point(std::size_t index) const {
    SweepPoint row{.index = index, .status = PointStatus::invalid};
    auto plan = plans_.plan(head_.design.points[index]);
    if (!plan) {
      row.message = std::move(plan).error();
      return {nullptr, std::move(row)};
    }
    row.plan_digest = model::plan_digest(*plan);
    if (plan->period.warm_up_is_automatic) {
      const RunHooks quiet{nullptr, nullptr, hooks_.stop};
      auto warmed =
          detail::find_warm_up(*plan, {.seed = seed_of(head_, index), .threads = 1}, quiet);
      if (!warmed && warmed.error().kind == RunFailureKind::stopped) return {};
      if (!warmed) {
        row.status = PointStatus::no_answer;
        row.message = std::move(warmed).error().message;
        return {nullptr, std::move(row)};
      }
      *plan = std::move(warmed->plan);
    }
    return {std::make_unique<OpenPoint>(detail::PointPlan{index, row.plan_digest, *plan}, head_,
                                        request_),
            std::nullopt};
  }

  void run_one(OpenPoint& point, Lock& lock) {
    const auto replication = point.start();
    const auto index = point.index();
    lock.unlock();
    auto done = detail::run_single(
        point.network(), {replication, {seed_of(head_, index), replication}, hooks_.stop, nullptr});
    lock.lock();
    if (!done) return end();
    point.take(std::move(*done));
    if (!point.is_finished()) {
      report(1);
      // It may want more now, or be waited for.
      if (point.can_start()) news_.notify_all();
      return;
    }
    const auto place = std::ranges::find(open_, &point, &std::unique_ptr<OpenPoint>::get);
    const auto finished = std::move(*place);
    open_.erase(place);
    close(finished->result(), finished->wanted(), lock);
    news_.notify_all();
  }

  /// @param replications that it took
  void close(SweepPoint row, std::uint32_t replications, Lock& lock) {
    ++closed_;
    closed_replications_ += replications;
    report(replications == 0 ? 0 : 1);
    lock.unlock();
    const bool is_kept = writer_.add(std::move(row));
    lock.lock();
    if (!is_kept) end();
  }

  /// Of points that have not begun, as many replications as the others take in the mean.
  void report(std::uint32_t more) {
    done_ += more;
    if (hooks_.progress == nullptr) return;
    std::uint64_t known = closed_replications_;
    for (const auto& point : open_) known += point->wanted();
    const auto begun = closed_ + open_.size();
    const auto rest = todo_.size() - begun;
    const auto each = begun == 0 ? request_.replications : known / begun;
    const auto wanted = std::max<std::uint64_t>(known + rest * each, done_);
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    hooks_.progress->on_progress(static_cast<std::uint32_t>(std::min(done_, most)),
                                 static_cast<std::uint32_t>(std::min(wanted, most)));
  }

  const SweepHead& head_;
  const PlanSource& plans_;
  const SweepRequest& request_;
  const RunHooks& hooks_;
  const std::vector<std::size_t> todo_;
  detail::SweepWriter writer_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::list<std::unique_ptr<OpenPoint>> open_;
  std::size_t next_ = 0;
  std::size_t opening_ = 0;
  std::size_t closed_ = 0;
  std::uint64_t closed_replications_ = 0;
  std::uint64_t done_ = 0;
  bool is_over_ = false;
  std::exception_ptr failure_;
};

}  // namespace

std::size_t points_left(const SweepHead& head, const SweepStore& store) {
  return points_to_run(head, store).size();
}

Expected<SweepEnding, files::FileProblem> sweep(const SweepJob& job, const RunHooks& hooks,
                                                SweepStore& store) {
  Crew crew{job, hooks, store};
  {
    const auto slots = std::min<std::uint64_t>(
        std::uint64_t{crew.points()} * std::max(job.request.replications, 1U), 1U << 20U);
    const auto count = thread_count(job.request.threads, static_cast<std::uint32_t>(slots));
    std::vector<std::jthread> threads;
    // The calling thread works too.
    for (unsigned k = 1; k < count; ++k) threads.emplace_back([&crew] { crew.work(); });
    crew.work();
  }
  return crew.ending();
}

}  // namespace cuakhau::experiment
