#pragma once

// A study: a file that holds whole experiments, each a command with its options, so that a figure
// of a paper is made anew by one command. The options are those of the command line by their own
// names; what there are is told by whoever reads, so that there is one list of them.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/base/diagnostic.hpp>

namespace cuakhau::scenario {

/// What an option of an experiment takes: nothing but `true`, one value, several, or several of the
/// form KEY=VALUE. Those may be written as maps, one alone as a map of one entry.
enum class StudyValue : std::uint8_t { flag, one, several, pairs };

struct StudyOption {
  std::string name;  // without dashes
  StudyValue takes = StudyValue::one;
};

/// A command that a study may hold.
struct StudyCommand {
  std::string name;
  std::vector<StudyOption> options;
};

/// An option as an experiment gives it: `values` has one text for each time that a command line
/// would say it; a flag has one that is empty.
struct StudySetting {
  std::string option;
  std::vector<std::string> values;
  SourceSpan where{};  // of its key
};

struct Experiment {
  std::string name;
  std::string command;
  std::vector<std::string> files;  // what is no option, in order
  std::vector<StudySetting> settings;
  SourceSpan where;  // of the command
};

struct Study {
  std::string title;
  std::vector<Experiment> experiments;
};

struct LoadedStudy {
  Study study;                   // meaningful when diagnostics has no errors
  std::filesystem::path folder;  // from which its experiments name their files
  Diagnostics diagnostics;
};

struct StudyOptions {
  std::vector<std::filesystem::path> library{};  // searched in order for "lib:NAME"
  std::vector<StudyCommand> commands{};
};

/// Reads a study. What its experiments say about scenarios is looked at when they run.
/// @param file a path, or "lib:NAME"
[[nodiscard]] LoadedStudy load_study(const std::filesystem::path& file,
                                     const StudyOptions& options);

}  // namespace cuakhau::scenario
