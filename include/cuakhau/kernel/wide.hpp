#pragma once

// Unsigned numbers of 128 bits, which g++ and clang have beyond the standard.

namespace cuakhau::kernel {

__extension__ using Wide = unsigned __int128;

}  // namespace cuakhau::kernel
