#include "scenario/detail/tree_builder.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "scenario/detail/extent.hpp"
#include "scenario/detail/text_check.hpp"

namespace cuakhau::scenario::detail {
namespace {

/// So many errors of one file are enough; a crafted one could hold millions.
constexpr std::size_t k_most_syntax_errors = 1000;

constexpr std::string_view k_white_space = " \t\r\n";

/// Whether a document that starts at the position was announced by "---".
bool is_announced(std::string_view content, std::size_t position) {
  if (content.substr(position).starts_with("---")) return true;
  const std::size_t last = content.substr(0, position).find_last_not_of(k_white_space);
  return last != std::string_view::npos && content.substr(0, last + 1).ends_with("---");
}

/// "priority(a" of "{discipline: priority(a, b)}": YAML ends a value at a comma.
bool is_cut(const Node& value) {
  return value.is_scalar() && value.quoting == Quoting::plain &&
         std::ranges::count(value.text, '(') > std::ranges::count(value.text, ')');
}

}  // namespace

TreeBuilder::TreeBuilder(const std::shared_ptr<const SourceText>& source, Diagnostics& diagnostics,
                         const ParseLimits& limits)
    : source_(source), diagnostics_(&diagnostics), limits_(limits) {}

std::optional<Node> TreeBuilder::take() { return std::move(root_); }

Place TreeBuilder::at(std::size_t position, std::size_t bytes) const {
  return place_at(source_, position, bytes);
}

std::string_view TreeBuilder::text_from(std::size_t position) const {
  return source_->content().substr(std::min(position, source_->content().size()));
}

bool TreeBuilder::expects_key() const {
  return !frames_.empty() && frames_.back().node.is_map() && !frames_.back().has_key;
}

void TreeBuilder::refuse(const Place& where, std::string message, std::vector<std::string> help) {
  diagnostics_->error(where.span(), {}, std::move(message), std::move(help));
  if (diagnostics_->errors() < k_most_syntax_errors) return;
  diagnostics_->error(where.span(), {}, "too many errors; the rest of this file was not read");
  throw StopParsing{};
}

void TreeBuilder::document(std::size_t position) {
  if (++documents_ == 1) return;
  refuse(at(position, 1), is_announced(source_->content(), position)
                              ? "expected one document, found a second one"
                              : "expected the end of the file, found more text");
  throw StopParsing{};
}

void TreeBuilder::anchor(std::size_t position) {
  refuse(at(position, 1), "anchors and aliases are not part of this language",
         {"write the value out, or share a file with `extends:`"});
}

void TreeBuilder::tag(std::size_t position, const std::string& name) {
  constexpr std::string_view standard = "tag:yaml.org,2002:";
  const std::string shown = name.starts_with(standard) ? "!!" + name.substr(standard.size()) : name;
  refuse(at(position, 1), "tags such as " + quote(shown) + " are not part of this language");
}

void TreeBuilder::null(std::size_t position) {
  if (expects_key()) {
    refuse(at(position, 1), "expected a key, found nothing");
    begin_entry({}, at(position, 1), Keep::no);
    return;
  }
  Node node;
  node.text = null_word(text_from(position));
  node.where = node.text.empty() ? place_of_nothing(position) : at(position, node.text.size());
  const bool is_in_brackets =
      !frames_.empty() && frames_.back().node.is_list() && !frames_.back().column;
  if (node.text.empty() && is_in_brackets)
    return refuse(node.where, "expected a value between the commas of a list");
  add(std::move(node));
}

/// Where nothing stands: at the key that has no value, or behind what comes before in a list.
Place TreeBuilder::place_of_nothing(std::size_t position) const {
  if (!frames_.empty() && frames_.back().node.is_map()) return frames_.back().key_where;
  const std::size_t last = source_->content().substr(0, position).find_last_not_of(k_white_space);
  return at(last == std::string_view::npos ? 0 : last, 1);
}

/// Its anchor has been refused; to say so at each use would say nothing more.
void TreeBuilder::alias(std::size_t position) {
  if (expects_key())
    begin_entry({}, at(position, 1), Keep::no);
  else
    add(scalar_node({}, at(position, 1)));
}

void TreeBuilder::scalar(const ScalarEvent& event) {
  Node node = scalar_node_of(event);
  if (expects_key())
    add_key(node);
  else
    add(std::move(node));
}

Node TreeBuilder::scalar_node_of(const ScalarEvent& event) {
  Node node = scalar_node(std::string(event.value), {});
  node.quoting = event.quoting;
  const std::string_view text = text_from(event.position);
  if (text.starts_with('"') || text.starts_with('\'')) {
    const auto extent = quoted_extent(text);
    if (extent)
      check_indentation(event.position, *extent);
    else
      refuse(at(event.position, 1), "this quote is never closed");
    node.where = at(event.position, std::min(extent.value_or(1), text.find('\n')));
  } else {
    node.where = at(event.position, scalar_extent(text, event.value));
  }
  // The text itself has been looked at: this one was written as an escape.
  if (const auto letter = refused_letter(event.value)) {
    refuse(node.where, letter->message);
    node.is_refused = true;
  }
  return node;
}

void TreeBuilder::add_key(const Node& node) {
  const bool is_new = frames_.back().keys.insert(node.text).second;
  const bool is_merge = node.text == "<<" && node.quoting == Quoting::plain;
  if (is_merge)
    refuse(node.where, "`<<` is not part of this language", {"share a file with `extends:`"});
  else if (!is_new)
    refuse(node.where, "duplicate key " + quote(node.text), {first_use(node.text)});
  begin_entry(node.text, node.where, is_new && !is_merge ? Keep::yes : Keep::no);
}

std::string TreeBuilder::first_use(const std::string& key) const {
  const Entry* const first = frames_.back().node.find(key);
  return first == nullptr ? "give each key once"
                          : fmt::format("it stands first in line {}", first->key_where.line());
}

void TreeBuilder::begin_entry(std::string key, Place where, Keep keep) {
  Frame& frame = frames_.back();
  frame.key = std::move(key);
  frame.key_where = std::move(where);
  frame.has_key = true;
  frame.drops_value = keep == Keep::no;
}

void TreeBuilder::begin(NodeKind kind, std::size_t position) {
  Frame frame;
  frame.node.kind = kind;
  const std::string_view text = text_from(position);
  const bool is_flow = text.starts_with('[') || text.starts_with('{');
  frame.node.where = at(position, is_flow ? flow_extent(text) : 1);
  if (is_flow)
    check_indentation(position, whole_flow_extent(text));
  else
    frame.column = position - source_->line_start(source_->line_of(position));
  if (expects_key()) {
    refuse(frame.node.where, "expected a key, found " + found(frame.node));
    throw StopParsing{};
  }
  if (frames_.size() >= limits_.depth) {
    refuse(at(position, 1), fmt::format("more than {} levels of nesting", limits_.depth));
    throw StopParsing{};
  }
  frames_.push_back(std::move(frame));
}

/// A value in brackets or quotes may go on over lines that are deeper than the block around it: the
/// library takes them at any depth, and so a forgotten bracket would swallow what follows.
void TreeBuilder::check_indentation(std::size_t position, std::size_t bytes) {
  if (frames_.empty() || !frames_.back().column) return;
  const auto shallow =
      first_shallow_line(text_from(position).substr(0, bytes), *frames_.back().column);
  if (shallow)
    refuse(at(position + *shallow, 1),
           fmt::format("expected deeper indentation inside the value that began in line {}",
                       source_->line_of(position)));
}

void TreeBuilder::end() {
  Node node = std::move(frames_.back().node);
  frames_.pop_back();
  add(std::move(node));
}

void TreeBuilder::add(Node node) {
  if (++nodes_ > limits_.nodes) {
    refuse(node.where, fmt::format("more than {} values in one file", limits_.nodes));
    throw StopParsing{};
  }
  if (frames_.empty()) {
    root_ = std::move(node);
  } else if (frames_.back().node.is_list()) {
    frames_.back().node.items.push_back(std::move(node));
  } else {
    add_entry(frames_.back(), std::move(node));
  }
}

void TreeBuilder::add_entry(Frame& frame, Node value) {
  frame.has_key = false;
  if (frame.drops_value) return;
  const bool is_key_alone = value.is_null() && value.text.empty() &&
                            !colon_follows(text_from(frame.key_where.position), frame.key);
  if (!is_key_alone)
    frame.node.entries.push_back({std::move(frame.key), frame.key_where, std::move(value)});
  else if (!frame.node.entries.empty() && is_cut(frame.node.entries.back().value))
    rejoin(frame);
  else if (const auto spaced = with_missing_space(frame.key))
    refuse(frame.key_where, "expected a space after the colon of a key, found " + quote(frame.key),
           {"write `" + *spaced + "`"});
  else
    refuse(frame.key_where, "expected a colon after the key " + quote(frame.key),
           {"an entry of a map reads `key: value`"});
}

/// Puts a value together again that YAML has cut at a comma, once that has been refused, so that
/// nothing more is said of its parts.
void TreeBuilder::rejoin(Frame& frame) {
  Node& value = frame.node.entries.back().value;
  value.text += ", " + frame.key;
  if (!frame.is_rejoining)
    refuse(value.where, "a comma inside { } ends a value",
           {"put the value in quotes, as in {discipline: \"priority(a, b)\"}"});
  value.is_refused = true;
  frame.is_rejoining = is_cut(value);
}

}  // namespace cuakhau::scenario::detail
