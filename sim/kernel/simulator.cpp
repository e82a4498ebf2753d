#include <cuakhau/kernel/simulator.hpp>

#include <fmt/format.h>

namespace cuakhau::kernel {

namespace {

std::string in_words(Instant instant) {
  return fmt::format("{} ms", instant.since_epoch().count());
}

}  // namespace

Simulator::Running::Running(Simulator& simulator) : simulator_(simulator), context_(simulator) {
  CUAKHAU_CHECK(!simulator.running_, "run() within run()");
  simulator.running_ = true;
}

void Simulator::start_at(Instant at) {
  CUAKHAU_CHECK(!running_, "start_at() within run()");
  CUAKHAU_CHECK(list_.empty() || list_.next_instant() >= at,
                "start at {} with an event pending at {}", in_words(at),
                in_words(list_.next_instant()));
  current_.at = at;
}

std::optional<Fired> Simulator::next() {
  if (list_.empty()) return std::nullopt;
  return list_.next();
}

void Simulator::observe(EventObserver* observer) {
  flush();
  observer_ = observer;
  batch_.reserve(k_observer_batch);
}

Ending Simulator::idle(Instant horizon) {
  if (list_.empty()) return Ending::drained;
  if (now() < horizon) current_.at = horizon;
  return Ending::horizon;
}

void Simulator::record() {
  batch_.push_back(current_);
  if (batch_.size() == k_observer_batch) flush();
}

void Simulator::flush() {
  if (batch_.empty()) return;
  observer_->on_events(batch_);
  batch_.clear();
}

void Simulator::refuse(Instant at) const {
  contract_failed("now() <= at < never", __FILE__, __LINE__,
                  fmt::format("scheduled for {} when it is {}", in_words(at), in_words(now())));
}

std::string Simulator::describe() const {
  return fmt::format("at {}, event kind {}, detail {}, subject {}", in_words(now()),
                     current_.event.kind, current_.event.detail, current_.event.subject);
}

}  // namespace cuakhau::kernel
