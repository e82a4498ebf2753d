#include "scenario/detail/discipline.hpp"

#include <algorithm>
#include <string>

#include "scenario/detail/call.hpp"
#include "scenario/detail/name.hpp"

namespace cuakhau::scenario::detail {

Parsed<model::Discipline> discipline_of(std::string_view text) {
  if (text == "fifo") return model::Discipline{};
  const auto call = split_call(text);
  const bool is_priority = call && call->name == "priority" && !call->arguments.empty() &&
                           std::ranges::all_of(call->arguments, is_name);
  if (!is_priority)
    return unexpected("\"fifo\" or a list of names such as \"priority(declared, fruit)\"", text);
  model::Discipline discipline;
  for (const std::string_view name : call->arguments) discipline.priority.emplace_back(name);
  return discipline;
}

}  // namespace cuakhau::scenario::detail
