#pragma once

// How long a station works on the trucks of a flow on average, over what they carry and what checks
// have found out about them.

#include <map>
#include <string>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

/// Shares of the trucks by outcome, of the outcomes that a service names; no truck carries two.
using FoundShares = std::map<std::string, double>;

/// In ms.
[[nodiscard]] double mean_service(const ServiceLaw& service, const std::string& flow_name,
                                  const Flow& flow, const FoundShares& found);

/// What checks have found out about the flow's trucks when they come to the station.
[[nodiscard]] FoundShares found_at(const Plan& plan, const Flow& flow, const std::string& station);

}  // namespace cuakhau::model::detail
