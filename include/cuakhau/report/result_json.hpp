#pragma once

// The result as JSON, "schema": "cuakhau/result/1": the same for every command that runs the model.
// Same command, same bytes: no time of day, no machine, no thread count.

#include <string>
#include <string_view>

#include <cuakhau/experiment/result.hpp>

namespace cuakhau::report {

/// The version of the schema, which every JSON that a command writes names.
inline constexpr std::string_view k_result_schema = "cuakhau/result/1";

/// "ci" and "sd" are null where one replication gives none, "value" where nothing was measured.
[[nodiscard]] std::string result_json(const experiment::Result& result);

}  // namespace cuakhau::report
