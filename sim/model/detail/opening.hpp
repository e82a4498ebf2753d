#pragma once

// When stages are open by all that has a say: their own hours, their gate's, both sides. The
// calendars they name must exist.

#include <cstdint>
#include <string>
#include <vector>

#include <cuakhau/model/network.hpp>
#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

/// Servers of one group and the spans in which they can work.
struct OpenGroup {
  Count servers;
  OpenSpans spans;
};

/// The servers of a station, the bays of an exchange, or the members of a pool.
struct Servers {
  const std::vector<ServerGroup>& groups;
  const Hours& hours;

  // NOLINTNEXTLINE(google-explicit-constructor): the same thing under two names
  Servers(const Station& station) : groups(station.servers), hours(station.hours) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Servers(const Exchange& exchange) : groups(exchange.bays), hours(exchange.hours) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Servers(const Pool& pool) : groups(pool.members), hours(pool.hours) {}
};

[[nodiscard]] std::vector<OpenGroup> open_groups(const Plan& plan, const Servers& servers,
                                                 OpenSpan within);

/// Whether a stage or pool works for nobody at any time within the span: nobody is there, or it
/// never opens. Of a crossing in this direction; yards are never shut.
[[nodiscard]] bool is_shut(const Plan& plan, const std::string& name, Direction travel,
                           OpenSpan within);

/// While both sides have the crossing open, and the gate that it belongs to on that date.
[[nodiscard]] OpenSpans open_spans(const Plan& plan, const Crossing& crossing, OpenSpan within);

/// Server time of open levels within the span, of at most `most` servers.
[[nodiscard]] std::int64_t open_ms(const std::vector<OpenLevel>& levels, OpenSpan within,
                                   std::uint32_t most);

[[nodiscard]] Duration total(const OpenSpans& spans);
[[nodiscard]] Duration longest(const OpenSpans& spans);

/// A calendar that the hours name and that does not exist; empty when there is none.
[[nodiscard]] bool are_known(const Plan& plan, const Hours& hours);
[[nodiscard]] bool are_known(const Plan& plan, const PerSideHours& hours);
[[nodiscard]] bool hours_are_known(const Plan& plan, const Servers& servers);
[[nodiscard]] bool hours_are_known(const Plan& plan, const Crossing& crossing);

}  // namespace cuakhau::model::detail
