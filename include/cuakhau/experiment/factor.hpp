#pragma once

// A factor of a sweep: a field of the plan, or a policy, and the values that it takes.
//
//   demand=80%..120%                    a range of numbers with a unit
//   stations.desk.servers=1..4          ends without unit and point: the whole numbers between them
//   demand=50%..200% in 5 log           five values of it, each the same multiple of the last
//   period.from=2023-01-08..2023-01-14  days; with clock times: minutes
//   yards.north.discipline={fifo, lifo} a list of values
//   policy:longer-hours.yaml={off, on}  a file of policies that is in force or not
//
// Of a point of a design a factor's value is one number: that in its unit, of a day its number
// since 1970-01-01, of a minute the same, of a list the place in it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <cuakhau/base/expected.hpp>

namespace cuakhau::experiment {

enum class FactorKind : std::uint8_t { number, whole, day, minute, choice, policy };
enum class Scale : std::uint8_t { linear, logarithmic };

struct Factor {
  std::string path;  // of a field of the plan; of a policy its file
  FactorKind kind = FactorKind::number;
  double low = 0.0;  // of a range: both ends are values that it takes
  double high = 0.0;
  std::string unit;  // behind a number: "%", "/h"; of a minute its side: "VN"
  Scale scale = Scale::linear;
  std::optional<std::uint32_t> values{};  // of a range in a grid, where it is said
  std::vector<std::string> choices{};     // as a scenario writes them; of a policy "off" and "on"
  std::vector<double> numbers{};          // the choices, where all are numbers of this unit
  std::string law{};                      // of which a range of durations is the mean

  /// The path, of a policy "policy:FILE": what the user calls it.
  [[nodiscard]] std::string name() const;
  [[nodiscard]] bool is_range() const { return choices.empty(); }
};

/// One factor as above. The error says what is wrong.
[[nodiscard]] Expected<Factor, std::string> parse_factor(std::string_view text);

/// "policy:FILE" or the path of a field, with these choices.
[[nodiscard]] Factor choice_factor(std::string_view name, std::vector<std::string> choices);

/// How many values it has in a grid; nothing where that has to be said.
[[nodiscard]] std::optional<std::uint64_t> grid_values(const Factor& factor);

/// The value of that place in a grid. @param place below grid_values
[[nodiscard]] double grid_value(const Factor& factor, std::uint64_t place);

/// The value at a share of its range, or of its list. @param share from 0 to less than 1
[[nodiscard]] double value_at(const Factor& factor, double share);

/// At which share of a range from its low end, which is below its high end, a value lies.
[[nodiscard]] double share_of(const Factor& factor, double value);

/// As a scenario writes it: "80 %", "2023-01-08 07:00 VN"; of a law "rescaled(mean 24 min, LAW)".
[[nodiscard]] std::string value_text(const Factor& factor, double value);

/// The value that a text names: as a scenario writes it, of a number also without its unit, of a
/// minute also as value_cell has it. The error says what is wrong: another unit, outside the range,
/// none of the choices.
[[nodiscard]] Expected<double, std::string> parse_value(const Factor& factor,
                                                        std::string_view text);

/// A list of numbers, days or minutes of one unit as the range from the least to the greatest of
/// them, which may be one value; a range as it is; nothing of other lists.
[[nodiscard]] std::optional<Factor> as_range(const Factor& factor);

/// For programs: a number in the factor's unit, a day or minute in ISO 8601, else the text.
using FactorCell = std::variant<std::int64_t, double, std::string>;
[[nodiscard]] FactorCell value_cell(const Factor& factor, double value);

/// "number", "whole", "day", "minute", "choice", "policy".
[[nodiscard]] std::string_view kind_name(FactorKind kind);

}  // namespace cuakhau::experiment
