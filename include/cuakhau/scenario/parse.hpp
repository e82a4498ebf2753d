#pragma once

// A strict reader of the part of YAML that scenarios use. Refused, each at its place: invalid
// UTF-8, control characters, tabs in indentation, more than one document, text after the document,
// duplicate keys, keys that are not plain words, a forgotten colon, `<<`, anchors and aliases (so
// that no alias bomb can be written), tags, and what exceeds the limits.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <cuakhau/scenario/node.hpp>

namespace cuakhau::scenario {

struct ParseLimits {
  std::size_t bytes = std::size_t{4} << 20U;
  std::size_t depth = 64;
  std::size_t nodes = 200'000;
};

/// Opens a scenario file and hands over its text, as long as it is no larger than the limit (by its
/// size, before anything is read). Null with an error when it cannot be read.
/// @param name as messages show it
[[nodiscard]] std::shared_ptr<SourceText> open_source(const std::filesystem::path& path,
                                                      const std::string& name,
                                                      Diagnostics& diagnostics);

/// The tree of one document. Problems go to `diagnostics`; nothing comes back when there is no tree
/// at all. The tree of a text with errors leaves out what was refused.
[[nodiscard]] std::optional<Node> parse(const std::shared_ptr<const SourceText>& source,
                                        Diagnostics& diagnostics, const ParseLimits& limits = {});

}  // namespace cuakhau::scenario
