#pragma once

// The clock and the loop. A Simulator owns the time of one run; there is no global one. The model
// is a template parameter, so that its handle(Event) is inlined into the loop.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/base/hash.hpp>
#include <cuakhau/base/time.hpp>
#include <cuakhau/kernel/digest.hpp>
#include <cuakhau/kernel/event_list.hpp>
#include <cuakhau/kernel/observer.hpp>
#include <cuakhau/kernel/outcome.hpp>

namespace cuakhau::kernel {

/// What ends a call of run() besides the model and an empty list.
struct Limits {
  Instant horizon = Instant::never();  // events at this instant and later do not run
  std::uint64_t events = std::numeric_limits<std::uint64_t>::max();  // in this call
};

/// A run is a repetition of this step:
///
///   1. if the event limit of this call is reached, end: event_limit
///   2. take the next event in the order (instant, phase, sequence) that lies before the horizon;
///   if there is none,
///      end: drained if nothing is pending at all, else horizon, with the clock set to the horizon
///   3. set the clock to its instant, add it to the trace digest, show it to the observer if there
///   is one
///   4. give it to the model, which may schedule and cancel events, those of the current instant
///   included
///   5. if the event list could not number an event that was scheduled, end: exhausted
///   6. if the model called stop(), end: stopped
///
/// Guaranteed: the clock never goes back; of two events at one instant the earlier phase goes first
/// among those that are pending; within a phase, what was scheduled first goes first; an event
/// scheduled for the current instant in an earlier phase than the running one is next; a cancelled
/// event never runs. A run that was ended by the horizon, stop() or the event limit and is
/// continued gives the same trace as one that never paused. Not guaranteed: anything about the
/// order of entities beyond that of their events.
class Simulator final : private ContractContext {
 public:
  Simulator() = default;
  explicit Simulator(EventListLimits limits) : list_(limits) {}

  [[nodiscard]] Instant now() const { return current_.at; }
  /// Whether what runs next is of the instant and the phase of the running event.
  [[nodiscard]] bool goes_on_in_phase() {
    const std::optional<Fired> after = next();
    return after && after->at == current_.at && after->phase == current_.phase;
  }
  /// Of the running event.
  [[nodiscard]] Phase phase() const { return current_.phase; }

  /// Sets the clock before the first event; nothing may be pending before `at`.
  void start_at(Instant at);

  /// @param at not before now() and not never()
  /// @return null when the list is exhausted, which ends the run after the current event
  [[gnu::always_inline]] EventHandle schedule_at(Instant at, Phase phase, Event event) {
    if (at < now() || at == Instant::never()) [[unlikely]]
      refuse(at);
    return list_.schedule(at, phase, event);
  }
  /// @param delay not negative
  EventHandle schedule_after(Duration delay, Phase phase, Event event) {
    return schedule_at(now() + delay, phase, event);
  }

  /// @return false when the event has run, was cancelled before, or the handle is null
  bool cancel(EventHandle handle) { return list_.cancel(handle); }
  [[nodiscard]] bool is_pending(EventHandle handle) const { return list_.is_pending(handle); }
  [[nodiscard]] std::size_t pending() const { return list_.size(); }
  /// What runs next, before whatever horizon; nothing when nothing is pending.
  [[nodiscard]] std::optional<Fired> next();

  /// Ends run() after the current event. Without a run, the next one ends before its first event.
  void stop() { stopped_ = true; }

  /// Over all calls of run().
  [[nodiscard]] std::uint64_t events_fired() const { return digest_.length(); }
  [[nodiscard]] Hash128 trace_digest() const { return digest_.value(); }

  /// Makes room for so many pending events at once.
  void reserve(std::size_t pending) { list_.reserve(pending); }

  /// Shows every event from now on to `observer`, which must outlive the runs; null detaches.
  void observe(EventObserver* observer);

  /// @param model has void handle(Event); if it has void expect(Event) too, it is told there before
  /// most events which one is likely to be the next
  template <class Model>
  RunEnd run(Model& model, Limits limits = {}) {
    const Running running(*this);
    const std::uint64_t before = events_fired();
    const Ending ending = loop(model, limits);
    flush();
    return {ending, now(), events_fired() - before};
  }

 private:
  // Refuses a run within a run, and gives broken contracts their time and event.
  class Running {
   public:
    explicit Running(Simulator& simulator);
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() { simulator_.running_ = false; }

   private:
    Simulator& simulator_;
    ScopedContractContext context_;
  };

  template <class Model>
  Ending loop(Model& model, Limits limits) {
    for (std::uint64_t left = limits.events; !stopped_; --left) {
      if (left == 0) return Ending::event_limit;
      if (!list_.pop_before(limits.horizon, current_)) return idle(limits.horizon);
      digest_.add(current_.at, current_.phase, current_.event);
      if (observer_ != nullptr) [[unlikely]]
        record();
      if constexpr (requires { model.expect(current_.event); })
        if (const Event* const next = list_.likely_next()) model.expect(*next);
      model.handle(current_.event);
      if (list_.exhausted()) [[unlikely]]
        return Ending::exhausted;
    }
    stopped_ = false;
    return Ending::stopped;
  }

  Ending idle(Instant horizon);
  void record();
  void flush();
  [[noreturn]] void refuse(Instant at) const;
  [[nodiscard]] std::string describe() const override;

  EventList list_;
  Fired current_;  // its instant is the clock's
  TraceDigest digest_;
  bool stopped_ = false;
  bool running_ = false;
  EventObserver* observer_ = nullptr;
  std::vector<Fired> batch_;
};

}  // namespace cuakhau::kernel
