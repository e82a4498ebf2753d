#include "study_plan.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "shell_word.hpp"

namespace cuakhau::tool {
namespace {

using Written = std::map<std::string, std::string>;  // by the name that the study gives

/// `-` is a stream, not a file.
std::string place_of(const std::string& output, const std::filesystem::path& folder) {
  return output == "-" ? output : (folder / output).string();
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

const StudyKind& kind_of(const scenario::Experiment& experiment) {
  return *std::ranges::find(study_kinds(), experiment.command, &StudyKind::name);
}

ParsedLine line_of(const scenario::Experiment& experiment) {
  ParsedLine line;
  line.files = experiment.files;
  for (const auto& [option, values, where] : experiment.settings)
    for (const auto& value : values) line.add(option, value);
  return line;
}

bool has_option(const StudyKind& kind, std::string_view name) {
  const auto options = kind.command().line().options;
  return std::ranges::find(options, name, &Option::name) != options.end();
}

/// At the option that a refusal begins with, else at the command.
const SourceSpan& blamed(const UsageError& error, const scenario::Experiment& experiment) {
  const auto is_named = [&](const scenario::StudySetting& setting) {
    const auto option = "--" + setting.option;
    return error.message.starts_with(option + ':') || error.message.starts_with(option + ' ');
  };
  const auto named = std::ranges::find_if(experiment.settings, is_named);
  return named == experiment.settings.end() ? experiment.where : named->where;
}

class Words {
 public:
  Words(const StudyDefaults& defaults, Written& written)
      : defaults_(&defaults), written_(&written) {}

  [[nodiscard]] std::vector<std::string> of(const scenario::Experiment& experiment,
                                            const std::vector<std::string>& outputs) {
    std::vector<std::string> words;
    for (const auto& file : experiment.files) words.push_back(input(file));
    Written own;
    for (const auto& [option, values, where] : experiment.settings)
      for (const auto& value : values) {
        words.push_back("--" + option);
        if (contains(outputs, option)) {
          own[value] = place_of(value, defaults_->to);
          words.push_back(own[value]);
          if (value != "-" && written_->contains(value)) doubles_.push_back({value, where});
        } else if (!value.empty()) {
          words.push_back(input(value));
        }
      }
    written_->merge(own);
    add_defaults(experiment, words);
    return words;
  }

  /// What an experiment before writes too.
  struct Double {
    std::string name;
    SourceSpan where;
  };
  [[nodiscard]] const std::vector<Double>& doubles() const { return doubles_; }

 private:
  [[nodiscard]] std::string input(const std::string& value) const {
    const auto found = written_->find(value);
    return found == written_->end() ? value : found->second;
  }

  void add_defaults(const scenario::Experiment& experiment, std::vector<std::string>& words) {
    const auto& kind = kind_of(experiment);
    const auto is_open = [&](std::string_view option) {
      return has_option(kind, option) &&
             std::ranges::find(experiment.settings, option, &scenario::StudySetting::option) ==
                 experiment.settings.end();
    };
    if (defaults_->threads && is_open("threads"))
      words.insert(words.end(), {"--threads", *defaults_->threads});
    if (is_open("library"))
      for (const auto& folder : defaults_->library)
        words.insert(words.end(), {"--library", folder});
    if (defaults_->is_quiet && is_open("quiet")) words.emplace_back("--quiet");
  }

  const StudyDefaults* defaults_;
  Written* written_;
  std::vector<Double> doubles_;
};

}  // namespace

std::vector<StudyStep> study_steps(const scenario::Study& study, const StudyDefaults& defaults,
                                   Diagnostics& diagnostics) {
  std::vector<StudyStep> steps;
  Written written;
  for (const auto& experiment : study.experiments) {
    const auto& kind = kind_of(experiment);
    const auto outputs = kind.outputs(line_of(experiment));
    if (!outputs) {
      diagnostics.error(blamed(outputs.error(), experiment), experiment.name,
                        outputs.error().message);
      continue;
    }
    Words words{defaults, written};
    steps.push_back({experiment.name, &kind, words.of(experiment, *outputs)});
    for (const auto& [name, where] : words.doubles())
      diagnostics.error(where, experiment.name,
                        fmt::format("an experiment before writes {} too", quote(name)));
  }
  return steps;
}

std::string study_script(const std::vector<StudyStep>& steps, const std::filesystem::path& folder) {
  std::string text = "#!/bin/sh\nset -e\n";
  if (!folder.empty() && folder != ".") text += fmt::format("cd {}\n", shell_word(folder.string()));
  for (const auto& step : steps) {
    text += fmt::format("\n# {}\ncuakhau {}", step.name, step.kind->name);
    for (const auto& word : step.words) text += ' ' + shell_word(word);
    text += '\n';
  }
  return text;
}

}  // namespace cuakhau::tool
