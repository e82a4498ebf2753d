#include <cuakhau/report/regress_github.hpp>

#include <array>
#include <optional>

#include <fmt/format.h>

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
    case Judgement::fails: return Level::error;
    case Judgement::open: return Level::warning;
    case Judgement::passes: break;
  }
  if (shift.verdict == ShiftVerdict::better) return Level::notice;
  return std::nullopt;
}

std::string annotation(Level level, const GuardedResult& scenario, std::uint32_t line,
                       const std::string& message) {
  constexpr std::array words{"error", "warning", "notice"};
  constexpr std::array titles{"throughput moved", "cannot tell whether throughput moved",
                              "throughput got better"};
  const auto index = static_cast<std::size_t>(level);
  return fmt::format("::{} file={}{},title={}::{}\n", words[index], escaped_property(scenario.file),
                     line > 0 ? fmt::format(",line={}", line) : std::string{},
                     escaped_property(titles[index]), escaped_message(message));
}

/// All of a level in one, at the place of the first.
std::string annotations(Level level, const GuardedResult& scenario,
                        experiment::Strictness strictness) {
  std::string message;
  std::uint32_t line = 0;
  for (std::size_t k = 0; k < scenario.shifts.size(); ++k) {
    if (level_of(scenario.shifts[k], strictness) != level) continue;
    if (line == 0 && k < scenario.places.size() && scenario.places[k].file == scenario.file)
      line = scenario.places[k].line;
    message += '\n' + detail::shift_sentence(scenario.shifts[k]);
  }
  if (message.empty()) return {};
  return annotation(
      level, scenario, line,
      fmt::format("against {}:{}", detail::reference_text(scenario.reference), message));
}

}  // namespace

std::string regress_github(const RegressResult& result) {
  std::string text;
  for (const auto& scenario : result.scenarios) {
    if (!scenario.no_answer.empty())
      text += fmt::format("::error file={},title=no answer::{}\n", escaped_property(scenario.file),
                          escaped_message(scenario.no_answer));
    for (const auto level : {Level::error, Level::warning, Level::notice})
      text += annotations(level, scenario, result.strictness);
  }
  return text;
}

}  // namespace cuakhau::report
