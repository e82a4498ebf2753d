#pragma once

// The scenario language as a JSON Schema (draft-07), made from the plan's description, so that an
// editor completes and checks what the reader reads. It knows shapes, words and keys; what depends
// on other values (names, sums, orders) is the reader's alone.

#include <string>

namespace cuakhau::scenario {

[[nodiscard]] std::string json_schema();

}  // namespace cuakhau::scenario
