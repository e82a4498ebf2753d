#pragma once

// The reader as a visitor of the plan's description: words, lists, maps of named things, structs.
// Shapes that are more than that have overloads in shape.hpp. Every value may be annotated:
// {value: V, assumed: [low, high], source: …, note: …}.

#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <cuakhau/model/plan.hpp>

#include "scenario/detail/annotation.hpp"
#include "scenario/detail/keys.hpp"
#include "scenario/detail/name.hpp"
#include "scenario/detail/reading.hpp"
#include "scenario/detail/shape.hpp"
#include "scenario/detail/shape_help.hpp"
#include "scenario/detail/word.hpp"

namespace cuakhau::scenario::detail {

struct NoVisitor {
  template <class T>
  void operator()(const model::Field&, T&) {}
};

/// A struct whose fields `describe` visits.
template <class S>
concept Described = requires(NoVisitor& visit, S& structure) { describe(visit, structure); };

template <class T>
inline constexpr bool is_map_of_names = false;
template <class T>
inline constexpr bool is_map_of_names<std::map<std::string, T>> = true;

/// Reads a value, annotated or not, and remembers where it stands.
template <class T>
void read(Reading& reading, const Cursor& at, T& out);

template <Described S>
[[nodiscard]] KeyNames keys_of() {
  KeyNames names;
  const S structure{};
  describe(names, structure);
  return names;
}

/// What a value looks like where it stands in a list or a map.
template <class T>
[[nodiscard]] std::string shape_of() {
  if constexpr (Described<T>) return keys_of<T>().shape();
  return "…";
}

/// Remembers every value of an absent field as a default.
class DefaultMarker {
 public:
  DefaultMarker(Reading& reading, std::string path) : reading_(&reading), path_(std::move(path)) {}

  template <class T>
  void operator()(const model::Field& field, const T& value) {
    mark(below(path_, field.name), value);
  }

 private:
  template <class T>
  void mark(const std::string& path, const T& value) {
    reading_->remember_default(path);
    if constexpr (Described<const T>) {
      DefaultMarker inner(*reading_, path);
      describe(inner, value);
    }
  }
  template <class T>
  void mark(const std::string& path, const std::vector<T>& values) {
    reading_->remember_default(path);
    for (std::size_t i = 0; i < values.size(); ++i)
      mark(path + '[' + std::to_string(i) + ']', values[i]);
  }

  Reading* reading_;
  std::string path_;
};

/// Reads the fields of a struct from a map.
class StructReader {
 public:
  StructReader(Reading& reading, const Cursor& at) : reading_(&reading), at_(&at) {}

  template <class T>
  void operator()(const model::Field& field, T& member) {
    keys_.emplace_back(field.name);
    if (const Entry* const entry = at_->node->find(field.name)) {
      read(*reading_, at_->field(*entry, field), member);
      return;
    }
    if (field.presence == model::Presence::required) report_missing(*reading_, *at_, field);
    DefaultMarker{*reading_, at_->path}(field, member);
  }

  /// Reports the keys that no field has.
  void finish() const { refuse_unknown_keys(*reading_, *at_, keys_, Extras::source_and_note); }

 private:
  Reading* reading_;
  const Cursor* at_;
  std::vector<std::string> keys_;
};

template <Described S>
void read_struct(Reading& reading, const Cursor& at, S& out) {
  if (!at.node->is_map()) return reading.expected(at, "a map", keys_of<S>().help());
  reading.annotate(at, *at.node);
  StructReader visit(reading, at);
  describe(visit, out);
  visit.finish();
}

template <Described S>
void read_value(Reading& reading, const Cursor& at, S& out) {
  read_struct(reading, at, out);
}

template <Word T>
void read_value(Reading& reading, const Cursor& at, T& out) {
  const WordContext context{reading.clocks, reading.whereabouts(at)};
  const bool is_word = at.node->is_scalar() && (!is_bare<T> || at.node->quoting == Quoting::plain);
  const auto value =
      word_of(Type<T>{}, is_word ? std::string_view(at.node->text) : std::string_view{}, context);
  if (is_word && value) {
    out = *value;
    check_bounds(reading, at, out);
  } else if (!value) {
    is_word ? report_word(reading, at, value.error()) : report_no_word(reading, at, value.error());
  }
}

template <model::WordedEnum E>
  requires(!Word<E>)
void read_value(Reading& reading, const Cursor& at, E& out) {
  std::vector<std::string> words;
  for (const std::string_view word : model::EnumWords<E>::words) words.emplace_back(word);
  if (const auto index = index_of_word(reading, at, words)) out = static_cast<E>(*index);
}

/// A word that cannot be read leaves nothing: a number in its place would be judged like one that
/// somebody wrote.
template <class T>
void read_value(Reading& reading, const Cursor& at, std::optional<T>& out) {
  const std::size_t errors = reading.errors();
  read_value(reading, at, out.emplace());
  if constexpr (Word<T>)
    if (reading.errors() > errors) out.reset();
}

template <class T>
void read_items(Reading& reading, const Cursor& at, std::vector<T>& out) {
  out.clear();
  for (std::size_t i = 0; i < at.node->items.size(); ++i)
    read(reading, at.item(i), out.emplace_back());
}

template <class T>
void read_value(Reading& reading, const Cursor& at, std::vector<T>& out) {
  if constexpr (is_table<T>) {
    if (at.node->is_map()) {
      if (const auto rows = rows_of_table(reading, at)) read_items(reading, at.as(*rows), out);
      return;
    }
  }
  if (!at.node->is_list())
    return reading.expected(at, is_table<T> ? "a list, or {csv: FILE}" : "a list",
                            help_on_list(shape_of<T>()));
  read_items(reading, at, out);
}

template <class T>
void read_value(Reading& reading, const Cursor& at, std::map<std::string, T>& out) {
  if (!at.node->is_map())
    return reading.expected(at, "a map of names", help_on_names(shape_of<T>()));
  for (const Entry& entry : at.node->entries)
    if (check_name(reading, at, entry)) read(reading, at.entry(entry), out[entry.key]);
}

template <class T>
void read(Reading& reading, const Cursor& at, T& out) {
  const Node* const value = is_map_of_names<T> ? nullptr : annotated_value(*at.node);
  const Cursor here = value == nullptr ? at : at.as(*value);
  reading.remember(here);
  if (here.node->is_refused) return reading.pass_over(here);
  if (value == nullptr) return read_value(reading, at, out);
  refuse_unknown_keys(reading, at, {"value", "assumed", "source", "note"}, Extras::none);
  reading.annotate(here, *at.node);
  const std::size_t errors = reading.errors();
  read_value(reading, here, out);
  if (errors == reading.errors()) check_assumed(reading, at, magnitude_of(out));
}

}  // namespace cuakhau::scenario::detail
