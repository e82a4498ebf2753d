// cuakhau study: runs the experiments of a study file.

#include <cuakhau/scenario/study.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "command.hpp"
#include "exit_code.hpp"
#include "number_option.hpp"
#include "options.hpp"
#include "output.hpp"
#include "scenario_file.hpp"
#include "study_kinds.hpp"
#include "study_plan.hpp"

namespace cuakhau::tool {
namespace {

namespace fs = std::filesystem;

/// Leaves the experiments that were asked for; a name that none has is an error.
std::optional<UsageError> keep_only(const std::vector<std::string>& names,
                                    std::vector<StudyStep>& steps) {
  if (names.empty()) return std::nullopt;
  std::vector<std::string> known;
  for (const auto& step : steps) known.push_back(step.name);
  for (const auto& name : names) {
    if (std::ranges::find(known, name) != known.end()) continue;
    const auto near = nearest(name, known);
    return UsageError{near ? fmt::format("--only: no experiment is called {}; did you mean {}?",
                                         quote(name), quote(*near))
                           : fmt::format("--only: no experiment is called {}; there are {}",
                                         quote(name), join(known, ", "))};
  }
  std::erase_if(steps, [&](const StudyStep& step) {
    return std::ranges::find(names, step.name) == names.end();
  });
  return std::nullopt;
}

/// Whether the scenarios of an experiment can be read, alone and with each of its policies; what is
/// wrong with them is printed.
bool can_be_read(const StudyStep& step) {
  const auto line = parse(step.kind->command().line(), step.words);
  if (!line) return true;  // its command says what is wrong
  scenario::LoadOptions options = load_options(*line);
  std::vector<std::vector<std::string>> policies{{}};
  for (const auto* option : {"policy", "with"})
    for (const auto& file : line->values(option)) policies.push_back({file});
  for (const auto& file : line->files)
    for (const auto& one : policies) {
      options.policies = one;
      const auto loaded = scenario::load(file, options);
      if (!loaded.diagnostics.has_errors()) continue;
      print_message(fmt::format("cuakhau study: {}\n", step.name));
      print_message(loaded.diagnostics.render_all());
      return false;
    }
  return true;
}

/// After these nothing else is run.
bool ends_all(int code) {
  return code == k_bad_command_line || code == k_bad_scenario || code >= k_bug;
}

int run_steps(const std::vector<StudyStep>& steps, bool is_quiet) {
  int worst = k_done;
  for (auto step = steps.begin(); step != steps.end(); ++step) {
    if (!is_quiet)
      if (const int code = print_result(
              fmt::format("{}=== {}\n", step == steps.begin() ? "" : "\n", step->name));
          code != k_done)
        return code;
    const int code = step->kind->command().run(step->words);
    if (code != k_done)
      print_message(fmt::format("cuakhau study: {} ended with exit code {}\n", step->name, code));
    worst = std::max(worst, code);
    if (!ends_all(code)) continue;
    for (auto left = step + 1; left != steps.end(); ++left)
      print_message(fmt::format("cuakhau study: {} was not run\n", left->name));
    return code;
  }
  return worst;
}

/// Experiments name their files from the folder of the study, as scenarios do.
int run_in(const fs::path& folder, const fs::path& to, const std::vector<StudyStep>& steps,
           bool is_quiet) {
  std::error_code failure;
  fs::create_directories(to, failure);
  if (failure)
    return report_failure({to.lexically_proximate(fs::current_path()).string(), failure.message()});
  fs::current_path(folder.empty() ? "." : folder, failure);
  if (failure) return report_failure({folder.string(), failure.message()});
  std::size_t unreadable = 0;
  for (const auto& step : steps) unreadable += can_be_read(step) ? 0U : 1U;
  if (unreadable > 0) return k_bad_scenario;
  return run_steps(steps, is_quiet);
}

Parsed<StudyDefaults> defaults_of(const ParsedLine& line) {
  StudyDefaults defaults;
  std::error_code failure;
  const auto to = line.value("to").value_or(".");
  if (to.empty()) return Unexpected{UsageError{"--to: expected a folder, found \"\""}};
  defaults.to = fs::absolute(to, failure).lexically_normal();
  defaults.threads = line.value("threads");
  Effort effort;
  if (auto error = read_effort(line, effort)) return Unexpected{std::move(*error)};
  for (const auto& folder : line.values("library"))
    defaults.library.push_back(fs::absolute(folder, failure).lexically_normal().string());
  defaults.is_quiet = line.has("quiet");
  return defaults;
}

int run_study(const CommandLine& commands, const ParsedLine& line, const std::string& file) {
  const auto defaults = defaults_of(line);
  if (!defaults) return refuse(commands, defaults.error());
  auto loaded = scenario::load_study(file, {load_options(line).library, study_commands()});
  std::vector<StudyStep> steps;
  if (!loaded.diagnostics.has_errors())
    steps = study_steps(loaded.study, *defaults, loaded.diagnostics);
  print_message(loaded.diagnostics.render_all());
  if (loaded.diagnostics.has_errors()) return k_bad_scenario;
  if (const auto error = keep_only(line.values("only"), steps)) return refuse(commands, *error);
  if (line.has("script")) return print_result(study_script(steps, loaded.folder));
  if (!defaults->is_quiet)
    if (const int code = print_result(loaded.study.title + "\n\n"); code != k_done) return code;
  return run_in(loaded.folder, defaults->to, steps, defaults->is_quiet);
}

}  // namespace

CommandLine study_command_line() {
  return {
      .name = "study",
      .examples =
          "  cuakhau study studies/gates.yaml               every experiment of the file\n"
          "  cuakhau study studies/gates.yaml --only hours  one of them\n"
          "  cuakhau study studies/gates.yaml --to results  what they write goes there\n",
      .usage = "FILE [options]",
      .about =
          "Runs the experiments that a study file holds, in order, each a command with its\n"
          "options. Files that they read are named from the folder of the study. The exit\n"
          "code is the worst of theirs; after 2, 3 and a signal nothing more is run.",
      .options = {
          {"only", OptionKind::values, "NAME", "that experiment alone; may be repeated"},
          {"to", OptionKind::value, "DIR", "folder of what they write (default the current one)"},
          {"threads", OptionKind::value, "N", "of experiments that do not say"},
          {"script", OptionKind::flag, "", "print a shell script that does it, and run nothing"},
          {"library", OptionKind::values, "DIR",
           "folder of studies and scenarios that \"lib:…\" names; may be repeated"},
          {"quiet", OptionKind::flag, "", "no tables, no progress and no warnings"}}};
}

int study(Arguments arguments) {
  const auto commands = study_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  if (line.files.size() != 1) return refuse(commands, {"expected one study file"});
  return run_study(commands, line, line.files.front());
}

}  // namespace cuakhau::tool
