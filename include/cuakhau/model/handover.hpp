#pragma once

// Handovers: how cargo changes sides, over the lanes of a crossing.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/field.hpp>
#include <cuakhau/model/sides.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

/// A stage for each direction. Text: a name for both, or "{export: NAME, import: NAME}".
struct PerDirectionName {
  std::string export_;
  std::string import_;
  friend bool operator==(const PerDirectionName&, const PerDirectionName&) = default;
};

[[nodiscard]] inline const std::string& name_for(const PerDirectionName& names,
                                                 Direction direction) {
  return direction == Direction::export_ ? names.export_ : names.import_;
}

enum class HandoverMethod : std::uint8_t {
  direct,
  dedicated_driver,
  trailer_swap,
  tractor_change,
  transshipment,
  agv,
};
template <>
struct EnumWords<HandoverMethod> {
  static constexpr std::array<std::string_view, 6> words{
      "direct", "dedicated_driver", "trailer_swap", "tractor_change", "transshipment", "agv"};
};

/// Whether the load goes over the line behind a tractor of the other side.
[[nodiscard]] constexpr bool swaps(HandoverMethod method) {
  return method == HandoverMethod::trailer_swap || method == HandoverMethod::tractor_change;
}
/// Whether the load alone goes over the line, on something that is loaded with it.
[[nodiscard]] constexpr bool reloads(HandoverMethod method) {
  return method == HandoverMethod::transshipment || method == HandoverMethod::agv;
}

/// Whether a member of a pool takes the load over, if one is named.
[[nodiscard]] constexpr bool takes_pool(HandoverMethod method) {
  return method == HandoverMethod::dedicated_driver || reloads(method);
}
/// Whether nothing goes over the line without a member of a pool.
[[nodiscard]] constexpr bool needs_pool(HandoverMethod method) {
  return method == HandoverMethod::dedicated_driver || method == HandoverMethod::agv;
}

enum class ClearedAt : std::uint8_t { crossing, unloading };
template <>
struct EnumWords<ClearedAt> {
  static constexpr std::array<std::string_view, 2> words{"crossing", "unloading"};
};

/// A truck that has unloaded beyond the line looks for a load back. Loads are trucks of another
/// flow that meet it at the exchange `at`; the two go on as one, on the way of the load.
struct Backhaul {
  std::string at;
  Probability share{1.0};
  std::optional<DurationLaw> limit;
  friend bool operator==(const Backhaul&, const Backhaul&) = default;
};
template <class V, DescribedAs<Backhaul> S>
void describe(V& visit, S& backhaul) {
  visit(
      Field{.name = "at",
            .help = "the exchange where it meets loads, which are trucks of the other direction's "
                    "flows; the two go on as one, on the way of the load",
            .presence = Presence::required,
            .refers_to = "exchanges"},
      backhaul.at);
  visit(Field{.name = "share",
              .help = "of the trucks that come back, those that look for a load",
              .change = Change::next_start},
        backhaul.share);
  visit(
      Field{.name = "limit",
            .help = "how long a truck waits for a load before it goes back empty; absent: as long "
                    "as it takes",
            .change = Change::next_start},
      backhaul.limit);
}

/// Which company of drivers takes a truck over: the first one with a free driver, or the one of
/// them whose pool has the lowest `fee` just then.
enum class Hiring : std::uint8_t { order, cheapest };
template <>
struct EnumWords<Hiring> {
  static constexpr std::array<std::string_view, 2> words{"order", "cheapest"};
};

/// A company of drivers, and which trucks it takes. Text: the name of its pool.
struct Company {
  std::string pool;
  std::optional<Direction> direction{};    // none: both
  std::vector<std::string> commodities{};  // none: all
  friend bool operator==(const Company&, const Company&) = default;
};
template <class V, DescribedAs<Company> S>
void describe(V& visit, S& company) {
  visit(Field{.name = "pool",
              .help = "its drivers; what a truck pays for one is the `fee` of the pool",
              .presence = Presence::required,
              .refers_to = "pools"},
        company.pool);
  visit(Field{.name = "direction", .help = "the trucks that it takes; absent: both"},
        company.direction);
  visit(Field{.name = "commodities", .help = "the loads that it takes, or a list; absent: all"},
        company.commodities);
}

[[nodiscard]] inline bool takes(const Company& company, Direction direction) {
  return company.direction.value_or(direction) == direction;
}
[[nodiscard]] inline bool takes(const Company& company, const std::string& commodity) {
  return company.commodities.empty() ||
         std::ranges::find(company.commodities, commodity) != company.commodities.end();
}

/// How cargo crosses. `direct`: the truck itself goes out laden, unloads beyond the line and comes
/// back empty on the same crossing's lanes of the other direction. `dedicated_driver`: so it does
/// with a member of `pool` at the wheel, who takes the truck over behind `takeover`, gives it back
/// behind `giveback`, and is ready again after `back`; the member may be of one of several
/// `companies` in place of a `pool`. `trailer_swap`: before it crosses, its
/// trailer takes a turn of the exchange, where a tractor of the other side couples it.
/// `tractor_change`: as a swap, and what comes back takes another turn, on the other side, to get a
/// tractor of its own side again. `transshipment` and `agv`: the load alone goes over the line, on
/// a truck of the other side or an automated vehicle, which is a member of `pool` and is loaded at
/// `load`; a transshipment may put it into a `zone` before. A member that does not stand where the
/// load is comes over the line for it, and one that does goes back there.
struct Handover {
  HandoverMethod method = HandoverMethod::direct;
  std::string crossing;
  std::string exchange;
  PerDirectionName store;
  PerDirectionName zone;
  PerDirectionName load;
  PerDirectionName unload;
  ClearedAt cleared_at = ClearedAt::crossing;
  Probability returning{1.0};
  std::optional<Backhaul> backhaul;
  PerDirectionName pool;
  std::vector<Company> companies{};
  Hiring hire = Hiring::order;
  PerDirectionName takeover;
  PerDirectionName giveback;
  DurationLaw back;
  friend bool operator==(const Handover&, const Handover&) = default;
};

/// Who takes the load over, a part of the description.
template <class V, DescribedAs<Handover> S>
void describe_members(V& visit, S& handover) {
  visit(Field{.name = "pool",
              .help =
                  "who or what takes the load over the line, by direction: a name for both, or one "
                  "for each; drivers of dedicated_driver, vehicles of agv, trucks of the other "
                  "side of transshipment"},
        handover.pool);
  visit(
      Field{.name = "companies",
            .help = "of dedicated_driver, in place of `pool`: the companies whose drivers may take "
                    "the truck over"},
      handover.companies);
  visit(
      Field{.name = "hire",
            .help = "of several companies with a free driver, which one: the first in the list, or "
                    "the cheapest by the `fee` of its pool; who finds none waits for the first "
                    "driver of any"},
      handover.hire);
  visit(Field{.name = "takeover",
              .help = "of dedicated_driver: the station before a driver takes the truck over"},
        handover.takeover);
  visit(Field{.name = "giveback",
              .help = "of dedicated_driver: the station before the driver gives the truck back"},
        handover.giveback);
  visit(
      Field{.name = "back",
            .help = "law of the time from the end of a member's work to being ready for the next; "
                    "default 0 s",
            .change = Change::next_start},
      handover.back);
}
template <class V, DescribedAs<Handover> S>
void describe(V& visit, S& handover) {
  visit(Field{.name = "method", .help = "how cargo changes sides", .presence = Presence::required},
        handover.method);
  visit(Field{.name = "crossing",
              .help = "the crossing it uses",
              .presence = Presence::required,
              .refers_to = "crossings"},
        handover.crossing);
  visit(
      Field{.name = "exchange",
            .help = "where tractors or trailers are exchanged, of trailer_swap and tractor_change",
            .refers_to = "exchanges"},
      handover.exchange);
  visit(Field{.name = "store",
              .help = "of transshipment: the station where trucks are unloaded into the `zone`, by "
                      "direction: a name for both, or one for each"},
        handover.store);
  visit(Field{.name = "zone",
              .help = "of transshipment: the yard where loads wait for a truck of the other side"},
        handover.zone);
  visit(Field{.name = "load",
              .help = "of transshipment and agv: the station where the load is put on what carries "
                      "it over the line: bays, crews, cranes"},
        handover.load);
  visit(
      Field{.name = "unload",
            .help = "the station beyond the line, by direction: a name for both, or one for each"},
      handover.unload);
  visit(Field{.name = "cleared_at",
              .help = "when a truck counts as cleared: laden over the line, or unloaded beyond it"},
        handover.cleared_at);
  visit(Field{.name = "returning",
              .help = "share of trucks that come back over the same crossing",
              .change = Change::next_start},
        handover.returning);
  visit(Field{.name = "backhaul",
              .help = "of direct and trailer_swap: trucks look for a load before they come back"},
        handover.backhaul);
  describe_members(visit, handover);
}

}  // namespace cuakhau::model
