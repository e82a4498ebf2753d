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
  std::map<std::string, double> work_ms;  // that one truck brings on average, by variant
  std::map<std::string, double> visits;   // of one truck, by variant
};

/// One of the routes of a flow, of which its drivers choose one; most flows have one.
struct LoadVariant {
  std::string flow;
  bool is_diverted = false;  // its trucks are never cleared
};

struct Load {
  std::map<std::string, double> demand_per_day;  // by flow
  std::map<std::string, LoadVariant> variants;   // by name, which is the flow's where it has one

  /// The demand of its flow, by variant: all may choose it.
  [[nodiscard]] std::map<std::string, double> most_per_day() const;
  /// What a truck of the flow brings to the resource whatever its driver chooses.
  [[nodiscard]] double least_work_ms(const Resource& resource, const std::string& flow) const;
  std::vector<Resource> resources;  // those of limited server time, that some truck brings work to
};

/// Mean over the measured period of a plan that has no errors.
[[nodiscard]] Load load_of(const Plan& plan);

/// Work that the demand of these variants brings in a day.
[[nodiscard]] double work_per_day(const Resource& resource,
                                  const std::map<std::string, double>& demand_per_day);
/// Work that the demand of these flows brings in a day whatever is chosen.
[[nodiscard]] double least_work_per_day(const Load& load, const Resource& resource,
                                        const std::map<std::string, double>& demand_per_day);

}  // namespace cuakhau::model::detail
