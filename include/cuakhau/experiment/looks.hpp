#pragma once

// When a test may be looked at that goes on until it is decided.
//
// Who looks after every replication finds something some day, whatever is true. So the looks are
// fixed before the first: a first number of replications, then twice as many each time, up to a
// limit; and each of the K looks may be wrong with 1/K of the chance that all of them may be
// (Bonferroni's inequality, which holds however the looks hang together).

#include <cstdint>
#include <vector>

namespace cuakhau::experiment {

/// Rising numbers of replications; the last is the larger of both. @param first at least 1
[[nodiscard]] std::vector<std::uint32_t> looks(std::uint32_t first, std::uint32_t at_most);

}  // namespace cuakhau::experiment
