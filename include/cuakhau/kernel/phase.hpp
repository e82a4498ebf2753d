#pragma once

// Who goes first among events of one instant. With ticks of a millisecond ties are ordinary, so the
// order of a tie is part of the model and has a name; within a phase the order is that of
// scheduling.

#include <cstddef>
#include <cstdint>

namespace cuakhau::kernel {

/// In running order. An event scheduled for the current instant in an earlier phase than others
/// still pending runs next; it is not lost for having come late.
enum class Phase : std::uint8_t {
  calendar,   // what is allowed changes before anything that asks whether it is allowed
  departure,  // places become free before somebody asks for one: a server released at t can be
              // taken at t
  arrival,    // entities come in, ask and move
  sample,     // measurements see the instant's settled state
};

inline constexpr std::size_t k_phases = 4;

}  // namespace cuakhau::kernel
