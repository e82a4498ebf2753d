#pragma once

// For how long crossings and gates were shut though their own hours, those of the plan without its
// policies, have them open.

#include <cstdint>
#include <vector>

#include <cuakhau/model/calendar.hpp>

#include "model/detail/measure_layout.hpp"

namespace cuakhau::model::detail {

class Closures {
 public:
  /// Keeps the hours of the plan without policies.
  explicit Closures(const MeasureLayout& layout);

  /// @param now the layout with the hours that were in force, policy after policy
  [[nodiscard]] Duration of_place(const MeasureLayout& now, std::uint32_t place) const;
  /// A gate is shut when all its crossings are.
  [[nodiscard]] Duration of_gate(const MeasureLayout& now, std::uint32_t gate) const;

 private:
  std::vector<std::vector<OpenLevel>> planned_;  // by StageId; of crossings
};

}  // namespace cuakhau::model::detail
