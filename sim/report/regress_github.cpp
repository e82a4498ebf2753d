#include <cuakhau/report/regress_github.hpp>

#include <array>
#include <optional>

#include <fmt/format.h>

#include "report/detail/expectation_list.hpp"
#include "report/detail/shift_text.hpp"

namespace cuakhau::report {
namespace {

using experiment::GuardedResult;
using experiment::Judgement;
using experiment::RegressResult;
using experiment::Shift;
using experiment::ShiftVerdict;

enum class Level : std::uint8_t { error, warning, notice };

std::string escaped_message(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '%': out += "%25"; break;
      case '\r': out += "%0D"; break;
      case '\n': out += "%0A"; break;
      default: out += letter;
    }
  }
  return out;
}

std::string escaped_property(std::string_view text) {
  std::string out;
  for (const char letter : escaped_message(text)) {
    if (letter == ':')
      out += "%3A";
    else if (letter == ',')
      out += "%2C";
    else
      out += letter;
  }
  return out;
}

std::optional<Level> level_of(const Shift& shift, experiment::Strictness strictness) {
  switch (experiment::judgement_of(shift.verdict, strictness)) {
    case Judgement::fails:
    case Judgement::wrong: return Level::error;
    case Judgement::open: return Level::warning;
    case Judgement::passes: break;
  }
  if (shift.verdict == ShiftVerdict::better) return Level::notice;
  return std::nullopt;
}

struct Annotation {
  Level level = Level::error;
  std::string_view title;
  std::string message;
  std::uint32_t line = 0;  // 0: the file as a whole
};

std::string text_of(const Annotation& annotation, const std::string& file) {
  constexpr std::array words{"error", "warning", "notice"};
  const auto& [level, title, message, line] = annotation;
  return fmt::format("::{} file={}{},title={}::{}\n", words[static_cast<std::size_t>(level)],
                     escaped_property(file),
                     line > 0 ? fmt::format(",line={}", line) : std::string{},
                     escaped_property(title), escaped_message(message));
}

/// 0 where it lies in another file, which the scenario extends.
std::uint32_t line_of(const std::vector<SourceSpan>& places, std::size_t index,
                      const GuardedResult& scenario) {
  const bool is_own = index < places.size() && places[index].file == scenario.file;
  return is_own ? places[index].line : 0;
}

/// All of a level in one, at the place of the first.
std::string annotations(Level level, const GuardedResult& scenario,
                        experiment::Strictness strictness) {
  constexpr std::array<std::string_view, 3> titles{
      "throughput moved", "cannot tell whether throughput moved", "throughput got better"};
  std::string message;
  std::uint32_t line = 0;
  for (std::size_t k = 0; k < scenario.shifts.size(); ++k) {
    if (level_of(scenario.shifts[k], strictness) != level) continue;
    if (line == 0) line = line_of(scenario.places, k, scenario);
    message += '\n' + detail::shift_sentence(scenario.shifts[k]);
  }
  if (message.empty()) return {};
  return text_of(
      {level, titles[static_cast<std::size_t>(level)],
       fmt::format("against {}:{}", detail::reference_text(scenario.reference), message), line},
      scenario.file);
}

/// At the places of errors, which may lie in the baseline. @param fallback where it has no file
std::string at_its_place(const Diagnostic& defect, const std::string& fallback) {
  const auto& [file, line, column, length, source] = defect.where;
  const bool is_in_file = !file.empty() && !file.starts_with("--");
  const auto level = defect.severity == Severity::error ? Level::error : Level::warning;
  return text_of({level, "not judged", detail::defect_text(defect), line},
                 is_in_file ? file : fallback);
}

std::string missed_expectations(const GuardedResult& scenario) {
  std::string text;
  for (std::size_t k = 0; k < scenario.expectations.size(); ++k) {
    const auto& one = scenario.expectations[k];
    if (one.is_failure())
      text += text_of({Level::error, "expectation missed", detail::expectation_sentence(one),
                       line_of(scenario.expectation_places, k, scenario)},
                      scenario.file);
  }
  return text;
}

}  // namespace

std::string regress_github(const RegressResult& result) {
  std::string text;
  for (const auto& scenario : result.scenarios) {
    for (const auto& defect : scenario.defects) text += at_its_place(defect, scenario.file);
    if (!scenario.no_answer.empty())
      text += text_of({Level::error, "no answer", scenario.no_answer, 0}, scenario.file);
    for (const auto level : {Level::error, Level::warning, Level::notice})
      text += annotations(level, scenario, result.strictness);
    text += missed_expectations(scenario);
  }
  for (const auto& warning : result.warnings) text += at_its_place(warning, {});
  return text;
}

}  // namespace cuakhau::report
