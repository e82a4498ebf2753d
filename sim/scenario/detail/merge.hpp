#pragma once

// How a file changes what it extends: maps merge by key, scalars and lists replace, and an explicit
// `~` removes an inherited entry. An annotated value ({value: …}) replaces as a whole, so that no
// range outlives the value it was about.

#include <cuakhau/scenario/node.hpp>

namespace cuakhau::scenario::detail {

/// `over` on top of `base`. A `~` that removes nothing stays, for whoever extends further.
[[nodiscard]] Node merged(Node base, Node over);

}  // namespace cuakhau::scenario::detail
