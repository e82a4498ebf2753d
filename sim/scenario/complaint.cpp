#include "scenario/detail/complaint.hpp"

#include <utility>

#include <cuakhau/base/text.hpp>
#include <cuakhau/scenario/node.hpp>

namespace cuakhau::scenario::detail {

std::string shown(std::string_view text) {
  return text.empty() ? "nothing" : found(scalar_node(std::string(text), {}));
}

Unexpected<Complaint> unexpected(std::string_view what, std::string_view text,
                                 std::vector<std::string> help) {
  return Unexpected{Complaint{.message = "expected " + std::string(what) + ", found " + shown(text),
                              .help = std::move(help),
                              .wanted = std::string(what)}};
}

Unexpected<Complaint> about(std::string_view part, Complaint complaint) {
  if (complaint.part.empty()) complaint.part = part;
  return Unexpected{std::move(complaint)};
}

std::string alternatives(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += quote(words[i]);
  }
  return text;
}

}  // namespace cuakhau::scenario::detail
