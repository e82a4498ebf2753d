#pragma once

// Roads between places. A place is a name that roads meet at: a junction, the approach of a gate, a
// town outside the province. Trucks drive from place to place along the quickest open way; a road
// holds as many of them as come.

#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/field.hpp>
#include <cuakhau/model/money.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

struct Road {
  std::vector<std::string> between;  // two places
  bool one_way = false;              // from the first of them to the second
  DurationLaw travel;
  Factor pace;
  bool open = true;
  std::optional<Money> fee{};
  friend bool operator==(const Road&, const Road&) = default;
};

template <class V, DescribedAs<Road> S>
void describe(V& visit, S& road) {
  visit(Field{.name = "between",
              .help = "the two places that it joins",
              .presence = Presence::required},
        road.between);
  visit(Field{.name = "one_way", .help = "whether it leads from the first to the second alone"},
        road.one_way);
  visit(Field{.name = "travel",
              .help = "law of the time from one end to the other",
              .presence = Presence::required,
              .change = Change::next_start},
        road.travel);
  visit(Field{.name = "pace",
              .help = "how fast trucks go: travel is divided by it",
              .change = Change::next_start},
        road.pace);
  visit(Field{.name = "open",
              .help = "whether trucks may set out on it; who is on it drives to its end",
              .change = Change::at_once},
        road.open);
  visit(Field{.name = "fee",
              .help = "what a truck pays there, as it leaves",
              .change = Change::at_once},
        road.fee);
}

}  // namespace cuakhau::model
