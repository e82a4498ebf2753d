#pragma once

// What checks have found out about a truck and something names: disciplines, services, measures. An
// outcome has a bit by its name, whichever checks can find it. The plan of the policies in force
// has the same bits as the plan without, so that trucks keep theirs when it takes over.

#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/model/plan.hpp>
#include <cuakhau/model/record.hpp>

namespace cuakhau::model::detail {

inline constexpr std::size_t k_most_marks = 8 * sizeof(Marks);

/// Whether some check can find an outcome of this name.
[[nodiscard]] bool is_outcome(const Plan& plan, std::string_view name);

/// The outcomes that something in the plan or in its policies names, in order: bit k is that of the
/// k-th.
[[nodiscard]] std::vector<std::string> named_outcomes(const Plan& plan);

/// The bit of an outcome; 0 of one that nothing names.
[[nodiscard]] Marks mark_of(const std::vector<std::string>& marks, std::string_view outcome);

/// Whom a stage takes next: commodities and marks by how urgent they are.
struct Priority {
  struct OfMark {
    Marks mark = 0;
    std::uint8_t level = 0;
    friend bool operator==(const OfMark&, const OfMark&) = default;
  };
  std::vector<std::uint8_t> by_commodity{};  // 0 goes first; empty: first in, first out
  std::vector<OfMark> by_mark{};             // the most urgent first

  [[nodiscard]] std::uint32_t level_of(CommodityId commodity, Marks marks) const {
    const std::uint8_t level = by_commodity[commodity.index()];
    for (const OfMark& one : by_mark)
      if ((marks & one.mark) != 0) return one.level < level ? one.level : level;
    return level;
  }
};

}  // namespace cuakhau::model::detail
