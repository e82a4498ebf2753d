#include "scenario/detail/keys.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "scenario/detail/name.hpp"

namespace cuakhau::scenario::detail {
namespace {

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// "value", where the key looks like it: it is allowed for every value.
std::optional<std::string> near_value(std::string_view key) {
  const std::array<std::string, 1> names{"value"};
  return nearest(key, names);
}

std::string help_on_keys(std::string_view key, const std::vector<std::string>& known) {
  auto close = nearest(key, known);
  if (!close) close = near_value(key);
  return (close ? "did you mean " + quote(*close) + "? " : "") +
         "allowed here: " + join(known, ", ");
}

}  // namespace

void refuse_unknown_keys(Reading& reading, const Cursor& at, const std::vector<std::string>& known,
                         Extras extras) {
  std::vector<std::string> allowed = known;
  if (extras == Extras::source_and_note)
    for (const char* key : {"source", "note"})
      if (!contains(known, key)) allowed.emplace_back(key);
  for (const Entry& entry : at.node->entries) {
    const bool is_extra = !contains(known, entry.key) && contains(allowed, entry.key);
    if (is_extra && !entry.value.is_scalar()) reading.expected(at.entry(entry), "text");
    if (!contains(allowed, entry.key))
      reading.error_at(entry.key_where, at.path,
                       {"unknown key " + quote(entry.key), {help_on_keys(entry.key, allowed)}});
  }
}

void report_missing(Reading& reading, const Cursor& at, const model::Field& field) {
  reading.lacks(
      at.key, at.path,
      {"missing key " + quote(field.name), {fmt::format("{}: {}", field.name, field.help)}});
}

bool check_name(Reading& reading, const Cursor& at, const Entry& entry) {
  if (is_name(entry.key)) return true;
  reading.error_at(
      entry.key_where, at.path,
      {"expected a name, found " + quote(entry.key), {"names are letters, digits, _ and -"}});
  return false;
}

std::optional<std::string> help_on_annotation(const Node& map) {
  const bool is_misspelt = std::ranges::any_of(
      map.entries, [](const Entry& entry) { return near_value(entry.key).has_value(); });
  if (!is_misspelt) return std::nullopt;
  return "did you mean \"value\"? allowed here: value, assumed, source, note";
}

Place place_inside(const Node& scalar, std::string_view part) {
  Place where = scalar.where;
  const std::uint32_t quotes = scalar.quoting == Quoting::quoted ? 2 : 0;
  if (where.bytes != scalar.text.size() + quotes) return where;
  where.position += static_cast<std::uint32_t>(part.data() - scalar.text.data()) + quotes / 2;
  where.bytes = static_cast<std::uint32_t>(part.size());
  return where;
}

void report_word(Reading& reading, const Cursor& at, const Complaint& complaint) {
  if (complaint.elsewhere.source) return reading.error_at(complaint.elsewhere, at.path, complaint);
  if (complaint.part.empty()) return reading.error(at, complaint);
  reading.error_at(place_inside(*at.node, complaint.part), at.path, complaint);
}

void report_no_word(Reading& reading, const Cursor& at, const Complaint& complaint) {
  std::vector<std::string> help;
  if (at.node->is_scalar() && !at.node->text.empty()) help.emplace_back("write it without quotes");
  if (auto annotation = help_on_annotation(*at.node)) help.push_back(std::move(*annotation));
  reading.expected(at, complaint.wanted, std::move(help));
}

std::optional<std::size_t> index_of_word(Reading& reading, const Cursor& at,
                                         const std::vector<std::string>& words) {
  const auto known = std::ranges::find(words, at.node->text);
  if (at.node->is_scalar() && known != words.end())
    return static_cast<std::size_t>(known - words.begin());
  const auto close = at.node->is_scalar() ? nearest(at.node->text, words) : std::nullopt;
  reading.expected(at, alternatives(words),
                   close ? std::vector<std::string>{"did you mean " + quote(*close) + "?"}
                         : std::vector<std::string>{});
  return std::nullopt;
}

Node as_entry(std::string key, const Node& value) {
  Node map;
  map.kind = NodeKind::map;
  map.where = value.where;
  map.entries.push_back({std::move(key), value.where, value});
  return map;
}

}  // namespace cuakhau::scenario::detail
