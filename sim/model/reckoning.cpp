#include "model/detail/reckoning.hpp"

#include <algorithm>
#include <utility>

#include <cuakhau/kernel/distribution.hpp>

namespace cuakhau::model::detail {

namespace {

/// Some time in which so many trucks can be worked on at once.
struct Stretch {
  Instant from;
  Instant until;
  double servers = 0.0;
  double pace = 1.0;
};
constexpr Stretch k_no_stretch{Instant::never(), Instant::never()};

/// The first that ends after `at` and has servers.
Stretch stretch_after(const std::vector<OpenLevel>& levels, Instant at) {
  auto level = std::ranges::upper_bound(levels, at, {}, &OpenLevel::from);
  if (level != levels.begin()) --level;
  for (; level != levels.end(); ++level) {
    if (level->servers == 0) continue;
    const auto next = level + 1;
    return {level->from, next == levels.end() ? Instant::never() : next->from,
            static_cast<double>(level->servers)};
  }
  return k_no_stretch;
}

Stretch stretch_after(const OpenSpans& spans, double lanes, Instant at) {
  const auto span = std::ranges::upper_bound(spans, at, {}, &OpenSpan::until);
  if (span == spans.end() || lanes == 0.0) return k_no_stretch;
  return {span->from, span->until, lanes};
}

Stretch opening_of(const StageTable& stage, Direction travel, Instant at) {
  if (stage.crossing != nullptr)
    return stretch_after(stage.open, stage.crossing->lanes.open_to(travel), at);
  Stretch stretch = stretch_after(stage.levels_open, at);
  if (stage.exchange != nullptr) stretch.servers *= stage.exchange->turn.of(travel).most.value;
  return stretch;
}

/// In which the pace does not change either.
Stretch stretch_of(const StageTable& stage, Direction travel, Instant at) {
  Stretch stretch = opening_of(stage, travel, at);
  const Instant begin = std::max(at, stretch.from);
  stretch.pace = pace_at(stage.paces, begin);
  stretch.until = std::min(stretch.until, next_pace_change(stage.paces, begin));
  return stretch;
}

/// Time that a server spends on a truck, before the pace.
double work_ms(const StageTable& stage) {
  if (stage.service != nullptr) return stage.mean_service_ms;
  if (stage.crossing != nullptr) return kernel::mean(stage.crossing->headway.law);
  return stage.exchange == nullptr ? 0.0 : kernel::mean(stage.exchange->service.law);
}

/// Time that a truck spends there once it is its turn, at the pace of that instant.
double stay_ms(const StageTable& stage, Instant at) {
  const double own =
      stage.crossing == nullptr ? work_ms(stage) : kernel::mean(stage.crossing->travel.law);
  return own / pace_at(stage.paces, at);
}

bool has_servers(const StageTable& stage) {
  return stage.info.kind != StageKind::yard && !stage.unlimited_servers;
}

/// Follows a way part by part.
class WayReckoner {
 public:
  WayReckoner(const News& news, const Standpoint& from)
      : news_(news),
        place_(from.place),
        seen_(from.ahead),
        now_(from.now),
        here_(from.now),
        free_(from.now) {}

  void go(const WayPart& part) {
    if (part.is_drive())
      drive(part.place);
    else
      visit(part);
  }

  [[nodiscard]] Reckoned end() {
    finish_stages();
    reckoned_.time = here_ - now_;
    return reckoned_;
  }

 private:
  void drive(std::uint32_t to) {
    finish_stages();
    const RoadNet::Drive drive = news_.tables->roads.drive(place_, to);
    reckoned_.is_shut |= !drive.is_open;
    reckoned_.fees += drive.fee;
    here_ = free_ = here_ + ticks_from(drive.travel_ms);
    place_ = to;
  }

  void visit(const WayPart& part) {
    const StageTable& stage = news_.tables->stages[part.stage.index()];
    const std::uint32_t trucks = trucks_at(part);
    if (!news_.tables->money.fees.empty())
      reckoned_.fees += part.passes * news_.tables->money.fees[part.stage.index()];
    reckoned_.trucks += trucks;
    stays_ms_ += part.passes * stay_ms(stage, here_);
    if (has_servers(stage)) {
      const Instant free = free_from(stage, part.travel, part.passes * ahead_ + trucks, here_);
      reckoned_.is_shut |= free == Instant::never();
      if (free != Instant::never()) free_ = std::max(free_, free);
    }
    ahead_ += trucks;
  }

  [[nodiscard]] std::uint32_t trucks_at(const WayPart& part) {
    const std::uint32_t seen = std::exchange(seen_, k_none);
    if (seen != k_none) return seen;
    return news_.counts[2 * part.stage.index() + static_cast<std::size_t>(part.travel)];
  }

  /// The trucks ahead are gone when the next road ends.
  void finish_stages() {
    here_ = free_ + ticks_from(stays_ms_);
    stays_ms_ = ahead_ = 0.0;
  }

  const News& news_;
  std::uint32_t place_;
  std::uint32_t seen_;  // trucks ahead at the first part
  Instant now_;
  Instant here_;  // when the last drive ends
  Instant free_;  // when all stages since then are free
  double ahead_ = 0.0;
  double stays_ms_ = 0.0;
  Reckoned reckoned_;
};

}  // namespace

Instant free_from(const StageTable& stage, Direction travel, double ahead, Instant from) {
  Stretch stretch = stretch_of(stage, travel, from);
  // Who finds one server free of several does not wait.
  double left_ms = std::max(0.0, ahead + 1.0 - stretch.servers) * work_ms(stage);
  while (stretch.from != Instant::never()) {
    const Instant begin = std::max(from, stretch.from);
    const double rate = stretch.servers * stretch.pace;
    const double room_ms = static_cast<double>((stretch.until - begin).count()) * rate;
    if (stretch.until == Instant::never() || left_ms <= room_ms)
      return begin + ticks_from(left_ms / rate);
    left_ms -= room_ms;
    from = stretch.until;
    stretch = stretch_of(stage, travel, from);
  }
  return Instant::never();
}

Reckoned reckon(const News& news, const WayOutline& way, const Standpoint& from) {
  WayReckoner reckoner(news, from);
  for (std::size_t part = from.first; part < way.size(); ++part) reckoner.go(way[part]);
  return reckoner.end();
}

}  // namespace cuakhau::model::detail
