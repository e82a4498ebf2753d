#pragma once

// What a study will run: each experiment as the words of a command line, checked as far as it can
// be without running anything.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/base/diagnostic.hpp>
#include <cuakhau/scenario/study.hpp>

#include "study_kinds.hpp"

namespace cuakhau::tool {

struct StudyStep {
  std::string name;
  const StudyKind* kind = nullptr;
  std::vector<std::string> words;  // what follows the command
};

/// What the command line says about all experiments.
struct StudyDefaults {
  std::filesystem::path to;            // the folder, absolute, of what they write
  std::optional<std::string> threads;  // where an experiment does not say
  std::vector<std::string> library;    // the same; absolute
  bool is_quiet = false;
};

/// What an experiment writes goes to the folder of `defaults`, and a later one that names such a
/// file means that. Values that its command refuses are added to `diagnostics`, at its place.
[[nodiscard]] std::vector<StudyStep> study_steps(const scenario::Study& study,
                                                 const StudyDefaults& defaults,
                                                 Diagnostics& diagnostics);

/// A shell script that does the same.
[[nodiscard]] std::string study_script(const std::vector<StudyStep>& steps,
                                       const std::filesystem::path& folder);

}  // namespace cuakhau::tool
