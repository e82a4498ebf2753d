#pragma once

// Words for dates of a calendar, those that come back each year among them.

#include <string_view>

#include <cuakhau/model/calendar_date.hpp>

#include "scenario/detail/complaint.hpp"

namespace cuakhau::scenario::detail {

/// "2023-01-08", "10-01", "tet", "tet - 10 d".
[[nodiscard]] Parsed<model::CalendarDate> calendar_date_of(std::string_view text);

}  // namespace cuakhau::scenario::detail
