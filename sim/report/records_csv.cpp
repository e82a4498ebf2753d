#include <cuakhau/report/records_csv.hpp>

#include <map>
#include <utility>

#include <cuakhau/base/contract.hpp>

#include "report/detail/record_rows.hpp"

namespace cuakhau::report {

using detail::RecordRows;
using files::FileProblem;

struct RecordsCsv::State {
  std::string path;
  const model::Network& network;
  files::AtomicFile file;
  std::uint32_t next;  // replication whose rows the file waits for
  std::map<std::uint32_t, std::unique_ptr<model::RecordObserver>> ready;
  std::optional<FileProblem> problem;

  void note(std::optional<FileProblem> found) {
    if (!problem) problem = std::move(found);
  }
};

RecordsCsv::RecordsCsv(std::unique_ptr<State> state) : state_(std::move(state)) {}
RecordsCsv::~RecordsCsv() = default;

Expected<std::unique_ptr<RecordsCsv>, FileProblem> RecordsCsv::create(const std::string& path,
                                                                      const model::Network& network,
                                                                      std::uint32_t first) {
  auto file = files::AtomicFile::create(path);
  if (!file) return Unexpected{std::move(file).error()};
  if (auto problem = file->write(detail::record_head())) return Unexpected{std::move(*problem)};
  std::unique_ptr<State> state{new State{path, network, std::move(*file), first, {}, std::nullopt}};
  return std::unique_ptr<RecordsCsv>{new RecordsCsv{std::move(state)}};
}

std::unique_ptr<model::RecordObserver> RecordsCsv::open(std::uint32_t replication) {
  auto spool = files::Spool::create(state_->path);
  if (spool) return std::make_unique<RecordRows>(state_->network, replication, std::move(*spool));
  state_->note(std::move(spool).error());
  return nullptr;
}

void RecordsCsv::close(std::uint32_t replication, std::unique_ptr<model::RecordObserver> observer) {
  state_->ready[replication] = std::move(observer);
  while (!state_->ready.empty() && state_->ready.begin()->first == state_->next) {
    auto& rows = dynamic_cast<RecordRows&>(*state_->ready.begin()->second);
    state_->note(rows.pour_into(state_->file));
    state_->ready.erase(state_->ready.begin());
    ++state_->next;
  }
}

std::optional<FileProblem> RecordsCsv::commit() {
  if (state_->problem) return state_->problem;
  CUAKHAU_CHECK(state_->ready.empty(), "rows of {} replications behind one that is missing",
                state_->ready.size());
  return state_->file.commit();
}

}  // namespace cuakhau::report
