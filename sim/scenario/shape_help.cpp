#include "scenario/detail/shape_help.hpp"

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

namespace cuakhau::scenario::detail {

std::vector<std::string> KeyNames::help() const { return {"its keys are " + join(all_, ", ")}; }

std::string KeyNames::shape() const {
  std::vector<std::string> entries;
  for (const std::string& key : required_) entries.push_back(key + ": …");
  return entries.empty() ? "…" : fmt::format("{{{}}}", join(entries, ", "));
}

std::vector<std::string> help_on_list(std::string_view item) {
  return {fmt::format("a list has a line `- {}` for each, or all in brackets: `[{}, {}]`", item,
                      item, item)};
}

std::vector<std::string> help_on_names(std::string_view entry) {
  return {fmt::format("write `NAME: {}` for each", entry)};
}

}  // namespace cuakhau::scenario::detail
