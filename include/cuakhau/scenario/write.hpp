#pragma once

// The resolved plan as a scenario file: every value after `extends`, overrides and defaults, each
// with where it came from as a comment. Loading it gives an equal plan.

#include <string>

#include <cuakhau/scenario/load.hpp>

namespace cuakhau::scenario {

/// @param loaded without errors
[[nodiscard]] std::string explain_plan(const Loaded& loaded);

/// The same without comments: nothing in it hangs on where the scenario stands.
[[nodiscard]] std::string plan_text(const Loaded& loaded);

}  // namespace cuakhau::scenario
