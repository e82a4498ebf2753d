#pragma once

// A flow: trucks of one direction and kind, how they arrive, what they carry, how long they are
// ready to wait, which way they take.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/arrivals.hpp>
#include <cuakhau/model/field.hpp>
#include <cuakhau/model/money.hpp>
#include <cuakhau/model/route.hpp>
#include <cuakhau/model/sides.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

/// What an arriving truck does that finds no place at its first stage.
enum class WhenFull : std::uint8_t { wait, leave };
template <>
struct EnumWords<WhenFull> {
  static constexpr std::array<std::string_view, 2> words{"wait", "leave"};
};

/// Shares of commodities. Text: "fruit" alone, or "{fruit: 80 %, starch: 20 %}". Empty: the flow's
/// own name.
struct CommodityMix {
  std::map<std::string, Probability> shares;
  friend bool operator==(const CommodityMix&, const CommodityMix&) = default;
};

struct Flow {
  Direction direction = Direction::export_;
  std::string gate;
  std::string from;
  CommodityMix commodity;
  Arrivals arrivals;
  bool held = false;
  DurationLaw release;
  std::optional<MoneyRate> waiting_cost;
  std::optional<FuelRate> idling;
  std::optional<DurationLaw> patience;
  WhenFull when_full = WhenFull::wait;
  Route route;
  friend bool operator==(const Flow&, const Flow&) = default;
};

template <class V, DescribedAs<Flow> S>
void describe(V& visit, S& flow) {
  visit(Field{.name = "direction", .help = "export leaves the home side, import reaches it"},
        flow.direction);
  visit(
      Field{.name = "gate",
            .help = "the gate its trucks count for until they have passed a crossing; default: the "
                    "one that its way leads to, if that is one alone",
            .refers_to = "gates"},
      flow.gate);
  visit(Field{.name = "from", .help = "the place where its trucks come, from which they drive on"},
        flow.from);
  visit(Field{.name = "commodity", .help = "what its trucks carry: a name, or shares by name"},
        flow.commodity);
  visit(Field{.name = "arrivals", .help = "how its trucks arrive", .presence = Presence::required},
        flow.arrivals);
  visit(Field{.name = "held",
              .help = "whether its trucks are held where they come from, and come when that ends",
              .change = Change::at_once},
        flow.held);
  visit(Field{.name = "release",
              .help = "law of the time from the end of the hold to when a held truck arrives; "
                      "default 0 s",
              .change = Change::next_start},
        flow.release);
  visit(Field{.name = "waiting_cost",
              .help = "of one of its trucks that waits, by time; default: costs.waiting"},
        flow.waiting_cost);
  visit(Field{.name = "idling",
              .help = "fuel that one of its trucks burns while it waits; default: costs.idling"},
        flow.idling);
  visit(
      Field{.name = "patience",
            .help =
                "a truck that has not started its first service this long after arrival turns back",
            .change = Change::next_start},
      flow.patience);
  visit(Field{.name = "when_full",
              .help = "whether a truck that finds no place at its first stage waits outside or "
                      "leaves for good",
              .change = Change::at_once},
        flow.when_full);
  visit(Field{.name = "route", .help = "the steps of its way", .presence = Presence::required},
        flow.route);
}

/// What trucks of the flow of this name carry.
[[nodiscard]] inline std::vector<std::string> commodities_of(const std::string& name,
                                                             const Flow& flow) {
  if (flow.commodity.shares.empty()) return {name};
  std::vector<std::string> names;
  for (const auto& [commodity, share] : flow.commodity.shares) names.push_back(commodity);
  return names;
}

}  // namespace cuakhau::model
