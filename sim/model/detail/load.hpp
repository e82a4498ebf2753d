#pragma once

// What work the trucks of each flow bring to which servers, and how much these can do: the common
// ground of the capacity bound and of the warnings about load.

#include <map>
#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

/// Servers that share work. Of the trucks that bring it nobody else can take it over.
struct Resource {
  std::vector<std::string> stages;        // several: trucks choose the shortest among them
  std::string direction = "*";            // of the lanes of a crossing
  double open_ms_per_day = 0.0;           // server time; infinite when servers are without number
  std::map<std::string, double> work_ms;  // that one truck of a flow brings on average, by flow
  std::map<std::string, double> visits;   // of one truck of a flow, by flow
};

struct Load {
  std::map<std::string, double> demand_per_day;  // by flow
  std::vector<Resource> resources;  // those of limited server time, that some truck brings work to
};

/// Mean over the measured period of a plan that has no errors.
[[nodiscard]] Load load_of(const Plan& plan);

/// Work that the demand of these flows brings in a day.
[[nodiscard]] double work_per_day(const Resource& resource,
                                  const std::map<std::string, double>& demand_per_day);

}  // namespace cuakhau::model::detail
