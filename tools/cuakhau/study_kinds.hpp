#pragma once

// The commands that an experiment of a study may be, and how each reads its options: a wrong value
// is found before the first experiment runs, and what each writes is known.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/scenario/study.hpp>

#include "command.hpp"
#include "options.hpp"

namespace cuakhau::tool {

struct StudyKind {
  std::string_view name;
  /// The names of the options that write, of a line whose values are right.
  Parsed<std::vector<std::string>> (*outputs)(const ParsedLine& line);

  [[nodiscard]] const Command& command() const { return *find_command(name); }
};

[[nodiscard]] std::span<const StudyKind> study_kinds();

/// The same as the reader of studies takes them: with the options of each.
[[nodiscard]] std::vector<scenario::StudyCommand> study_commands();

}  // namespace cuakhau::tool
