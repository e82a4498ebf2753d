#pragma once

// When the feasts of the moon and the sun fall, 2000 to 2050.

#include <cuakhau/model/calendar_date.hpp>

namespace cuakhau::model::detail {

/// None outside the years of the table.
[[nodiscard]] std::optional<CivilDate> feast_date(Feast feast, int year);

}  // namespace cuakhau::model::detail
