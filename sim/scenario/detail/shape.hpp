#pragma once

// Values that are written in a shape of their own: maps by side, day, date or commodity, and short
// forms ("servers: 4", "arrivals: poisson(9 /h)", a step that is the name of a stage).

#include <optional>
#include <type_traits>
#include <vector>

#include <cuakhau/model/plan.hpp>

#include "scenario/detail/reading.hpp"

namespace cuakhau::scenario::detail {

// shape_border.cpp: what belongs to sides and directions
void read_value(Reading& reading, const Cursor& at, std::string& out);
void read_value(Reading& reading, const Cursor& at, model::Sides& out);
void read_value(Reading& reading, const Cursor& at, model::PerSideFlag& out);
void read_value(Reading& reading, const Cursor& at, model::PerSideHours& out);
void read_value(Reading& reading, const Cursor& at, model::PerDirectionName& out);

// shape_days.cpp: what belongs to days and dates
void read_value(Reading& reading, const Cursor& at, model::DayHours& out);
void read_value(Reading& reading, const Cursor& at, model::WeeklyHours& out);
void read_value(Reading& reading, const Cursor& at, model::WeekdayFactors& out);
void read_value(Reading& reading, const Cursor& at, model::DateFactors& out);
void read_value(Reading& reading, const Cursor& at, model::DatedShare& out);

// shape_cargo.cpp: what belongs to commodities
void read_value(Reading& reading, const Cursor& at, model::CommodityMix& out);
void read_value(Reading& reading, const Cursor& at, model::ServiceLaw& out);

// shape_short.cpp: structs with a short form
void read_value(Reading& reading, const Cursor& at, model::ServerGroup& out);
void read_value(Reading& reading, const Cursor& at, std::vector<model::ServerGroup>& out);
void read_value(Reading& reading, const Cursor& at, std::vector<model::Break>& out);
void read_value(Reading& reading, const Cursor& at, model::Company& out);
void read_value(Reading& reading, const Cursor& at, std::vector<model::Company>& out);
void read_value(Reading& reading, const Cursor& at, model::ExchangePlaces& out);
void read_value(Reading& reading, const Cursor& at, model::TurnShare& out);
void read_value(Reading& reading, const Cursor& at, model::Membership& out);
void read_value(Reading& reading, const Cursor& at, std::vector<model::Membership>& out);
void read_value(Reading& reading, const Cursor& at, std::vector<std::string>& out);
void read_value(Reading& reading, const Cursor& at, model::Step& out);
void read_value(Reading& reading, const Cursor& at, model::Arrivals& out);
void read_value(Reading& reading, const Cursor& at, std::vector<model::MeasureBound>& out);

/// Structs of which a list may stand in a CSV file with a column for each key.
template <class S>
inline constexpr bool is_table =
    std::is_same_v<S, model::DailyTotal> || std::is_same_v<S, model::PolicyWindow> ||
    std::is_same_v<S, model::InitialQueue>;

// shape_table.cpp: the rows that `{csv: FILE}` stands for; nothing when they cannot be read, which
// is reported
[[nodiscard]] std::optional<Node> rows_of_table(Reading& reading, const Cursor& at);

// shape_policy.cpp: values by path
void read_value(Reading& reading, const Cursor& at, std::vector<model::Setting>& out);

}  // namespace cuakhau::scenario::detail
