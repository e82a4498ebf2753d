#pragma once

// Words for queueing disciplines: "fifo", "priority(fruit, seafood)".

#include <string_view>

#include <cuakhau/model/stage.hpp>

#include "scenario/detail/complaint.hpp"

namespace cuakhau::scenario::detail {

[[nodiscard]] Parsed<model::Discipline> discipline_of(std::string_view text);

}  // namespace cuakhau::scenario::detail
