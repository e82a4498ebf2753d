#pragma once

// An allocator for std::vector whose memory starts at a cache line, for arrays that are read by the
// line.

#include <cstddef>
#include <new>

namespace cuakhau::kernel {

inline constexpr std::size_t k_cache_line = 64;

template <class T>
class CacheAligned {
 public:
  using value_type = T;

  CacheAligned() = default;
  template <class U>
  constexpr CacheAligned(const CacheAligned<U>& /*other*/) {}  // NOLINT: allocators convert

  [[nodiscard]] T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new(count * sizeof(T), std::align_val_t{k_cache_line}));
  }
  void deallocate(T* memory, std::size_t count) {
    ::operator delete(memory, count * sizeof(T), std::align_val_t{k_cache_line});
  }
  friend constexpr bool operator==(const CacheAligned&, const CacheAligned&) { return true; }
};

}  // namespace cuakhau::kernel
