#pragma once

// A handover taken apart: what a truck does between coming to it and being done with it, in plain
// parts. Whoever follows routes – the compiler, the graph, the check of what is held – follows
// these.

#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

enum class PartKind : std::uint8_t {
  visit,    // of a stage
  beyond,   // the steps beyond the line that the visit to the handover says
  cleared,  // the truck counts as cleared, unless its route says itself where
  seize,    // of a member of a pool
  hire,     // the same of one of several companies
  release,  // and its end
  fetch,    // what takes the load comes over the line, while the load keeps its place
  branch,   // those of `share` go on behind it, the others by `aside`
  leave,    // the end of the way
};

struct HandoverPart {
  PartKind kind = PartKind::visit;
  std::string name{};                     // of a stage or pool; of a branch: what is drawn
  Direction travel = Direction::export_;  // of a visit; of a fetch: that of the empty vehicle
  bool laden = true;                      // of a visit to a crossing
  bool may_be_late = false;               // who waits for it may go another way instead
  const DurationLaw* law = nullptr;       // of a release: `back`; of a visit aside: its limit, or
                                          // none; who is late goes on behind the branch
  bool is_one_of_several = false;         // of a release: the member may be that of another company
  Hiring hiring = Hiring::order;          // of a hire
  std::vector<const Company*> companies{};  // of a hire, in their order
  double share = 1.0;
  std::vector<HandoverPart> aside{};
};

/// Each pool once, in the order of the companies.
[[nodiscard]] std::vector<std::string> pools_of(const std::vector<const Company*>& companies);

/// @param has_beyond  whether the step says what happens beyond the line, in place of `unload`
[[nodiscard]] std::vector<HandoverPart> parts_of(const Plan& plan, const Handover& handover,
                                                 Direction out, bool has_beyond);

}  // namespace cuakhau::model::detail
