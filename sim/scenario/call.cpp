#include "scenario/detail/call.hpp"

#include "scenario/detail/complaint.hpp"

namespace cuakhau::scenario::detail {
namespace {

/// Position of the first `letter` outside of brackets at or behind `from`.
std::size_t find_outside(std::string_view text, char letter, std::size_t from) {
  int depth = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (depth == 0 && text[at] == letter) return at;
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<Call> split_call(std::string_view text) {
  const std::string_view whole = trimmed(text);
  const std::size_t open = whole.find('(');
  if (open == 0 || open == std::string_view::npos || !whole.ends_with(')')) return std::nullopt;
  const std::string_view name = trimmed(whole.substr(0, open));
  const std::string_view inside = whole.substr(open + 1, whole.size() - open - 2);
  if (name.find_first_of(" ,:") != std::string_view::npos) return std::nullopt;
  if (find_outside(inside, ')', 0) != std::string_view::npos) return std::nullopt;
  return Call{name, inside, split_list(inside)};
}

std::vector<std::string_view> split_list(std::string_view text) {
  std::vector<std::string_view> parts;
  if (trimmed(text).empty()) return parts;
  std::size_t from = 0;
  while (true) {
    const std::size_t comma = find_outside(text, ',', from);
    parts.push_back(trimmed(text.substr(from, comma - from)));
    if (comma == std::string_view::npos) return parts;
    from = comma + 1;
  }
}

std::optional<Pair> split_pair(std::string_view text) {
  const std::size_t colon = find_outside(text, ':', 0);
  if (colon == std::string_view::npos) return std::nullopt;
  return Pair{trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1))};
}

}  // namespace cuakhau::scenario::detail
