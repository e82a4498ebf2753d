#pragma once

// A plan without a problem, with something of everything, and its problems as text: for tests that
// break it in one place.

#include <functional>
#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::test {

/// 8 to 20 January 2023: export trucks through a yard, customs and a direct handover over the
/// crossing "line" of the gate "north".
[[nodiscard]] model::Plan sound_plan();

/// "error: PATH: MESSAGE" or "warning: …", by problem.
[[nodiscard]] std::vector<std::string> problem_texts(const model::Plan& plan);

/// The problems of the sound plan after an edit.
[[nodiscard]] std::vector<std::string> problems_after(
    const std::function<void(model::Plan&)>& edit);

using Texts = std::vector<std::string>;

}  // namespace cuakhau::test
