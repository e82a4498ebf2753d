#pragma once

// Results go to standard output, everything else to standard error.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <cuakhau/files/problem.hpp>
#include <cuakhau/report/table.hpp>

namespace cuakhau::tool {

/// Exit code: done, or that standard output could not be written.
[[nodiscard]] int print_result(std::string_view text);

/// To standard error. What cannot be written there is lost.
void print_message(std::string_view text);

/// Whether a table is on standard output.
enum class Table : std::uint8_t { none, printed };

/// What a run warns of, to standard error; not where the table, which has it too, stands on the
/// same terminal.
void print_warnings(std::span<const std::string> warnings, Table table);

/// Prints "error: PATH: MESSAGE"; the exit code of a file that failed.
[[nodiscard]] int report_failure(const files::FileProblem& problem);

/// "-": what is written there replaces the table.
[[nodiscard]] bool is_standard_output(const std::optional<std::string>& path);

/// Colours on a terminal, unless NO_COLOR asks for none.
[[nodiscard]] report::Palette palette();

}  // namespace cuakhau::tool
