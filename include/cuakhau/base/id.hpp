#pragma once

// Indices that know what they index. An Id<StageTag> cannot be given where an Id<FlowTag> is
// wanted.

#include <compare>
#include <cstddef>
#include <cstdint>

namespace cuakhau {

template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t value) : value_(value) {}
  constexpr explicit Id(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}

  [[nodiscard]] static constexpr Id none() { return Id{}; }
  [[nodiscard]] constexpr bool is_none() const { return value_ == k_none; }
  [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
  /// For use as a subscript of the container that issued the id.
  [[nodiscard]] constexpr std::size_t index() const { return value_; }

  friend constexpr auto operator<=>(const Id&, const Id&) = default;

 private:
  static constexpr std::uint32_t k_none = 0xffffffffU;
  std::uint32_t value_ = k_none;
};

}  // namespace cuakhau
