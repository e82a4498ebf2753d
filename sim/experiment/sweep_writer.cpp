#include "experiment/detail/sweep_writer.hpp"

#include <utility>

namespace cuakhau::experiment::detail {
namespace {

/// How long a point waits for others to be written with it.
constexpr std::chrono::milliseconds k_gathering{90};
/// Points that wait at most.
constexpr std::size_t k_most_waiting = 1'000;

}  // namespace

SweepWriter::SweepWriter(SweepStore& store) : store_(store), thread_([this] { work(); }) {}

SweepWriter::~SweepWriter() { static_cast<void>(finish()); }

bool SweepWriter::add(SweepPoint point) {
  std::unique_lock lock{mutex_};
  room_.wait(lock, [&] { return waiting_.size() < k_most_waiting || problem_; });
  if (problem_) return false;
  waiting_.push_back(std::move(point));
  const bool is_news = waiting_.size() == 1 || waiting_.size() == k_most_waiting;
  lock.unlock();
  if (is_news) news_.notify_one();
  return true;
}

std::optional<files::FileProblem> SweepWriter::finish() {
  {
    const std::lock_guard lock{mutex_};
    is_over_ = true;
  }
  news_.notify_one();
  if (thread_.joinable()) thread_.join();
  return problem_;
}

void SweepWriter::work() {
  std::unique_lock lock{mutex_};
  while (true) {
    news_.wait(lock, [&] { return !waiting_.empty() || is_over_; });
    if (waiting_.empty()) return;
    news_.wait_for(lock, k_gathering,
                   [&] { return is_over_ || waiting_.size() >= k_most_waiting; });
    const auto points = std::exchange(waiting_, {});
    lock.unlock();
    auto problem = store_.add(points);
    lock.lock();
    problem_ = std::move(problem);
    room_.notify_all();
    if (problem_) return;
  }
}

}  // namespace cuakhau::experiment::detail
