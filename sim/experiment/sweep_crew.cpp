#include "experiment/detail/sweep_crew.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "experiment/detail/pilot.hpp"
#include "experiment/detail/single_run.hpp"

namespace cuakhau::experiment::detail {
namespace {

/// The seed of all replications of a point.
std::uint64_t seed_of(const SweepHead& head, std::size_t point) {
  if (head.random_numbers == RandomNumbers::common) return head.seed;
  return kernel::StreamKey::root(head.seed).with("point").with(point).value();
}

}  // namespace

SweepCrew::SweepCrew(const SweepJob& job, const RunHooks& hooks, SweepStore& store,
                     std::vector<std::size_t> todo)
    : head_(job.head),
      plans_(job.plans),
      request_(job.request),
      hooks_(hooks),
      todo_(std::move(todo)),
      writer_(store) {}

void SweepCrew::take_more(PointSink& sink) {
  sink_ = &sink;
  is_complete_ = false;
}

void SweepCrew::add(PointToRun point) {
  {
    const std::lock_guard lock{mutex_};
    added_.push_back(std::move(point));
  }
  news_.notify_one();
}

void SweepCrew::close() {
  {
    const std::lock_guard lock{mutex_};
    is_complete_ = true;
  }
  news_.notify_all();
}

void SweepCrew::work() {
  std::unique_lock lock{mutex_};
  try {
    while (auto* const point = next(lock)) run_one(*point, lock);
  } catch (...) {
    if (!lock.owns_lock()) lock.lock();
    failure_ = std::current_exception();
    end();
  }
}

Expected<SweepEnding, files::FileProblem> SweepCrew::ending() {
  auto unwritten = writer_.finish();
  if (failure_) std::rethrow_exception(failure_);
  if (unwritten) return Unexpected{std::move(*unwritten)};
  return is_stopped() ? SweepEnding::stopped : SweepEnding::done;
}

bool SweepCrew::is_over() {
  const std::lock_guard lock{mutex_};
  return is_over_ || is_stopped();
}

void SweepCrew::end() {
  is_over_ = true;
  news_.notify_all();
}

/// A point with a replication to start; null when there is none left.
OpenPoint* SweepCrew::next(Lock& lock) {
  while (!is_over_ && !is_stopped()) {
    const auto found =
        std::ranges::find_if(open_, [](const auto& point) { return point->can_start(); });
    if (found != open_.end()) return found->get();
    if (has_next()) {
      open_next(lock);
    } else if (open_.empty() && opening_ == 0 && is_complete_) {
      return nullptr;
    } else {
      news_.wait(lock);
    }
  }
  return nullptr;
}

PointToRun SweepCrew::take_next() {
  if (next_ < todo_.size()) {
    const auto index = todo_[next_++];
    const auto values = head_.design.points[index];
    return {index, {values.begin(), values.end()}};
  }
  auto point = std::move(added_.front());
  added_.pop_front();
  return point;
}

void SweepCrew::open_next(Lock& lock) {
  auto point = take_next();
  ++opening_;
  lock.unlock();
  auto opening = open_point(std::move(point));
  lock.lock();
  --opening_;
  if (opening.open) open_.push_back(std::move(opening.open));
  if (opening.row) close_point(std::move(*opening.row), 0, lock);
  news_.notify_all();
}

SweepCrew::Opening SweepCrew::open_point(PointToRun point) const {
  SweepPoint row{
      .index = point.index, .values = std::move(point.values), .status = PointStatus::invalid};
  auto plan = plans_.plan(row.values);
  if (!plan) {
    row.message = std::move(plan).error();
    return {nullptr, std::move(row)};
  }
  row.plan_digest = model::plan_digest(*plan);
  if (plan->period.warm_up_is_automatic) {
    const RunHooks quiet{nullptr, nullptr, hooks_.stop};
    auto warmed = find_warm_up(*plan, {.seed = seed_of(head_, row.index), .threads = 1}, quiet);
    if (!warmed && warmed.error().kind == RunFailureKind::stopped) return {};
    if (!warmed) {
      row.status = PointStatus::no_answer;
      row.message = std::move(warmed).error().message;
      return {nullptr, std::move(row)};
    }
    *plan = std::move(warmed->plan);
  }
  PointPlan made{row.index, std::move(row.values), row.plan_digest, *plan};
  return {std::make_unique<OpenPoint>(std::move(made), head_, request_), std::nullopt};
}

void SweepCrew::run_one(OpenPoint& point, Lock& lock) {
  const auto replication = point.start();
  const auto index = point.index();
  lock.unlock();
  auto done = run_single(point.network(),
                         {replication, {seed_of(head_, index), replication}, hooks_.stop, nullptr});
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
  close_point(finished->result(), finished->wanted(), lock);
  news_.notify_all();
}

/// @param replications that it took
void SweepCrew::close_point(SweepPoint row, std::uint32_t replications, Lock& lock) {
  ++closed_;
  closed_replications_ += replications;
  report(replications == 0 ? 0 : 1);
  lock.unlock();
  if (sink_ != nullptr) sink_->on_point(row);
  const bool is_kept = writer_.add(std::move(row));
  lock.lock();
  if (!is_kept) end();
}

/// Of points that have not begun, as many replications as the others take in the mean.
void SweepCrew::report(std::uint32_t more) {
  done_ += more;
  if (hooks_.progress == nullptr) return;
  std::uint64_t known = closed_replications_;
  for (const auto& point : open_) known += point->wanted();
  const auto begun = closed_ + open_.size();
  const auto rest = todo_.size() > begun ? todo_.size() - begun : 0;
  const auto each = begun == 0 ? request_.replications : known / begun;
  const auto wanted = std::max<std::uint64_t>(known + rest * each, done_);
  constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  hooks_.progress->on_progress(static_cast<std::uint32_t>(std::min(done_, most)),
                               static_cast<std::uint32_t>(std::min(wanted, most)));
}

}  // namespace cuakhau::experiment::detail
