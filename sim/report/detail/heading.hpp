#pragma once

// What a table is about: the scenario's name, and the period that was measured.

#include <string>

#include <cuakhau/report/table.hpp>

namespace cuakhau::report::detail {

/// "06:00".
[[nodiscard]] std::string time_text(Duration time_of_day);

[[nodiscard]] std::string heading(const std::string& name, const model::RunWindow& window,
                                  UtcOffset clock, Palette palette);

}  // namespace cuakhau::report::detail
