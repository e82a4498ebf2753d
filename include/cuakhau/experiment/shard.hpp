#pragma once

// A part of a sweep that is run for itself, on another machine perhaps. Which points belong to it
// hangs on nothing but their indices: shard i of n has those whose index leaves i − 1 when divided
// by n, so that neighbours, which take about the same time, are shared out.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <cuakhau/base/expected.hpp>

namespace cuakhau::experiment {

struct Shard {
  std::uint32_t number = 1;  // from 1
  std::uint32_t of = 1;

  [[nodiscard]] bool is_whole() const { return of == 1; }
  [[nodiscard]] bool has(std::size_t point) const { return point % of == number - 1; }
  /// "3/10".
  [[nodiscard]] std::string text() const;
  friend bool operator==(const Shard&, const Shard&) = default;
};

/// "3/10". The error says what is wrong.
[[nodiscard]] Expected<Shard, std::string> parse_shard(std::string_view text);

}  // namespace cuakhau::experiment
