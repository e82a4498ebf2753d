#pragma once

// The two countries of a border. Directions are the home side's: an export leaves the home side.
// Which countries these are is data: a plan names its sides and their clocks.

#include <cstdint>
#include <string>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/field.hpp>

namespace cuakhau::model {

enum class Side : std::uint8_t { home, neighbour };
enum class Direction : std::uint8_t { export_, import_ };

template <>
struct EnumWords<Side> {
  static constexpr std::array<std::string_view, 2> words{"home", "neighbour"};
};
template <>
struct EnumWords<Direction> {
  static constexpr std::array<std::string_view, 2> words{"export", "import"};
};

/// Where a truck of this direction comes from.
[[nodiscard]] constexpr Side origin_of(Direction direction) {
  return direction == Direction::export_ ? Side::home : Side::neighbour;
}
[[nodiscard]] constexpr Side other(Side side) {
  return side == Side::home ? Side::neighbour : Side::home;
}
[[nodiscard]] constexpr Direction other(Direction direction) {
  return direction == Direction::export_ ? Direction::import_ : Direction::export_;
}

/// One country: the name that keys such as `open:` use, and the label that clock times carry
/// ("18:00 VN").
struct Country {
  std::string name;
  std::string clock;
  UtcOffset utc_offset;
  friend bool operator==(const Country&, const Country&) = default;
};

struct Sides {
  Country home{"home", "home", UtcOffset{}};
  Country neighbour{"neighbour", "neighbour", UtcOffset{}};

  [[nodiscard]] const Country& of(Side side) const { return side == Side::home ? home : neighbour; }
  friend bool operator==(const Sides&, const Sides&) = default;
};

template <class V, DescribedAs<Country> S>
void describe(V& visit, S& country) {
  visit(Field{.name = "name",
              .help = "the key of this side in `open:` and `hours:`",
              .presence = Presence::required},
        country.name);
  visit(Field{.name = "clock",
              .help = "the label of its clock times, as in \"18:00 VN\"",
              .presence = Presence::required},
        country.clock);
  visit(Field{.name = "utc_offset",
              .help = "fixed offset of its clock from UTC, such as +07:00",
              .presence = Presence::required},
        country.utc_offset);
}

template <class V, DescribedAs<Sides> S>
void describe(V& visit, S& sides) {
  visit(
      Field{.name = "home", .help = "the side that exports leave", .presence = Presence::required},
      sides.home);
  visit(Field{.name = "neighbour",
              .help = "the side that exports reach",
              .presence = Presence::required},
        sides.neighbour);
}

/// A yes or no for each side. Text: "{vietnam: true, china: false}", keyed by the sides' names.
struct PerSideFlag {
  bool home = true;
  bool neighbour = true;
  friend bool operator==(const PerSideFlag&, const PerSideFlag&) = default;
};

}  // namespace cuakhau::model
