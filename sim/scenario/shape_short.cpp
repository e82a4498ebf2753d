#include <algorithm>
#include <array>

#include "scenario/detail/call.hpp"
#include "scenario/detail/read_value.hpp"

namespace cuakhau::scenario::detail {
namespace {

/// Reads a struct whose scalar form stands for its field `key`.
template <class S>
void read_short(Reading& reading, const Cursor& at, std::string key, S& out) {
  if (!at.node->is_scalar()) return read_struct(reading, at, out);
  const Node map = as_entry(std::move(key), *at.node);
  read_struct(reading, at.as(map), out);
}

/// Whether the scalar is a count; reports what else it is, once for all that it stands for.
bool is_count(Reading& reading, const Cursor& at) {
  const std::size_t errors = reading.errors();
  model::Count probe;
  read_value(reading, at, probe);
  return reading.errors() == errors;
}

/// A struct of two fields from the values of each.
template <class S>
void read_pair(Reading& reading, const Cursor& at, const std::array<Entry, 2>& pair, S& out) {
  Node map;
  map.kind = NodeKind::map;
  map.where = at.node->where;
  map.entries.assign(pair.begin(), pair.end());
  read_struct(reading, at.as(map), out);
}

/// Reads a list that may be written as its only item.
template <class T>
void read_one_or_list(Reading& reading, const Cursor& at, std::vector<T>& out) {
  out.clear();
  if (at.node->is_list()) {
    for (std::size_t i = 0; i < at.node->items.size(); ++i)
      read(reading, at.item(i), out.emplace_back());
    return;
  }
  Node list;
  list.kind = NodeKind::list;
  list.where = at.node->where;
  list.items.push_back(*at.node);
  read(reading, at.as(list).item(0), out.emplace_back());
}

constexpr std::string_view k_an_arrival =
    "arrivals such as \"poisson(9 /h)\", \"every(5 min)\", \"renewal(…)\", \"saturated\", or a map";

}  // namespace

void read_value(Reading& reading, const Cursor& at, std::vector<std::string>& out) {
  read_one_or_list(reading, at, out);
}

void read_value(Reading& reading, const Cursor& at, model::ServerGroup& out) {
  read_short(reading, at, "count", out);
}

void read_value(Reading& reading, const Cursor& at, std::vector<model::ServerGroup>& out) {
  read_one_or_list(reading, at, out);
}

void read_value(Reading& reading, const Cursor& at, std::vector<model::Break>& out) {
  read_one_or_list(reading, at, out);
}

void read_value(Reading& reading, const Cursor& at, model::Company& out) {
  read_short(reading, at, "pool", out);
}

void read_value(Reading& reading, const Cursor& at, std::vector<model::Company>& out) {
  read_one_or_list(reading, at, out);
}

void read_value(Reading& reading, const Cursor& at, model::ExchangePlaces& out) {
  if (!at.node->is_scalar()) return read_struct(reading, at, out);
  if (!is_count(reading, at)) return;
  const Place& where = at.node->where;
  read_pair(reading, at, {Entry{"export", where, *at.node}, Entry{"import", where, *at.node}}, out);
}

void read_value(Reading& reading, const Cursor& at, model::TurnShare& out) {
  if (at.node->is_map()) return read_struct(reading, at, out);
  const bool is_pair = at.node->is_list() && at.node->items.size() == 2;
  if (!is_pair && !at.node->is_scalar())
    return reading.expected(at, "a number of trucks, or the least and the most such as [1, 2]");
  if (!is_pair && !is_count(reading, at)) return;
  const Place& where = at.node->where;
  const Node& least = is_pair ? at.node->items[0] : *at.node;
  const Node& most = is_pair ? at.node->items[1] : *at.node;
  read_pair(reading, at, {Entry{"least", where, least}, Entry{"most", where, most}}, out);
}

void read_value(Reading& reading, const Cursor& at, model::Membership& out) {
  read_short(reading, at, "gate", out);
}

void read_value(Reading& reading, const Cursor& at, std::vector<model::Membership>& out) {
  read_one_or_list(reading, at, out);
}

void read_value(Reading& reading, const Cursor& at, model::Step& out) {
  read_short(reading, at, "visit", out);
}

void read_value(Reading& reading, const Cursor& at, model::Arrivals& out) {
  if (!at.node->is_scalar()) return read_struct(reading, at, out);
  Node inner = scalar_node("true", at.node->where);
  if (at.node->text == "saturated")
    return read_struct(reading, at.as(as_entry("saturated", inner)), out);
  constexpr std::array<std::string_view, 4> kinds{"poisson", "every", "renewal", "per_day"};
  const auto call = split_call(at.node->text);
  if (!call || std::ranges::find(kinds, call->name) == kinds.end())
    return reading.expected(at, k_an_arrival);
  const std::string_view word = trimmed(call->inside);
  inner = scalar_node(std::string(word), place_inside(*at.node, word));
  const Node map = as_entry(std::string(call->name), inner);
  read_struct(reading, at.as(map), out);
}

void read_value(Reading& reading, const Cursor& at, std::vector<model::MeasureBound>& out) {
  if (!at.node->is_list() || at.node->items.size() != 2)
    return reading.expected(at, "the lowest and the highest value, such as [900, 1000]");
  out.assign(2, {});
  for (std::size_t i = 0; i < out.size(); ++i) read(reading, at.item(i), out[i]);
}

}  // namespace cuakhau::scenario::detail
