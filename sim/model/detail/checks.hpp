#pragma once

// Checks: what is found out about a truck, when, and where it goes on from there. Whoever is tested
// has one number for the whole run and is infected while the prevalence is above it, so that a
// truck is the same whatever is tested where; each result is drawn anew.

#include <cstdint>
#include <vector>

#include <cuakhau/kernel/stream.hpp>

#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Movement;

class Checks {
 public:
  explicit Checks(World& world);
  void connect(Movement& movement) { movement_ = &movement; }

  /// A certificate may excuse the truck from the test.
  /// @return the step where it goes on
  [[nodiscard]] OpId excuse(Truck& truck, OpId step);
  /// The truck goes through the check.
  /// @return the step where it goes on; none when it waits for the result
  [[nodiscard]] OpId examine(Truck& truck, OpId step);
  /// The result that the truck waits for is known.
  void on_result(Truck& truck);

  /// Writes the checks whose result is not known at the end of the run.
  void close_books();

 private:
  /// What a check finds.
  struct Finding {
    std::uint8_t outcome = 0;  // index of StageInfo::outcomes
    bool is_infected = false;
    bool is_analysed = false;
    bool is_certain = false;  // it could not have found anything else
  };
  /// A truck that waits for its result.
  struct Pending {
    Finding finding;
    Instant since;
  };
  /// The certificates of a flow's trucks for one check.
  struct CertificateKeys {
    CertificateKeys(StageId of, kernel::StreamKey key)
        : check(of),
          carried(key.with("carried")),
          taken(key.with("taken")),
          result(key.with("result")) {}

    StageId check;
    kernel::StreamKey carried;
    kernel::StreamKey taken;
    kernel::StreamKey result;
  };
  struct StepKeys {
    kernel::StreamKey result;
    kernel::StreamKey hold;
    kernel::StreamKey infection;
    std::vector<CertificateKeys> certificates{};  // of the same subject; of an excuse: its own
  };
  /// The turn of a bay whose pool has been tested.
  struct PoolResult {
    std::uint64_t turn = 0;  // from 1; 0: none yet
    bool is_positive = false;
    Duration hold{0};
  };

  void add_keys(const FlowTable& flow);
  [[nodiscard]] const StepKeys& keys_of(OpId step) const { return keys_[key_index_[step]]; }
  [[nodiscard]] Finding find(const Truck& truck, OpId step);
  [[nodiscard]] Finding find_by_share(const Truck& truck, OpId step) const;
  [[nodiscard]] PoolResult& pool_result(const Truck& truck, const StageTable& table);
  [[nodiscard]] bool test_pool(const Truck& truck, OpId step);
  [[nodiscard]] bool carries_valid(const Truck& truck, OpId step) const;
  [[nodiscard]] bool is_infected(const Truck& truck, OpId step) const;
  [[nodiscard]] Duration hold_of(const Truck& truck, OpId step);
  static void mark(Truck& truck, const StageTable& check, std::uint8_t outcome);
  OpId conclude(Truck& truck, OpId step, const Pending& pending);

  World& world_;
  Movement* movement_ = nullptr;
  std::vector<StepKeys> keys_;
  std::vector<std::uint32_t> key_index_;        // by OpId
  std::vector<Pending> pending_;                // by TruckId
  std::vector<std::vector<PoolResult>> pools_;  // by StageId of the check, then bay
  std::vector<kernel::StreamKey> pool_keys_;    // by StageId
};

}  // namespace cuakhau::model::detail
