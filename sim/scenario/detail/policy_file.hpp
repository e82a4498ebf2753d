#pragma once

// A file of policies beside the scenario ("--policy FILE"): what it lists comes after what the
// scenario lists, and so wins over it.

#include <cuakhau/scenario/node.hpp>

#include "scenario/detail/read_tree.hpp"

namespace cuakhau::scenario::detail {

/// Whether a tree holds policies and nothing that a scenario alone has.
[[nodiscard]] bool is_policy_file(const Node& tree);

/// Adds the policies of a file to the tree of a scenario; reports a file that has no tree or holds
/// something else.
/// @return whether it was added
bool add_policies(const ReadTree& part, Node& tree, Loaded& loaded);

}  // namespace cuakhau::scenario::detail
