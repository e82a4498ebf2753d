#include <array>

#include <cuakhau/base/text.hpp>

#include "scenario/detail/read_value.hpp"

namespace cuakhau::scenario::detail {
namespace {

/// Reads a map by side into the members for each; both from one word when that is allowed.
template <class T, class Both>
void read_per_side(Reading& reading, const Cursor& at, Both& out) {
  if (at.node->is_scalar()) {
    read_value(reading, at, out.home);
    out.neighbour = out.home;
    return;
  }
  if (!at.node->is_map()) return reading.expected(at, "a map by side");
  std::array<bool, 2> is_read{};
  for (const Entry& entry : at.node->entries) {
    if (is_annotation(entry)) continue;
    const auto side = side_of(entry.key, reading.clocks);
    if (!side) {
      reading.error_at(entry.key_where, at.path, side.error());
    } else if (is_read[static_cast<std::size_t>(*side)] && reading.clocks.are_known) {
      reading.error_at(entry.key_where, at.path, {"this side is given twice", {}});
    } else {
      is_read[static_cast<std::size_t>(*side)] = true;
      T& member = *side == model::Side::home ? out.home : out.neighbour;
      read(reading, at.entry(entry), member);
    }
  }
  reading.annotate(at, *at.node);
}

void check_sides(Reading& reading, const Cursor& at, const model::Sides& sides) {
  if (sides.home.name == sides.neighbour.name || sides.home.clock == sides.neighbour.clock)
    reading.error_at(at.key, at.path, {"the two sides need names and clocks that differ", {}});
  for (const std::string* word :
       {&sides.home.name, &sides.home.clock, &sides.neighbour.name, &sides.neighbour.clock})
    if (!is_name(*word))
      reading.error_at(at.key, at.path,
                       {"expected one word as the name or clock of a side, found " + quote(*word),
                        {"names are letters, digits, _ and -"}});
}

}  // namespace

void read_value(Reading& reading, const Cursor& at, std::string& out) {
  if (!at.node->is_scalar()) return reading.expected(at, "text");
  out = at.node->text;
}

void read_value(Reading& reading, const Cursor& at, model::Sides& out) {
  const std::size_t errors = reading.errors();
  read_struct(reading, at, out);
  if (errors == reading.errors()) check_sides(reading, at, out);
  reading.clocks = {out, errors == reading.errors() && reading.inheritance == Inheritance::whole};
}

void read_value(Reading& reading, const Cursor& at, model::PerSideFlag& out) {
  read_per_side<bool>(reading, at, out);
}

void read_value(Reading& reading, const Cursor& at, model::PerSideHours& out) {
  read_per_side<model::Hours>(reading, at, out);
}

void read_value(Reading& reading, const Cursor& at, model::PerDirectionName& out) {
  if (at.node->is_scalar()) {
    out.export_ = at.node->text;
    out.import_ = at.node->text;
    return;
  }
  if (!at.node->is_map()) return reading.expected(at, "a name or a map {export: …, import: …}");
  refuse_unknown_keys(reading, at, {"export", "import"}, Extras::source_and_note);
  reading.annotate(at, *at.node);
  if (const Entry* const entry = at.node->find("export"))
    read(reading, at.entry(*entry), out.export_);
  if (const Entry* const entry = at.node->find("import"))
    read(reading, at.entry(*entry), out.import_);
}

}  // namespace cuakhau::scenario::detail
