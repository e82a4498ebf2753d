#pragma once

// Which measure a user means: names as an expectation has them, looked up in a catalogue.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/model/measure.hpp>

namespace cuakhau::experiment {

/// The mean of this measure for the whole province, both directions and all flows. Its unit is
/// empty: a catalogue has it.
[[nodiscard]] model::MeasureKey measure_of_all(std::string name);

/// The first part of a key that leaves no entry of the catalogue.
struct UnknownMeasure {
  std::string field;    // "measure", "where" …
  std::string message;  // "unknown measure \"cleard\""
  std::vector<std::string> help;
};

/// The entry with these names; units are not compared. Of a measure without a mean the only
/// statistic there is stands for "mean", which is what is said by default.
[[nodiscard]] Expected<std::size_t, UnknownMeasure> find_measure(const model::Catalogue& catalogue,
                                                                 const model::MeasureKey& wanted);

/// "wait", "cleared,where=huu_nghi,direction=export": a name, then keys of an expectation. Those
/// that are not said are those of measure_of_all. The error says what is wrong.
[[nodiscard]] Expected<model::MeasureKey, std::string> parse_measure(std::string_view text);

/// "cleared of huu_nghi, export": the parts that are not the default.
[[nodiscard]] std::string measure_text(const model::MeasureKey& key);

}  // namespace cuakhau::experiment
