#pragma once

// What is wrong with a plan whose every value is well-formed: names that name nothing, shares that
// do not add up, calendars that never open. Paths are those of the plan
// ("stations.customs.servers[0].count"); whoever loaded it knows their places.

#include <string>
#include <vector>

#include <cuakhau/base/diagnostic.hpp>
#include <cuakhau/model/plan.hpp>

namespace cuakhau::model {

struct Problem {
  Severity severity = Severity::error;
  std::string path;
  std::string message;
  std::vector<std::string> help;
  friend bool operator==(const Problem&, const Problem&) = default;
};

/// Every problem of the plan, in the order of its description. A plan without errors compiles and
/// runs.
[[nodiscard]] std::vector<Problem> problems(const Plan& plan);

}  // namespace cuakhau::model
