#include "report/detail/record_rows.hpp"

#include <utility>

namespace cuakhau::report::detail {

std::string record_head() {
  std::string text;
  files::CsvWriter{text}.row({"replication", "flow", "number", "commodity", "direction", "stage",
                              "step", "round", "server", "reason", "outcome", "gate", "arrived_ms",
                              "entered_ms", "started_ms", "ended_ms", "left_ms", "paused_ms",
                              "waited_ms"});
  return text;
}

RecordRows::RecordRows(const model::Network& network, std::uint32_t replication, files::Spool spool)
    : network_(network),
      replication_(replication),
      start_(network.window().start),
      spool_(std::move(spool)) {}

void RecordRows::on_visits(std::span<const model::Visit> visits) {
  for (const auto& visit : visits) row(visit);
  spool();
}

void RecordRows::on_journeys(std::span<const model::Journey> journeys) {
  for (const auto& journey : journeys) row(journey);
  spool();
}

// An outage is of a server, not of a truck: it has no row.
void RecordRows::on_outages(std::span<const model::Outage>) {}

std::optional<files::FileProblem> RecordRows::pour_into(files::AtomicFile& file) {
  if (problem_) return problem_;
  return spool_.pour_into(file);
}

void RecordRows::row(const model::Visit& visit) {
  const auto& stage = network_.stages()[visit.stage.index()];
  truck(visit.truck, model::Direction{visit.direction},
        stage.lane.empty() ? stage.name : stage.lane);
  csv_.integer(visit.step).integer(visit.round).integer(visit.server);
  const bool is_result = visit.result != 0;
  csv_.text(model::word(visit.reason))
      .text(is_result ? stage.outcomes[visit.result - 1U] : model::word(visit.outcome))
      .missing();
  for (const auto at : {visit.arrived, visit.entered, visit.started, visit.ended, visit.left})
    instant(at);
  csv_.integer(visit.paused.count()).missing().end_row();
}

void RecordRows::row(const model::Journey& journey) {
  truck(journey.truck, network_.flows()[journey.truck.flow.index()].direction, "journey");
  csv_.missing().missing().missing().missing().text(model::word(journey.outcome));
  csv_.text(journey.gate.is_none() ? std::string_view{} : network_.gates()[journey.gate.index()]);
  for (const auto at :
       {journey.arrived, Instant::never(), Instant::never(), journey.cleared, journey.left})
    instant(at);
  csv_.missing().integer(journey.waited.count()).end_row();
}

void RecordRows::truck(const model::TruckRef& truck, model::Direction direction,
                       std::string_view stage) {
  csv_.integer(replication_).text(network_.flows()[truck.flow.index()].name);
  csv_.integer(truck.number).text(network_.commodities()[truck.commodity.index()]);
  csv_.text(model::word(direction)).text(stage);
}

void RecordRows::instant(Instant instant) {
  if (instant == Instant::never()) {
    csv_.missing();
  } else {
    csv_.integer((instant - start_).count());
  }
}

void RecordRows::spool() {
  if (!problem_) problem_ = spool_.write(text_);
  text_.clear();
}

}  // namespace cuakhau::report::detail
