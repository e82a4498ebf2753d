#pragma once

// The one field description of a plan: every struct of a plan says once, in `describe`, what its
// fields are called, mean and allow. Reader, writer, schema, overrides and sweeps are visitors of
// these descriptions.
//
//   template <class V, DescribedAs<Yard> S>
//   void describe(V& visit, S& yard) {
//     visit(Field{.name = "places", .help = "trucks it can hold"}, yard.places);
//   }

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

namespace cuakhau::model {

/// Whether a policy may change a field in mid-run, and what then happens to work under way.
enum class Change : std::uint8_t {
  fixed,       // never in mid-run
  next_start,  // services that start later follow the new value; those under way are untouched
  at_once,     // takes effect at the instant of the change, by the rule of the field's owner
};

enum class Presence : std::uint8_t { optional, required };

struct Field {
  std::string_view name;
  std::string_view help;  // role, then unit and range where the type does not tell
  Presence presence = Presence::optional;
  Change change = Change::fixed;
  /// Bounds of a number, in the unit that the type prints (a count, a factor, days …); inclusive.
  double lowest = -std::numeric_limits<double>::infinity();
  double highest = std::numeric_limits<double>::infinity();
  /// The kind of entity that a name must name: "gates", "stages", "calendars" …; empty for free
  /// text.
  std::string_view refers_to = {};
};

template <class S, class T>
concept DescribedAs = std::is_same_v<std::remove_const_t<S>, T>;

/// The words of an enumeration, in the order of its values. Specialise for each enumeration of a
/// plan.
template <class E>
struct EnumWords;

template <class E>
concept WordedEnum = std::is_enum_v<E> && requires { EnumWords<E>::words; };

template <WordedEnum E>
[[nodiscard]] constexpr std::string_view word(E value) {
  return EnumWords<E>::words[static_cast<std::size_t>(value)];
}

}  // namespace cuakhau::model
