#pragma once

// A measure of the user's own: which trucks, which time of theirs, which statistic of it, grouped
// by what.

#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/field.hpp>
#include <cuakhau/model/sides.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

/// A time of a truck: at a stage, or on its whole way.
enum class OwnTime : std::uint8_t {
  wait,     // until the service starts; on the way: all waiting and being blocked
  service,  // of a stage: the service without its pauses
  blocked,  // of a stage: from the end of the service to leaving
  stay,     // from arrival to leaving; on the way: to being cleared, or gone
};
template <>
struct EnumWords<OwnTime> {
  static constexpr std::array<std::string_view, 4> words{"wait", "service", "blocked", "stay"};
};

enum class OwnStatistic : std::uint8_t { mean, share, count, total, p50, p80, p90, p95, p99, max };
template <>
struct EnumWords<OwnStatistic> {
  static constexpr std::array<std::string_view, 10> words{"mean", "share", "count", "total", "p50",
                                                          "p80",  "p90",   "p95",   "p99",   "max"};
};

enum class OwnGrouping : std::uint8_t {
  none,
  place,
  gate,
  flow,
  commodity,
  direction,
  hour,
  weekday,
  date
};
template <>
struct EnumWords<OwnGrouping> {
  static constexpr std::array<std::string_view, 9> words{
      "none", "place", "gate", "flow", "commodity", "direction", "hour", "weekday", "date"};
};

struct OwnMeasure {
  OwnTime of = OwnTime::wait;
  std::vector<std::string> at{};  // stages; empty: the whole way
  std::string gate{};
  std::string flow{};
  std::string commodity{};
  std::optional<Direction> direction{};
  std::string outcome{};
  std::optional<Duration> above{};
  OwnStatistic statistic = OwnStatistic::mean;
  OwnGrouping by = OwnGrouping::none;
  friend bool operator==(const OwnMeasure&, const OwnMeasure&) = default;
};

template <class V, DescribedAs<OwnMeasure> S>
void describe(V& visit, S& own) {
  visit(Field{.name = "of", .help = "which time of a truck", .presence = Presence::required},
        own.of);
  visit(Field{.name = "at",
              .help = "the stages at which; absent: on the whole way",
              .refers_to = "stages"},
        own.at);
  visit(Field{.name = "gate", .help = "trucks that count for this gate", .refers_to = "gates"},
        own.gate);
  visit(Field{.name = "flow", .help = "trucks of this flow", .refers_to = "flows"}, own.flow);
  visit(Field{.name = "commodity", .help = "trucks that carry this"}, own.commodity);
  visit(Field{.name = "direction", .help = "trucks of this direction"}, own.direction);
  visit(Field{.name = "outcome",
              .help = "visits or ways that end so: passed or turned_back at a stage; cleared, "
                      "turned_back, refused or diverted on the way"},
        own.outcome);
  visit(Field{.name = "above",
              .help = "of share: the share of times above this; of count: how many are"},
        own.above);
  visit(Field{.name = "statistic",
              .help = "mean, share, percentiles and max of the times; count: trucks a day; total: "
                      "hours a day"},
        own.statistic);
  visit(Field{.name = "by", .help = "one figure for each of these"}, own.by);
}

}  // namespace cuakhau::model
