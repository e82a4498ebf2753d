#pragma once

// What the scenario expected, held against what was found.

#include <span>
#include <string>

#include <cuakhau/experiment/expectations.hpp>
#include <cuakhau/report/table.hpp>

namespace cuakhau::report::detail {

/// "wait of province, p90, at most 60 min": the same whatever was found.
[[nodiscard]] std::string expected_text(const experiment::ExpectationResult& result);

/// "wait of province, p90: 38.9 ±1.5 min, expected at most 60 (predicted)".
[[nodiscard]] std::string expectation_sentence(const experiment::ExpectationResult& result);

/// One or two lines each, with a tick or a cross.
[[nodiscard]] std::string expectation_lines(
    std::span<const experiment::ExpectationResult> expectations, Palette palette);

/// A part of the table for people; empty when the scenario expects nothing.
[[nodiscard]] std::string expectation_list(const experiment::Result& result, Palette palette);

}  // namespace cuakhau::report::detail
