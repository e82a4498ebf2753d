#pragma once

// Words for times: dates, clock times with the label of a side, opening hours, days of the week.

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

#include <cuakhau/model/calendar.hpp>
#include <cuakhau/model/moment.hpp>
#include <cuakhau/model/sides.hpp>

#include "scenario/detail/complaint.hpp"

namespace cuakhau::scenario::detail {

/// The sides of the scenario, whose clocks times are read on.
struct Clocks {
  model::Sides sides;
  /// Whether the file's own `sides` could be read; when not, any label passes, since what is wrong
  /// has been said.
  bool are_known = true;
};

/// "VN", "vietnam" or "home".
[[nodiscard]] Parsed<model::Side> side_of(std::string_view text, const Clocks& clocks);

/// "2023-01-08 07:30 VN", "2023-01-08", "start", "start + 90 min".
[[nodiscard]] Parsed<model::Moment> moment_of(std::string_view text, const Clocks& clocks);

/// The same, and "tet - 10 d", "10-01 07:00 VN": a moment of each year.
[[nodiscard]] Parsed<model::PolicyDate> policy_date_of(std::string_view text, const Clocks& clocks);

/// Of a text such as "2023-02-30" or "02-30", which has the form of a date and is none.
[[nodiscard]] std::optional<Complaint> no_such_day(std::string_view text);

[[nodiscard]] Parsed<CivilDate> date_of(std::string_view text);
[[nodiscard]] Parsed<UtcOffset> utc_offset_of(std::string_view text);

/// "07:00-12:00, 13:00-17:00", "closed", "all day": times that stand under a `clock:`.
[[nodiscard]] Parsed<model::DayHours> day_hours_of(std::string_view text);

/// "always", "never", "07:00-19:00 VN", or the name of a calendar.
[[nodiscard]] Parsed<model::Hours> hours_of(std::string_view text, const Clocks& clocks);

/// Monday first.
using Days = std::bitset<7>;
/// "mon", "mon-fri", "sat-mon".
[[nodiscard]] Parsed<Days> days_of(std::string_view text);
[[nodiscard]] std::string_view day_name(std::size_t day);

}  // namespace cuakhau::scenario::detail
