#pragma once

// Numbers of servers, from 1: the lowest free one is given out, so that records tell who was served
// beside whom.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace cuakhau::model::detail {

class ServerLabels {
 public:
  std::uint16_t take() { return used_ == k_all ? take_later() : lowest_of(used_); }
  [[gnu::always_inline]] void give_back(std::uint16_t label) {
    if (label <= 64)
      used_ &= ~bit_of(label);
    else if (label != k_last)
      later_[(label - 1U) / 64 - 1] &= ~bit_of(label);
  }

 private:
  static constexpr std::uint64_t k_all = ~std::uint64_t{0};
  static constexpr std::size_t k_words = 1023;
  static constexpr std::uint16_t k_last = 0xffff;

  [[nodiscard]] static std::uint64_t bit_of(std::uint16_t label) {
    return std::uint64_t{1} << ((label - 1U) % 64);
  }
  static std::uint16_t lowest_of(std::uint64_t& word) {
    const auto bit = static_cast<unsigned>(std::countr_one(word));
    word |= std::uint64_t{1} << bit;
    return static_cast<std::uint16_t>(bit + 1);
  }
  std::uint16_t take_later() {
    for (std::size_t word = 0; word < later_.size(); ++word)
      if (later_[word] != k_all)
        return static_cast<std::uint16_t>((word + 1) * 64 + lowest_of(later_[word]));
    // More than 65,535 servers at work share the last number.
    if (later_.size() + 1 == k_words) return k_last;
    later_.push_back(1);
    return static_cast<std::uint16_t>(later_.size() * 64 + 1);
  }

  std::uint64_t used_ = 0;  // 1 to 64: of most stages all
  std::vector<std::uint64_t> later_;
};

}  // namespace cuakhau::model::detail
