#pragma once

// Records: what happened to a truck, as small immutable values. Every measure is a function of
// them.
//
// A Visit is one stay of a truck at a stage, written when it leaves (or at the end of the run, as
// censored):
//   arrived ≤ entered ≤ started ≤ ended ≤ left
//   arrived  it came to wait for this stage holding no other, or was taken in from the stage before
//   entered  it was given a place (before: it waits outside); in a yard, from here on it holds a
//   place started  service began; in a yard: it left          → wait    = started - arrived ended
//   service was done                           → service = ended - started - paused left     the
//   next stage took it                     → blocked = left - ended
// A visit to a pool is the time from asking for a member to giving it back, beside the visits to
// the stages that the truck holds meanwhile: entered is arrived where it holds a place, else
// started; left = ended.
// Instants not reached when the run ended are Instant::never().
//
// A visit to a check is the time until its result is known, beside the visit to the stage that the
// truck holds meanwhile: started = ended = left; entered as at a pool. It has the `result`. So has
// a visit to a choice, of no length: the way that was taken.
//
// A visit to a road is a drive: from entered = started to ended = left, after a wait for an open
// way.
//
// A Journey is a truck's whole way, written when it leaves the model (or at the end of the run).

#include <cstdint>
#include <optional>
#include <span>

#include <cuakhau/base/id.hpp>
#include <cuakhau/base/time.hpp>
#include <cuakhau/model/field.hpp>

namespace cuakhau::model {

using StageId = Id<struct StageTag>;
using FlowId = Id<struct FlowTag>;
using GateId = Id<struct GateTag>;
using CommodityId = Id<struct CommodityTag>;

/// The truck that a record is about: number `number` (from 0) of its flow.
struct TruckRef {
  FlowId flow{};
  CommodityId commodity{};
  std::uint64_t number = 0;
  friend bool operator==(const TruckRef&, const TruckRef&) = default;
};

/// What first kept a truck from starting at a stage when it arrived there.
enum class WaitReason : std::uint8_t { none, busy, full, closed, headway, call_up, partners };
template <>
struct EnumWords<WaitReason> {
  static constexpr std::array<std::string_view, 7> words{"none",    "busy",    "full",    "closed",
                                                         "headway", "call_up", "partners"};
};

/// What checks have found out about a truck, one bit for each outcome of Network::marks().
using Marks = std::uint16_t;

enum class VisitOutcome : std::uint8_t { passed, turned_back, censored };
template <>
struct EnumWords<VisitOutcome> {
  static constexpr std::array<std::string_view, 3> words{"passed", "turned_back", "censored"};
};

struct Visit {
  TruckRef truck{};
  StageId stage{};
  std::uint32_t step = 0;    // of the compiled route: tells two visits to one stage apart
  std::uint32_t round = 0;   // how often this truck had done this step before
  std::uint16_t server = 0;  // from 1; 0 in yards, and for trucks that never started
  std::uint8_t direction =
      0;  // of travel (a returning empty goes the other way): value of Direction
  WaitReason reason = WaitReason::none;
  VisitOutcome outcome = VisitOutcome::passed;
  std::uint8_t result = 0;    // of a check or choice: its outcome from 1, see StageInfo; else 0
  bool is_infected = false;   // of a test: who was tested, whatever the result
  bool is_analysed = false;   // of a test: it was made for this truck, alone or as first of a pool
  bool is_milestone = false;  // of a check: it took time, or could have found something else
  Marks marks = 0;            // when the truck came; of a check, with what it has found
  Instant arrived = Instant::never();
  Instant entered = Instant::never();
  Instant started = Instant::never();
  Instant ended = Instant::never();
  Instant left = Instant::never();
  Duration paused{0};
  Duration occupied{0};  // server time it took: of a station its service, of a lane its headway
};

enum class JourneyOutcome : std::uint8_t {
  cleared,
  turned_back,
  refused,
  inside,
  diverted,  // it went elsewhere
};
template <>
struct EnumWords<JourneyOutcome> {
  static constexpr std::array<std::string_view, 5> words{"cleared", "turned_back", "refused",
                                                         "inside", "diverted"};
};

struct Journey {
  TruckRef truck{};
  JourneyOutcome outcome =
      JourneyOutcome::inside;  // `cleared` as soon as it is cleared, wherever it is at the end
  Marks marks = 0;             // at its end
  GateId gate{};               // of the laden crossing at its date, else of the flow; may be none
  Instant arrived = Instant::never();
  Instant cleared = Instant::never();
  Instant left = Instant::never();
  // Waiting and blocked, from arrival to being cleared, turning back or the end of the run. A truck
  // whose work is interrupted is still at its server: a pause is no wait.
  Duration waited{0};
  Duration age{0};  // of the load on arrival
};

/// A server that was down, or lanes that were turning: not open though the calendar says so.
struct Outage {
  StageId stage{};
  std::uint16_t server = 0;
  Instant from = Instant::never();
  Instant until = Instant::never();
};

/// Members of a pool at work but not with a truck that asked for one: at a service that the pool
/// staffs, or on their way back from such a truck.
struct Duty {
  StageId pool{};
  std::uint8_t direction = 0;  // of the truck: value of Direction
  std::uint32_t members = 1;
  Instant from = Instant::never();
  Instant until = Instant::never();  // may lie behind the end of the run
  friend bool operator==(const Duty&, const Duty&) = default;
};

/// A member of a pool whose hours are over and who is at work, or stays because trucks wait.
struct Overtime {
  StageId pool{};
  Instant from = Instant::never();
  Instant until = Instant::never();
  friend bool operator==(const Overtime&, const Overtime&) = default;
};

enum class FiringKind : std::uint8_t {
  begins,
  ends,
  prolonged,  // another outcome made it longer
  adds,       // another outcome takes its members too
  returns,    // the members of one outcome are back, those of others are not
};
template <>
struct EnumWords<FiringKind> {
  static constexpr std::array<std::string_view, 5> words{"begins", "ends", "prolonged", "adds",
                                                         "returns"};
};

/// A policy, by its number in the plan, that comes into force, is prolonged, takes more members or
/// gives some back, or ends.
struct PolicyFiring {
  std::uint32_t policy = 0;
  FiringKind kind = FiringKind::begins;
  Instant at = Instant::never();
  std::optional<TruckRef> truck{};  // whose outcome at a check set it off
  friend bool operator==(const PolicyFiring&, const PolicyFiring&) = default;
};

class Network;

/// Receives records in batches, in the order in which they were completed.
class RecordObserver {
 public:
  RecordObserver() = default;
  RecordObserver(const RecordObserver&) = delete;
  RecordObserver& operator=(const RecordObserver&) = delete;
  virtual ~RecordObserver() = default;
  virtual void on_visits(std::span<const Visit> visits) = 0;
  virtual void on_journeys(std::span<const Journey> journeys) = 0;
  virtual void on_outages(std::span<const Outage> outages) = 0;
  virtual void on_duty(const Duty& duty) { static_cast<void>(duty); }
  virtual void on_overtime(const Overtime& overtime) { static_cast<void>(overtime); }
  /// @param in_force the network of all policies in force from then on; it lives as long as the run
  virtual void on_policy(const PolicyFiring& firing, const Network& in_force) {
    static_cast<void>(firing);
    static_cast<void>(in_force);
  }
};

}  // namespace cuakhau::model
