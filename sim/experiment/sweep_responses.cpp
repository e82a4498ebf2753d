#include <cuakhau/experiment/sweep_responses.hpp>

#include <array>
#include <utility>

namespace cuakhau::experiment {

Expected<std::vector<Response>, files::FileProblem> read_responses(files::Database& database,
                                                                   std::size_t measure,
                                                                   std::size_t points) {
  std::vector<Response> responses(points);
  std::vector<bool> has_gap(points);
  auto rows = database.prepare(
      "SELECT point, value FROM readings WHERE measure = ? ORDER BY point, replication");
  if (!rows) return Unexpected{std::move(rows).error()};
  rows->restart(std::array<files::SqlValue, 1>{static_cast<std::int64_t>(measure)});
  while (true) {
    const auto has_row = rows->next();
    if (!has_row) return Unexpected{has_row.error()};
    if (!*has_row) break;
    const auto point = static_cast<std::size_t>(rows->integer(0));
    const auto value = rows->real(1);
    if (!responses[point]) responses[point].emplace();
    if (value)
      responses[point]->push_back(*value);
    else
      has_gap[point] = true;
  }
  for (std::size_t point = 0; point < points; ++point)
    if (has_gap[point]) responses[point].reset();
  return responses;
}

}  // namespace cuakhau::experiment
