#include "scenario/detail/unknown_path.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/field_walk.hpp>

#include "scenario/detail/reading.hpp"

namespace cuakhau::scenario::detail {
namespace {

using Parts = std::vector<std::string>;

constexpr std::size_t k_most_listed = 8;

/// How far a path is from one that there is, if it can be meant: a misspelling of a whole path may
/// be another thing of a similar name, so each part must be one by itself.
std::optional<std::size_t> path_distance(const Parts& wanted, const Parts& known) {
  if (wanted.size() != known.size()) return std::nullopt;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == known[i]) continue;
    const bool is_index = wanted[i].starts_with('[') || known[i].starts_with('[');
    const bool is_near = nearest(wanted[i], std::span(&known[i], 1)).has_value();
    if (is_index || !is_near) return std::nullopt;
    sum += edit_distance(wanted[i], known[i]);
  }
  return sum;
}

std::optional<std::string> nearest_path(const Parts& wanted, const Origins& known) {
  std::optional<std::string> found;
  std::optional<std::size_t> least;
  for (const auto& [path, origin] : known.all()) {
    const auto distance = path_distance(wanted, path_parts(path));
    if (!distance || (least && *distance >= *least)) continue;
    least = distance;
    found = path;
  }
  return found;
}

/// "a, b and 3 more"
std::string listed(const std::set<std::string>& names) {
  const Parts all(names.begin(), names.end());
  if (all.size() <= k_most_listed) return join(all, ", ");
  return fmt::format("{} and {} more", join(std::span(all).first(k_most_listed), ", "),
                     all.size() - k_most_listed);
}

/// The longest part of the path that there is.
std::string known_part_of(const std::string& path, const Origins& known) {
  std::string_view part = parent_path(path);
  while (!part.empty() && known.find(std::string(part)) == nullptr) part = parent_path(part);
  return std::string(part);
}

std::set<std::string> names_below(const std::string& path, const Origins& known) {
  std::set<std::string> names;
  for (const auto& [one, origin] : known.all()) {
    if (one.size() <= path.size() + 1 || !one.starts_with(path) || one[path.size()] != '.')
      continue;
    names.emplace(model::head_of(std::string_view(one).substr(path.size() + 1)));
  }
  return names;
}

/// Of "gates.north.pace" the sections of things that have a `pace`, with one that belongs to the
/// gate: "crossings.(gate=north).pace".
std::vector<std::string> where_else(const Parts& parts, const Origins& known) {
  if (parts.size() != 3) return {};
  std::set<std::string> sections;
  for (const auto& [path, origin] : known.all()) {
    const Parts other = path_parts(path);
    if (other.size() == 3 && other[0] != parts[0] && other[2] == parts[2])
      sections.insert(other[0]);
  }
  if (sections.empty()) return {};
  std::string help = fmt::format("{} is a key of {}", quote(parts[2]), listed(sections));
  constexpr std::array k_with_gate{"crossings", "stations", "exchanges",
                                   "yards",     "pools",    "checks"};
  const auto* const of_gate =
      std::ranges::find_if(k_with_gate, [&](const char* name) { return sections.contains(name); });
  if (parts[0] == "gates" && of_gate != k_with_gate.end())
    help += fmt::format(": {}.(gate={}).{}", *of_gate, parts[1], parts[2]);
  return {std::move(help)};
}

}  // namespace

std::vector<std::string> path_parts(std::string_view path) {
  std::vector<std::string> parts;
  for (; !path.empty(); path = model::tail_of(path)) parts.emplace_back(model::head_of(path));
  return parts;
}

Complaint unknown_path(const std::string& path, const Origins& known) {
  const Parts parts = path_parts(path);
  Complaint complaint{"the scenario has no " + quote(path), {}};
  if (const auto close = nearest_path(parts, known)) {
    complaint.help.push_back("did you mean " + quote(*close) + "?");
    return complaint;
  }
  const std::string there = known_part_of(path, known);
  const std::set<std::string> names =
      there.empty() ? std::set<std::string>{} : names_below(there, known);
  if (!names.empty()) complaint.help.push_back(fmt::format("{} has {}", there, listed(names)));
  for (std::string& help : where_else(parts, known)) complaint.help.push_back(std::move(help));
  return complaint;
}

}  // namespace cuakhau::scenario::detail
