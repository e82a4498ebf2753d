#pragma once

// Words with arguments: "uniform(1 min, 3 min)" is a name and a list of texts, cut at the commas
// that stand in no inner brackets.

#include <optional>
#include <string_view>
#include <vector>

namespace cuakhau::scenario::detail {

struct Call {
  std::string_view name;
  std::string_view inside;  // all between the brackets
  std::vector<std::string_view> arguments;
};

/// Nothing when the text is not `name(…)` with brackets that match.
[[nodiscard]] std::optional<Call> split_call(std::string_view text);

/// Cut at the commas outside of brackets, trimmed; empty for an empty text.
[[nodiscard]] std::vector<std::string_view> split_list(std::string_view text);

/// "4 min: 90 %" as its two sides, trimmed, cut at the first colon outside of brackets.
struct Pair {
  std::string_view left;
  std::string_view right;
};
[[nodiscard]] std::optional<Pair> split_pair(std::string_view text);

}  // namespace cuakhau::scenario::detail
