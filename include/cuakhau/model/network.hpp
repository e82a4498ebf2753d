#pragma once

// A plan compiled for running: names became ids, calendars instants, routes tables of steps.
// Immutable; replications on all threads share one.

#include <memory>
#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>
#include <cuakhau/model/record.hpp>

namespace cuakhau::model {

enum class StageKind : std::uint8_t {
  yard,
  station,
  crossing,
  pool,
  exchange,
  check,
  road,
  choice,
};

/// What a reader of records needs to know about a stage.
struct StageInfo {
  std::string name;  // as in the plan; "customs" also for each of the lanes customs#1, customs#2
  std::string lane;  // "customs#2" where one station has one queue a server, else empty
  StageKind kind = StageKind::station;
  std::string gate;                     // empty: none; of a crossing: at the start of the period
  std::vector<std::string> outcomes{};  // of a check or choice, as Visit::result has them
};

struct FlowInfo {
  std::string name;
  Direction direction = Direction::export_;
  std::string gate;  // empty: none
};

/// Number of servers open by the calendar from `from` on.
struct OpenLevel {
  Instant from;
  std::uint32_t servers = 0;
};

class Network {
 public:
  /// Compiles a plan that has no errors (see problems()).
  explicit Network(const Plan& plan);
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;
  ~Network();

  [[nodiscard]] const Plan& plan() const;
  [[nodiscard]] RunWindow window() const;
  [[nodiscard]] const std::vector<StageInfo>& stages() const;  // by StageId
  [[nodiscard]] const std::vector<FlowInfo>& flows() const;    // by FlowId
  [[nodiscard]] const std::vector<std::string>& gates()
      const;  // by GateId: keys of the plan's gates
  [[nodiscard]] const std::vector<std::string>& commodities() const;  // by CommodityId
  /// Outcomes of checks that something names, by the bit of Marks.
  [[nodiscard]] const std::vector<std::string>& marks() const;
  /// Servers open by the calendar over the run, for utilisation: steps, the first at the start of
  /// the run. Of a crossing: its lanes for that direction (reversible ones count for both). Empty
  /// for yards and unlimited servers.
  [[nodiscard]] std::vector<OpenLevel> open_levels(StageId stage, Direction direction) const;

  struct Tables;  // private to the model room: model/detail/tables.hpp
  [[nodiscard]] const Tables& tables() const;

 private:
  std::unique_ptr<Tables> tables_;
};

}  // namespace cuakhau::model
