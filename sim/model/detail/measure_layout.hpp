#pragma once

// What the measures need to know of a network, as plain values: which stages there are and which
// trucks come to them, gates, flows, the window, and when servers are open. A test writes one by
// hand; measure_layout(network) reads one off a compiled plan.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/network.hpp>
#include <cuakhau/model/own_measure.hpp>
#include <cuakhau/model/record.hpp>

#include "model/detail/measure_window.hpp"
#include "model/detail/money_layout.hpp"

namespace cuakhau::model::detail {

/// Where on its way to being cleared a truck is when it visits a stage.
enum class WayPhase : std::uint8_t {
  before,  // waiting and being blocked there keep it from being cleared
  clears,  // it is cleared by the service there
  after,   // it is cleared already
  mixed,   // differs by step: see MeasureLayout::mixed
};

struct MeasureLayout {
  static constexpr std::uint32_t k_none = 0xffffffffU;

  /// The gate that a stage counts for from an instant on.
  struct GateFrom {
    Instant from;
    std::uint32_t gate = k_none;
  };
  /// One queue with its servers, by StageId; the lanes of a station are several of one place.
  struct Stage {
    std::uint32_t place = 0;
    StageKind kind = StageKind::station;
    std::vector<GateFrom> gates;  // ascending; before the first, and when empty: the flow's gate
    /// Servers open for exports, for imports and in all; empty: not limited.
    std::array<std::vector<OpenLevel>, 3> open;
  };
  /// What a row of results calls a stage.
  struct Place {
    std::string name;
    StageKind kind = StageKind::station;
    bool has_servers = false;                // finitely many
    std::array<bool, 2> directions{};        // of travel that occur
    std::vector<std::uint32_t> flows;        // that come here, ascending
    std::vector<std::uint32_t> commodities;  // that come here, ascending
    std::vector<std::string> outcomes{};     // of a check or choice
    bool is_test = false;
  };
  struct Flow {
    std::string name;
    Direction direction = Direction::export_;
    std::uint32_t gate = k_none;
    std::vector<std::uint32_t> gates;  // that its journeys may count for, ascending
    bool can_give_up = false;          // waiting, at a place
    bool can_turn_back = false;        // leave uncleared
    bool can_divert = false;
    bool is_tested = false;  // by some check
  };
  /// What waiting trucks burn.
  struct Idling {
    std::vector<double> litres_per_ms{};   // by FlowId; empty: not asked for
    std::optional<double> kg_per_litre{};  // of carbon dioxide
  };
  struct MixedStep {
    FlowId flow;
    StageId stage;
    std::uint8_t direction = 0;
    std::uint32_t step = 0;
    WayPhase phase = WayPhase::before;
  };

  std::vector<Stage> stages;  // by StageId
  std::vector<Place> places;
  std::vector<Flow> flows;  // by FlowId
  std::vector<std::string> gates;
  std::vector<std::string> commodities;
  std::vector<std::string> marks{};  // outcomes of checks, by bit
  MeasureWindow window{RunWindow{}};
  Duration home_offset{0};  // of the home side's clock from UTC
  Duration snapshot_at{0};
  Duration series_step{0};
  Instant clear_from;
  std::vector<WayPhase> phases;  // by phase_index(); empty: before everywhere
  std::vector<MixedStep> mixed;
  MoneyLayout money;
  Idling idling{};
  std::vector<std::string> policies{};  // as in the plan; "" of one that never ends
  std::map<std::string, OwnMeasure> own;

  [[nodiscard]] std::size_t phase_index(FlowId flow, StageId stage, std::uint8_t direction) const {
    return (flow.index() * stages.size() + stage.index()) * 2 + direction;
  }
  [[nodiscard]] WayPhase phase(const Visit& visit) const;
  /// The gate that a visit counts for: its stage's when it arrived, else its flow's; may be none.
  [[nodiscard]] std::uint32_t gate_of(const Visit& visit) const;
  /// First midnight of the home side's clock at or after an instant.
  [[nodiscard]] Instant midnight_from(Instant instant) const;
};

[[nodiscard]] MeasureLayout measure_layout(const Network& network);

}  // namespace cuakhau::model::detail
