#include "scenario/detail/reading.hpp"

#include <utility>

#include <fmt/format.h>

#include "scenario/detail/extent.hpp"
#include "scenario/detail/unknown_path.hpp"

namespace cuakhau::scenario::detail {
namespace {

/// So many errors are enough; a crafted file could hold millions.
constexpr std::size_t k_most_errors = 1000;

/// Of --set or of a factor.
bool is_of_command_line(const SourceText& source) { return source.name().starts_with("--"); }

}  // namespace

std::string below(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + '.' + std::string(name);
}

Complaint Reading::unknown_path(const std::string& path) const {
  return detail::unknown_path(path, *origins_);
}

Cursor Cursor::entry(const Entry& entry) const {
  return {&entry.value, below(path, entry.key), entry.key_where};
}

Cursor Cursor::field(const Entry& entry, const model::Field& field) const {
  return {&entry.value, below(path, entry.key), entry.key_where, field.lowest, field.highest};
}

Cursor Cursor::item(std::size_t index) const {
  const Node& node_there = node->items.at(index);
  return {&node_there, fmt::format("{}[{}]", path, index), node_there.where};
}

Cursor Cursor::as(const Node& other) const { return {&other, path, key, lowest, highest}; }

Place Cursor::place() const {
  if (node->is_scalar() || !node->where.source) return node->where;
  const std::string_view text = node->where.source->content().substr(node->where.position);
  const bool is_on_one_line = text.starts_with('[') || text.starts_with('{');
  return is_on_one_line || !key.source ? node->where : key;
}

void Reading::error_at(const Place& where, const std::string& path, const Complaint& complaint) {
  wrong_paths_.push_back(path);
  if (wrong_paths_.size() > k_most_errors) return;
  diagnostics_->error(where.span(), path, complaint.message, complaint.help);
  if (wrong_paths_.size() == k_most_errors)
    diagnostics_->error(where.span(), path, "too many errors; the rest is not shown");
}

void Reading::lacks(const Place& where, const std::string& path, const Complaint& complaint) {
  if (inheritance == Inheritance::whole) error_at(where, path, complaint);
}

void Reading::error(const Cursor& at, const Complaint& complaint) {
  error_at(at.place(), at.path, complaint);
}

void Reading::expected(const Cursor& at, std::string_view what, std::vector<std::string> help) {
  if (at.node->is_null()) {
    const std::string message = fmt::format("expected {}, found nothing", what);
    if (at.node->text.empty()) return error_at(at.node->where, at.path, {message, std::move(help)});
    help.insert(help.begin(), "`~` removes an inherited entry; none of this name is inherited");
    return lacks(at.node->where, at.path, {message, std::move(help)});
  }
  const bool takes_map = what.ends_with("a map") || what.starts_with("a map");
  if (const auto spaced = with_missing_space(at.node->text); takes_map && spaced)
    help.push_back(fmt::format("write a space after the colon: `{}`", *spaced));
  error(at, {fmt::format("expected {}, found {}", what, found(*at.node)), std::move(help)});
}

void Reading::remember(const Cursor& at) {
  const Place where = at.place();
  const bool is_set = where.source && is_of_command_line(*where.source);
  Origin origin{is_set ? OriginKind::set : OriginKind::file, where, {}, {}};
  if (const Origin* const known = origins_->find(at.path)) {
    origin.source = known->source;
    origin.note = known->note;
  }
  origins_->add(at.path, std::move(origin));
}

void Reading::remember_default(const std::string& path) { origins_->add(path, {}); }

void Reading::annotate(const Cursor& at, const Node& map) {
  const Entry* const source = map.find("source");
  const Entry* const note = map.find("note");
  if (source == nullptr && note == nullptr) return;
  const Origin* const known = origins_->find(at.path);
  Origin origin = known == nullptr ? Origin{} : *known;
  if (source != nullptr) origin.source = source->value.text;
  if (note != nullptr) origin.note = note->value.text;
  origins_->add(at.path, std::move(origin));
}

void Reading::assume(Assumption assumption) { assumptions_->push_back(std::move(assumption)); }

Whereabouts Reading::whereabouts(const Cursor& at) const {
  const auto& source = at.node->where.source;
  if (!source) return {};
  const auto& naming = is_of_command_line(*source) ? origins_->document.source : source;
  return {source->folder, source->root, naming ? naming->name() : std::string{}, files, data};
}

}  // namespace cuakhau::scenario::detail
