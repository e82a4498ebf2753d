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
  std::uint16_t take() {
    for (std::size_t word = 0; word < used_.size(); ++word) {
      if (used_[word] == ~std::uint64_t{0}) continue;
      const auto bit = static_cast<unsigned>(std::countr_one(used_[word]));
      used_[word] |= std::uint64_t{1} << bit;
      return static_cast<std::uint16_t>(word * 64 + bit + 1);
    }
    // More than 65,535 servers at work share the last number.
    if (used_.size() == k_words) return k_last;
    used_.push_back(1);
    return static_cast<std::uint16_t>((used_.size() - 1) * 64 + 1);
  }
  void give_back(std::uint16_t label) {
    if (label == k_last) return;
    used_[(label - 1U) / 64] &= ~(std::uint64_t{1} << ((label - 1U) % 64));
  }

 private:
  static constexpr std::size_t k_words = 1023;
  static constexpr std::uint16_t k_last = 0xffff;
  std::vector<std::uint64_t> used_;
};

}  // namespace cuakhau::model::detail
