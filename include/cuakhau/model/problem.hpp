#pragma once

// What is wrong with a plan whose every value is well-formed: names that name nothing, shares that
// do not add up, calendars that never open. Paths are those of the plan
// ("stations.customs.servers[0].count"); whoever loaded it knows their places.

#include <cstdint>
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

/// Whether every value of a plan is one that somebody gave, or a default stands for some that could
/// not be read.
enum class Values : std::uint8_t { given, some_unread };

/// Every problem of the plan, in the order of its description. A plan without errors compiles and
/// runs. Where some values could not be read, what takes all of them is not judged: the load of a
/// station, say.
[[nodiscard]] std::vector<Problem> problems(const Plan& plan, Values values = Values::given);

}  // namespace cuakhau::model
