#pragma once

// Exchanges: services that take several trucks at once, of one side or of both. Trucks of each side
// wait in places of their own; a bay works in turns, each of so many trucks of either side, which
// start and end together. Trailer swaps, tractor changes and pooled tests are exchanges.

#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/stage.hpp>

namespace cuakhau::model {

/// Places of an exchange for trucks that wait for a turn. Text: a count for both sides, or
/// "{export: 10, import: 10}".
struct ExchangePlaces {
  Count export_ = Count::unlimited();
  Count import_ = Count::unlimited();

  [[nodiscard]] Count of(Direction side) const {
    return side == Direction::export_ ? export_ : import_;
  }
  friend bool operator==(const ExchangePlaces&, const ExchangePlaces&) = default;
};
template <class V, DescribedAs<ExchangePlaces> S>
void describe(V& visit, S& places) {
  visit(Field{.name = "export",
              .help = "trucks on the export side that can wait for a turn",
              .change = Change::at_once,
              .lowest = 1},
        places.export_);
  visit(Field{.name = "import",
              .help = "trucks on the import side that can wait for a turn",
              .change = Change::at_once,
              .lowest = 1},
        places.import_);
}

/// Trucks of one side in one turn; none when `most` is 0. Text: "2" for exactly that many,
/// "[1, 2]", or "{least: 1, most: 2}".
struct TurnShare {
  Count least{0, false};
  Count most{0, false};
  friend bool operator==(const TurnShare&, const TurnShare&) = default;
};
template <class V, DescribedAs<TurnShare> S>
void describe(V& visit, S& share) {
  visit(Field{.name = "least",
              .help = "a turn starts when so many are there",
              .change = Change::next_start},
        share.least);
  visit(Field{.name = "most", .help = "a turn takes no more", .change = Change::next_start},
        share.most);
}

/// Who takes part in a turn, by side.
struct Turn {
  TurnShare export_;
  TurnShare import_;

  [[nodiscard]] const TurnShare& of(Direction side) const {
    return side == Direction::export_ ? export_ : import_;
  }
  friend bool operator==(const Turn&, const Turn&) = default;
};
template <class V, DescribedAs<Turn> S>
void describe(V& visit, S& turn) {
  visit(Field{.name = "export", .help = "trucks of the export side in a turn"}, turn.export_);
  visit(Field{.name = "import", .help = "trucks of the import side in a turn"}, turn.import_);
}

enum class ExchangeClosing : std::uint8_t { finish, must_end_before_close };
template <>
struct EnumWords<ExchangeClosing> {
  static constexpr std::array<std::string_view, 2> words{"finish", "must_end_before_close"};
};

/// What trucks of one turn have in common.
enum class TurnMatch : std::uint8_t { none, commodity };
template <>
struct EnumWords<TurnMatch> {
  static constexpr std::array<std::string_view, 2> words{"none", "commodity"};
};

struct Exchange {
  std::string gate;
  Side side = Side::home;
  std::vector<ServerGroup> bays{ServerGroup{}};
  Hours hours;
  ExchangePlaces places;
  Turn turn;
  TurnMatch match = TurnMatch::none;
  DurationLaw service;
  Factor pace;
  std::optional<DurationLaw> short_after;
  ExchangeClosing closing = ExchangeClosing::finish;
  Discipline discipline;
  std::optional<Money> fee;
  friend bool operator==(const Exchange&, const Exchange&) = default;
};

template <class V, DescribedAs<Exchange> S>
void describe(V& visit, S& exchange) {
  visit(Field{.name = "gate", .help = "the gate it belongs to", .refers_to = "gates"},
        exchange.gate);
  visit(Field{.name = "side", .help = "the side it lies on"}, exchange.side);
  visit(Field{.name = "bays",
              .help = "turns under way at once: a number, or groups with hours of their own",
              .change = Change::at_once},
        exchange.bays);
  visit(Field{.name = "hours", .help = "when it is open", .change = Change::at_once},
        exchange.hours);
  visit(Field{.name = "places",
              .help = "places for trucks that wait for a turn: for each side, or by side"},
        exchange.places);
  visit(Field{.name = "turn",
              .help = "trucks of each side in one turn; a side that is not named takes no part",
              .presence = Presence::required},
        exchange.turn);
  visit(Field{.name = "match",
              .help = "whether trucks of one turn carry the same commodity; its name may stand for "
                      "a type of trailer or for a destination"},
        exchange.match);
  visit(Field{.name = "service",
              .help = "how long a turn lasts",
              .presence = Presence::required,
              .change = Change::next_start},
        exchange.service);
  visit(Field{.name = "pace",
              .help = "how fast turns go: one lasts its time divided by the pace at its start",
              .change = Change::next_start},
        exchange.pace);
  visit(Field{.name = "short_after",
              .help = "once a truck has waited so long, a turn starts with those who are there, at "
                      "least one of each side that it needs; absent: never",
              .change = Change::next_start},
        exchange.short_after);
  visit(Field{.name = "closing", .help = "what happens to turns under way when bays close"},
        exchange.closing);
  visit(Field{.name = "discipline", .help = "whom of a side a turn takes first"},
        exchange.discipline);
  visit(Field{.name = "fee",
              .help = "what a truck pays there, as it leaves",
              .change = Change::at_once},
        exchange.fee);
}

}  // namespace cuakhau::model
