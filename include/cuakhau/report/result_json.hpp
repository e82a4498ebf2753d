#pragma once

// The result as JSON, "schema": "cuakhau/result/1": the same for every command that runs the model.
// Same command, same bytes: no time of day, no machine, no thread count.

#include <string>

#include <cuakhau/experiment/result.hpp>

namespace cuakhau::report {

/// "ci" and "sd" are null where one replication gives none, "value" where nothing was measured.
[[nodiscard]] std::string result_json(const experiment::Result& result);

}  // namespace cuakhau::report
