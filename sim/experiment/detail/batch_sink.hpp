#pragma once

// Measures the batches of one long run while it goes on.

#include <cstdint>
#include <memory>
#include <vector>

#include <cuakhau/experiment/replicate.hpp>
#include <cuakhau/experiment/run_batches.hpp>

namespace cuakhau::experiment::detail {

/// For one replication.
class BatchSink final : public RecordSink {
 public:
  /// @param network must outlive it @param other takes the records too; null: none does
  BatchSink(const model::Network& network, const RunBatches& batches, RecordSink* other);
  ~BatchSink() override;

  [[nodiscard]] std::unique_ptr<model::RecordObserver> open(std::uint32_t replication) override;
  void close(std::uint32_t replication, std::unique_ptr<model::RecordObserver> observer) override;

  /// By batch, of a replication that is over.
  [[nodiscard]] const std::vector<model::ReplicationMeasures>& measures() const {
    return measures_;
  }

 private:
  const model::Network& network_;
  RunBatches batches_;
  RecordSink* other_;
  std::vector<model::ReplicationMeasures> measures_;
};

}  // namespace cuakhau::experiment::detail
