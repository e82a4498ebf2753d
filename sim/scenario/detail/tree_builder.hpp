#pragma once

// Makes our located tree from the events of a YAML parser, and refuses on the way what such parsers
// let pass: duplicate keys, a forgotten colon, `<<`, anchors, tags, an unclosed quote, a second
// document, and what exceeds the limits. Positions are bytes of the source.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <cuakhau/scenario/parse.hpp>

namespace cuakhau::scenario::detail {

/// Thrown to end the parsing from inside an event, after the reason has been reported.
struct StopParsing {};

struct ScalarEvent {
  std::size_t position = 0;
  std::string_view value;
  Quoting quoting = Quoting::plain;
};

class TreeBuilder {
 public:
  TreeBuilder(const std::shared_ptr<const SourceText>& source, Diagnostics& diagnostics,
              const ParseLimits& limits);

  void document(std::size_t position);
  void null(std::size_t position);
  void alias(std::size_t position);
  void scalar(const ScalarEvent& event);
  void begin(NodeKind kind, std::size_t position);
  void end();
  /// An anchor or a tag of the value that starts there.
  void anchor(std::size_t position);
  void tag(std::size_t position, const std::string& name);

  /// The tree so far; nothing when no value was complete.
  [[nodiscard]] std::optional<Node> take();

 private:
  enum class Keep : std::uint8_t { no, yes };
  /// A list or map under construction.
  struct Frame {
    Node node;
    std::string key;
    Place key_where;
    std::optional<std::size_t> column;  // of a block, which lines inside must be deeper than
    bool has_key = false;
    bool drops_value = false;   // of a key that was refused
    bool is_rejoining = false;  // a value that was cut at a comma
    std::unordered_set<std::string> keys;
  };

  [[nodiscard]] Place at(std::size_t position, std::size_t bytes) const;
  [[nodiscard]] std::string_view text_from(std::size_t position) const;
  [[nodiscard]] bool expects_key() const;
  [[nodiscard]] Node scalar_node_of(const ScalarEvent& event);
  void check_indentation(std::size_t position, std::size_t bytes);
  [[nodiscard]] Place place_of_nothing(std::size_t position) const;
  [[nodiscard]] std::string first_use(const std::string& key) const;
  void refuse(const Place& where, std::string message, std::vector<std::string> help = {});
  void add_key(const Node& node);
  void begin_entry(std::string key, Place where, Keep keep);
  void add(Node node);
  void add_entry(Frame& frame, Node value);
  void rejoin(Frame& frame);

  std::shared_ptr<const SourceText> source_;
  Diagnostics* diagnostics_;
  ParseLimits limits_;
  std::vector<Frame> frames_;
  std::optional<Node> root_;
  std::size_t documents_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace cuakhau::scenario::detail
