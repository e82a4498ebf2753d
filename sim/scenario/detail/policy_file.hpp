#pragma once

// A file of policies beside the scenario ("--policy FILE"): what it lists comes after what the
// scenario lists, and so wins over it.

#include <string>

#include <cuakhau/scenario/load.hpp>
#include <cuakhau/scenario/node.hpp>

namespace cuakhau::scenario::detail {

/// Whether a tree holds policies and nothing that a scenario alone has.
[[nodiscard]] bool is_policy_file(const Node& tree);

/// Adds the policies of a file (or of "lib:NAME") to the tree of a scenario; reports a file that
/// cannot be read or holds something else.
/// @return whether it was added
bool add_policies(const std::string& file, const LoadOptions& options, Node& tree, Loaded& loaded);

}  // namespace cuakhau::scenario::detail
