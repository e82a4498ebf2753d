#pragma once

// The rows of one replication's records, spooled until their turn comes.

#include <optional>
#include <string>
#include <string_view>

#include <cuakhau/files/csv_writer.hpp>
#include <cuakhau/files/spool.hpp>
#include <cuakhau/model/network.hpp>
#include <cuakhau/model/record.hpp>

namespace cuakhau::report::detail {

/// The head of the file, with its newline.
[[nodiscard]] std::string record_head();

class RecordRows final : public model::RecordObserver {
 public:
  RecordRows(const model::Network& network, std::uint32_t replication, files::Spool spool);
  void on_visits(std::span<const model::Visit> visits) override;
  void on_journeys(std::span<const model::Journey> journeys) override;
  void on_outages(std::span<const model::Outage> outages) override;

  /// Moves all rows to the file; what went wrong, also earlier.
  [[nodiscard]] std::optional<files::FileProblem> pour_into(files::AtomicFile& file);

 private:
  void row(const model::Visit& visit);
  void row(const model::Journey& journey);
  void truck(const model::TruckRef& truck, model::Direction direction, std::string_view stage);
  void instant(Instant instant);
  void spool();

  const model::Network& network_;
  std::uint32_t replication_;
  Instant start_;
  std::string text_;
  files::CsvWriter csv_{text_};
  files::Spool spool_;
  std::optional<files::FileProblem> problem_;
};

}  // namespace cuakhau::report::detail
