#pragma once

// Philox4x32-10 and how its words become a number of (0, 1): shared by the scalar form and the
// block form.

#include <array>
#include <bit>
#include <cstdint>

namespace cuakhau::kernel::detail {

using PhiloxBlock = std::array<std::uint32_t, 4>;

/// The four words for a counter under a key, by Random123.
[[nodiscard]] PhiloxBlock philox(PhiloxBlock counter, std::uint64_t key);

/// The counter for a draw of the entities 2 pair and 2 pair + 1.
[[nodiscard]] constexpr PhiloxBlock counter_of(std::uint64_t pair, std::uint32_t visit,
                                               std::uint32_t draw) {
  return {static_cast<std::uint32_t>(pair), static_cast<std::uint32_t>(pair >> 32U), visit, draw};
}

/// (2 k + 1) / 2^53 with k the upper 52 of the 64 bits. They become the fraction of a number in [1,
/// 2), so that no conversion from integers is needed; both subtraction and addition are exact.
[[nodiscard]] constexpr double open_unit(std::uint64_t bits) {
  return (std::bit_cast<double>((bits >> 12U) | 0x3ff0000000000000ULL) - 1.0) + 0x1p-53;
}

}  // namespace cuakhau::kernel::detail
