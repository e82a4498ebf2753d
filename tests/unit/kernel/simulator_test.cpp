#include <cuakhau/kernel/simulator.hpp>

#include <utility>
#include <vector>

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

namespace cuakhau::kernel {

namespace {

Instant tick(std::int64_t ticks) { return Instant{Duration{ticks}}; }

// Writes down what it is given; an event's kind says what it does besides.
struct Diary {
  enum Kind : std::uint16_t { note, repeat, stop, wake_departure, wake_arrival };

  Simulator simulator;
  std::vector<std::pair<std::int64_t, std::uint32_t>> entries{};

  void handle(Event event) {
    entries.emplace_back(simulator.now().since_epoch().count(), event.subject);
    switch (event.kind) {
      case repeat: simulator.schedule_after(Duration{10}, Phase::arrival, event); break;
      case stop: simulator.stop(); break;
      case wake_departure: wake(Phase::departure, 100); break;
      case wake_arrival: wake(Phase::arrival, 200); break;
      default: break;
    }
  }
  void wake(Phase phase, std::uint32_t subject) {
    simulator.schedule_after(Duration{0}, phase, {note, 0, subject});
  }
  void plan(std::int64_t ticks, std::uint32_t subject, Kind kind = note) {
    simulator.schedule_at(tick(ticks), Phase::arrival, {kind, 0, subject});
  }
};

using Entries = std::vector<std::pair<std::int64_t, std::uint32_t>>;

struct Tape : EventObserver {
  std::vector<Fired> events{};
  std::vector<std::size_t> batches{};
  void on_events(std::span<const Fired> batch) override {
    events.insert(events.end(), batch.begin(), batch.end());
    batches.push_back(batch.size());
  }
};

// Compares what it is told to expect with what comes.
struct Prophet {
  Simulator simulator;
  std::vector<std::uint32_t> expected{};
  std::vector<std::uint32_t> came{};

  void expect(Event event) { expected.push_back(event.subject); }
  void handle(Event event) { came.push_back(event.subject); }
};

}  // namespace

TEST_CASE("a run ends drained when nothing is pending") {
  Diary diary;
  diary.plan(3, 1);
  diary.plan(5, 2);
  CHECK(diary.simulator.run(diary, {.horizon = tick(100)}) == RunEnd{Ending::drained, tick(5), 2});
  CHECK(diary.entries == Entries{{3, 1}, {5, 2}});
}

TEST_CASE("a run covers the time up to its horizon and not the horizon itself") {
  Diary diary;
  diary.plan(4, 1);
  diary.plan(5, 2);
  CHECK(diary.simulator.run(diary, {.horizon = tick(5)}) == RunEnd{Ending::horizon, tick(5), 1});
  CHECK(diary.simulator.now() == tick(5));
  CHECK(diary.simulator.pending() == 1);
  CHECK(diary.simulator.run(diary, {.horizon = tick(6)}) == RunEnd{Ending::drained, tick(5), 1});
  CHECK(diary.entries == Entries{{4, 1}, {5, 2}});
}

TEST_CASE("a model is told which event is likely to be the next, while many are pending") {
  Prophet prophet;
  for (std::uint32_t i = 0; i < 100; ++i)
    prophet.simulator.schedule_at(tick(1 + (i * 37) % 100), Phase::arrival, {0, 0, i});
  prophet.simulator.run(prophet);
  REQUIRE(prophet.came.size() == 100);
  REQUIRE(prophet.expected.size() > 50);
  for (std::size_t i = 0; i < prophet.expected.size(); ++i)
    CHECK(prophet.expected[i] == prophet.came[i + 1]);
}

TEST_CASE("the model stops a run after the current event") {
  Diary diary;
  diary.plan(1, 1, Diary::stop);
  diary.plan(1, 2);
  CHECK(diary.simulator.run(diary) == RunEnd{Ending::stopped, tick(1), 1});
  CHECK(diary.simulator.run(diary) == RunEnd{Ending::drained, tick(1), 1});
}

TEST_CASE("a stop before a run ends it before its first event") {
  Diary diary;
  diary.plan(1, 1);
  diary.simulator.stop();
  CHECK(diary.simulator.run(diary) == RunEnd{Ending::stopped, tick(0), 0});
  CHECK(diary.simulator.run(diary).events == 1);
}

TEST_CASE("the event limit counts the events of one call") {
  Diary diary;
  diary.plan(0, 1, Diary::repeat);
  CHECK(diary.simulator.run(diary, {.events = 3}) == RunEnd{Ending::event_limit, tick(20), 3});
  CHECK(diary.simulator.run(diary, {.events = 2}) == RunEnd{Ending::event_limit, tick(40), 2});
  CHECK(diary.simulator.events_fired() == 5);
}

TEST_CASE("the next event is to be seen before it runs") {
  Diary diary;
  CHECK_FALSE(diary.simulator.next());
  diary.plan(7, 1);
  REQUIRE(diary.simulator.next());
  CHECK(diary.simulator.next()->at == tick(7));
  CHECK(diary.simulator.now() < tick(7));
  CHECK(diary.simulator.run(diary).events == 1);
}

TEST_CASE("whether more of a phase runs at an instant is to be seen from within it") {
  struct Looker {
    Simulator simulator;
    std::vector<bool> goes_on{};
    void handle(Event) {
      goes_on.push_back(simulator.phase() == Phase::calendar && simulator.goes_on_in_phase());
    }
  };
  Looker looker;
  for (const Phase phase : {Phase::calendar, Phase::calendar, Phase::arrival, Phase::arrival})
    looker.simulator.schedule_at(tick(5), phase, {});
  looker.simulator.schedule_at(tick(6), Phase::calendar, {});
  looker.simulator.schedule_at(tick(7), Phase::calendar, {});
  CHECK(looker.simulator.run(looker).events == 6);
  CHECK(looker.goes_on == std::vector<bool>{true, false, false, false, false, false});
}

TEST_CASE("a list that cannot number an event ends the run") {
  Diary diary{.simulator = Simulator{EventListLimits{.scheduled = 3}}};
  diary.plan(0, 1, Diary::repeat);
  CHECK(diary.simulator.run(diary) == RunEnd{Ending::exhausted, tick(20), 3});
}

TEST_CASE("what is scheduled for now runs in the order of phases before anything later") {
  Diary diary;
  diary.plan(5, 1, Diary::wake_arrival);
  diary.plan(5, 2, Diary::wake_departure);
  diary.plan(5, 3);
  diary.plan(6, 4);
  diary.simulator.run(diary);
  CHECK(diary.entries == Entries{{5, 1}, {5, 2}, {5, 100}, {5, 3}, {5, 200}, {6, 4}});
}

TEST_CASE("a cancelled event of the simulator never runs") {
  Diary diary;
  const EventHandle handle = diary.simulator.schedule_at(tick(2), Phase::arrival, {});
  diary.plan(3, 1);
  CHECK(diary.simulator.is_pending(handle));
  CHECK(diary.simulator.cancel(handle));
  CHECK_FALSE(diary.simulator.cancel(handle));
  diary.simulator.run(diary);
  CHECK(diary.entries == Entries{{3, 1}});
}

TEST_CASE("the clock starts where it is set") {
  Diary diary;
  diary.simulator.start_at(tick(-50));
  diary.simulator.schedule_after(Duration{20}, Phase::arrival, {Diary::note, 0, 7});
  diary.simulator.run(diary);
  CHECK(diary.entries == Entries{{-30, 7}});
}

TEST_CASE("a run with pauses leaves the same trace as one without") {
  const auto build = [](Diary& diary) {
    diary.plan(0, 1, Diary::repeat);
    diary.plan(3, 2, Diary::repeat);
    diary.plan(20, 3, Diary::wake_departure);
  };
  Diary whole;
  build(whole);
  whole.simulator.run(whole, {.horizon = tick(200)});
  Diary parts;
  build(parts);
  parts.simulator.run(parts, {.events = 1});
  for (std::int64_t ticks = 0; ticks <= 200; ticks += 5) {
    parts.simulator.run(parts, {.horizon = tick(ticks)});
  }
  CHECK(parts.entries == whole.entries);
  CHECK(parts.simulator.trace_digest() == whole.simulator.trace_digest());
  CHECK(parts.simulator.now() == whole.simulator.now());
}

TEST_CASE("an observer sees every event once, in batches") {
  Diary diary;
  Tape tape;
  diary.plan(0, 1, Diary::repeat);
  diary.simulator.run(diary, {.events = 2});
  diary.simulator.observe(&tape);
  diary.simulator.run(diary, {.events = 600});
  CHECK(tape.batches == std::vector<std::size_t>{256, 256, 88});
  diary.simulator.observe(nullptr);
  diary.simulator.run(diary, {.events = 5});
  REQUIRE(tape.events.size() == 600);
  CHECK(tape.events.front() == Fired{tick(20), Phase::arrival, {Diary::repeat, 0, 1}});
  CHECK(tape.events.back().at == tick(6010));
}

TEST_CASE("the trace digest is that of the events that fired") {
  Diary diary;
  Tape tape;
  diary.simulator.observe(&tape);
  diary.plan(0, 1, Diary::repeat);
  diary.plan(0, 2, Diary::wake_departure);
  diary.simulator.run(diary, {.horizon = tick(50)});
  TraceDigest digest;
  for (const Fired& fired : tape.events) digest.add(fired.at, fired.phase, fired.event);
  CHECK(diary.simulator.trace_digest() == digest.value());
  CHECK(tape.events.size() == 7);
}

TEST_CASE("scheduling in the past or for never is a broken contract that names both times") {
  Diary diary;
  diary.simulator.start_at(tick(7));
  const auto past =
      test::death_of([&] { diary.simulator.schedule_at(tick(6), Phase::arrival, {}); });
  CHECK(past.status == 70);
  CHECK(past.message.find("scheduled for 6 ms when it is 7 ms") != std::string::npos);
  const auto back =
      test::death_of([&] { diary.simulator.schedule_after(Duration{-1}, Phase::arrival, {}); });
  CHECK(back.status == 70);
  const auto never =
      test::death_of([&] { diary.simulator.schedule_at(Instant::never(), Phase::arrival, {}); });
  CHECK(never.status == 70);
  const auto now =
      test::death_of([&] { diary.simulator.schedule_at(tick(7), Phase::arrival, {}); });
  CHECK(now.status == 0);
}

TEST_CASE("a contract broken in a run names the time and the event") {
  struct Late {
    Simulator simulator{};
    void handle(Event event) { simulator.schedule_at(tick(0), Phase::arrival, event); }
  };
  const auto died = test::death_of([] {
    Late late;
    late.simulator.schedule_at(tick(30), Phase::arrival, {4, 5, 6});
    late.simulator.run(late);
  });
  CHECK(died.status == 70);
  CHECK(died.message.ends_with(
      "scheduled for 0 ms when it is 30 ms\n  at 30 ms, event kind 4, detail 5, subject 6\n"));
}

TEST_CASE("a run within a run and a clock set behind a pending event are broken contracts") {
  struct Nested {
    Simulator simulator{};
    void handle(Event /*event*/) { simulator.run(*this); }
  };
  const auto nested = test::death_of([] {
    Nested model;
    model.simulator.schedule_at(tick(1), Phase::arrival, {});
    model.simulator.run(model);
  });
  CHECK(nested.message.find("run() within run()") != std::string::npos);
  const auto skipped = test::death_of([] {
    Diary diary;
    diary.plan(5, 1);
    diary.simulator.start_at(tick(6));
  });
  CHECK(skipped.message.find("start at 6 ms with an event pending at 5 ms") != std::string::npos);
}

}  // namespace cuakhau::kernel
