#pragma once

// Parts of the result JSON that every command writes alike.

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include <cuakhau/experiment/result.hpp>
#include <cuakhau/files/json.hpp>

namespace cuakhau::report::detail {

/// A whole result: these members, of which one is the provenance, in front of them the schema, and
/// among them, empty, the lists that every result has and these do not.
[[nodiscard]] std::string result_text(files::Json::Object members);

/// [low, high], or null.
[[nodiscard]] files::Json interval_json(const std::optional<experiment::Interval>& interval);

/// The names, and what follows them.
[[nodiscard]] files::Json row_of(const model::MeasureKey& key,
                                 std::initializer_list<files::Json::Member> more);

/// One of "measures". @param scenario "base" for a command that runs one
[[nodiscard]] files::Json measure_json(std::string_view scenario,
                                       const experiment::Estimate& estimate);

/// One of "expectations".
[[nodiscard]] files::Json expectation_json(const experiment::ExpectationResult& result);

[[nodiscard]] files::Json provenance_json(const experiment::Provenance& provenance,
                                          const model::RunWindow& window, UtcOffset clock);

/// By replication.
[[nodiscard]] files::Json::Array trace_digests_json(
    std::span<const experiment::ReplicationDigests> digests);
[[nodiscard]] files::Json::Array path_digests_json(
    std::span<const experiment::ReplicationDigests> digests);

/// Of a scenario, with a path and a place each; errors alike.
[[nodiscard]] files::Json::Array warnings_json(std::span<const Diagnostic> warnings);
/// Of a run.
[[nodiscard]] files::Json warning_json(const std::string& message);

template <class Items, class Convert>
[[nodiscard]] files::Json::Array each(const Items& items, Convert convert) {
  files::Json::Array all;
  for (const auto& item : items) all.push_back(convert(item));
  return all;
}

}  // namespace cuakhau::report::detail
