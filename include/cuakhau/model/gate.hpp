#pragma once

// A gate: a name under which crossings, yards and stations add up, and which each side opens or
// shuts.

#include <string>

#include <cuakhau/model/calendar.hpp>
#include <cuakhau/model/field.hpp>
#include <cuakhau/model/sides.hpp>

namespace cuakhau::model {

struct Gate {
  std::string title;
  std::string kind;  // "international", "bilateral", "secondary" …: for selection by name
  PerSideFlag open;
  PerSideHours hours;
  friend bool operator==(const Gate&, const Gate&) = default;
};

template <class V, DescribedAs<Gate> S>
void describe(V& visit, S& gate) {
  visit(Field{.name = "title", .help = "its name as people write it; default: its key"},
        gate.title);
  visit(Field{.name = "kind", .help = "its class, such as international, bilateral, secondary"},
        gate.kind);
  visit(Field{.name = "open",
              .help = "whether each side has it open; trucks cross only while both have",
              .change = Change::at_once},
        gate.open);
  visit(Field{.name = "hours", .help = "when each side has it open", .change = Change::at_once},
        gate.hours);
}

}  // namespace cuakhau::model
