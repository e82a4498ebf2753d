#pragma once

// A point of a sweep as one line of JSON, for a program that asked for it.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include <cuakhau/experiment/sweep_store.hpp>
#include <cuakhau/files/json.hpp>

namespace cuakhau::report {

/// Whether a point was run because it was asked for, or its answer was there.
enum class Known : std::uint8_t { now, before };

struct Asking {
  std::size_t number = 0;  // of the line that asked, from 0
  files::Json id;          // as it came; null: none
  Known known = Known::now;
};

/// {"ask": 0, "id": …, "point": 0, "status": "ok", "known": false, "replications": 30, "measures":
/// {"wait": {"value": …, "low": …, "high": …, "sd": …, "n": …, "unit": …, "lower_bound": …}}}; of a
/// point without an answer `message` in place of the measures. Ends in a newline.
/// @param columns names of the measures
[[nodiscard]] std::string asked_point_json(const Asking& asking,
                                           const experiment::SweepPoint& point,
                                           std::span<const std::string> columns);

/// The same of a line that could not be understood, with "status": "wrong".
[[nodiscard]] std::string refused_point_json(std::size_t number, const files::Json& id,
                                             const std::string& message);

}  // namespace cuakhau::report
