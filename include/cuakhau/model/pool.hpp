#pragma once

// A pool: people or machines that trucks or stations need for some time and give back, such as
// drivers, tractors, officers. A route takes a member by `seize: NAME` and gives it back by
// `release: NAME`; a station that is `staffed_by` a pool works only with members of it.

#include <string>
#include <vector>

#include <cuakhau/model/stage.hpp>

namespace cuakhau::model {

struct Pool {
  std::string gate;
  Side side = Side::home;
  std::vector<ServerGroup> members{ServerGroup{}};
  Hours hours;
  Discipline discipline;
  friend bool operator==(const Pool&, const Pool&) = default;
};

template <class V, DescribedAs<Pool> S>
void describe(V& visit, S& pool) {
  visit(Field{.name = "gate", .help = "the gate it belongs to", .refers_to = "gates"}, pool.gate);
  visit(Field{.name = "side", .help = "the side its members come from"}, pool.side);
  visit(Field{.name = "members",
              .help = "how many there are: a number, or groups with hours of their own",
              .presence = Presence::required,
              .change = Change::at_once},
        pool.members);
  visit(Field{.name = "hours",
              .help = "when members can be had; who is at work then finishes it",
              .change = Change::at_once},
        pool.hours);
  visit(Field{.name = "discipline", .help = "which truck a free member goes to next"},
        pool.discipline);
}

}  // namespace cuakhau::model
