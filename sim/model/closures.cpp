#include "model/detail/closures.hpp"

#include <algorithm>
#include <utility>

#include "model/detail/opening.hpp"

namespace cuakhau::model::detail {

namespace {

// When any lane is open.
OpenSpans open_spans(const std::vector<OpenLevel>& levels, OpenSpan within) {
  OpenSpans spans;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const Instant until = i + 1 < levels.size() ? levels[i + 1].from : within.until;
    const OpenSpan span{std::max(levels[i].from, within.from), std::min(until, within.until)};
    if (levels[i].servers > 0 && span.from < span.until) spans.push_back(span);
  }
  return spans;
}

void add(OpenSpans& spans, const OpenSpans& others) {
  spans.insert(spans.end(), others.begin(), others.end());
}

Duration shut(const OpenSpans& planned, const OpenSpans& actual) {
  return total(planned) - total(intersection(planned, actual));
}

OpenSpan measured(const MeasureLayout& layout) {
  return {layout.window.measured_from, layout.window.horizon};
}

// The parts of the window in which a stage counts for a gate.
OpenSpans membership(const MeasureLayout& layout, const MeasureLayout::Stage& stage,
                     std::uint32_t gate) {
  OpenSpans spans;
  const OpenSpan window = measured(layout);
  for (std::size_t i = 0; i < stage.gates.size(); ++i) {
    if (stage.gates[i].gate != gate) continue;
    const Instant until = i + 1 < stage.gates.size() ? stage.gates[i + 1].from : window.until;
    const OpenSpan span{std::max(stage.gates[i].from, window.from), std::min(until, window.until)};
    if (span.from < span.until) spans.push_back(span);
  }
  return spans;
}

}  // namespace

Closures::Closures(const MeasureLayout& layout) : planned_(layout.stages.size()) {
  for (std::size_t stage = 0; stage < planned_.size(); ++stage)
    if (layout.stages[stage].kind == StageKind::crossing)
      planned_[stage] = layout.stages[stage].open[2];
}

Duration Closures::of_place(const MeasureLayout& now, std::uint32_t place) const {
  Duration sum{0};
  for (std::size_t stage = 0; stage < planned_.size(); ++stage)
    if (now.stages[stage].place == place)
      sum += shut(open_spans(planned_[stage], measured(now)),
                  open_spans(now.stages[stage].open[2], measured(now)));
  return sum;
}

Duration Closures::of_gate(const MeasureLayout& now, std::uint32_t gate) const {
  OpenSpans planned;
  OpenSpans actual;
  for (std::size_t stage = 0; stage < planned_.size(); ++stage) {
    if (now.stages[stage].kind != StageKind::crossing) continue;
    for (const OpenSpan& within : membership(now, now.stages[stage], gate)) {
      add(planned, open_spans(planned_[stage], within));
      add(actual, open_spans(now.stages[stage].open[2], within));
    }
  }
  return shut(joined(std::move(planned)), joined(std::move(actual)));
}

}  // namespace cuakhau::model::detail
