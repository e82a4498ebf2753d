#pragma once

// "--set path=value", or the value of a factor: writes a value into the tree of a scenario, at a
// path that its first reading has shown to exist, or inside a map that the file has not and the
// language knows. It makes no new gate, stage or flow: a name that the scenario has not is taken
// for a slip.

#include <string>

#include <cuakhau/scenario/load.hpp>
#include <cuakhau/scenario/node.hpp>

#include "scenario/detail/data_file.hpp"

namespace cuakhau::scenario::detail {

/// The scenario without overrides.
struct OverrideBase {
  const Loaded& before;
  DataFiles* data = nullptr;  // those that it names
};

/// "path=value", and the option that it comes from, which messages name in place of a file.
struct Override {
  const std::string& text;
  const std::string& option;
};

/// Applies one override, to each path that it selects; reports a path that is not known and a value
/// that is no YAML.
void apply_override(const Override& one, const OverrideBase& base, Node& tree,
                    Diagnostics& diagnostics);

}  // namespace cuakhau::scenario::detail
