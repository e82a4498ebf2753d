#include <cuakhau/experiment/measure_lookup.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

namespace cuakhau::experiment {
namespace {

using model::MeasureKey;

/// One part of a key after another narrows the entries down; the first part that leaves none is the
/// one that is wrong.
struct KeyPart {
  std::string_view field;
  std::string_view noun;
  std::string MeasureKey::* of_key;
};
constexpr std::array k_key_parts{
    KeyPart{"measure", "measure", &MeasureKey::measure},
    KeyPart{"where", "place of this measure", &MeasureKey::where},
    KeyPart{"direction", "direction of this measure", &MeasureKey::direction},
    KeyPart{"flow", "flow of this measure", &MeasureKey::flow},
    KeyPart{"outcome", "outcome of this measure", &MeasureKey::outcome},
    KeyPart{"period", "period of this measure", &MeasureKey::period},
    KeyPart{"statistic", "statistic of this measure", &MeasureKey::statistic},
};

using Entries = std::vector<std::size_t>;

std::vector<std::string> help_for(std::string_view said, const std::vector<std::string>& allowed) {
  std::vector<std::string> help;
  if (const auto near = nearest(said, allowed))
    help.push_back(fmt::format("did you mean {}?", quote(*near)));
  help.push_back("allowed here: " + join(allowed, ", "));
  return help;
}

/// @param left the entries that fit so far: what may stand here
UnknownMeasure unknown(const model::Catalogue& catalogue, const KeyPart& part,
                       const std::string& said, const Entries& left) {
  std::vector<std::string> names;
  for (const auto entry : left) {
    const auto& name = catalogue.entries[entry].key.*part.of_key;
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return {std::string{part.field}, fmt::format("unknown {} {}", part.noun, quote(said)),
          help_for(said, names)};
}

std::string bad_part(std::string_view said) {
  std::vector<std::string> fields;
  for (const auto& part : k_key_parts)
    if (part.field != "measure") fields.emplace_back(part.field);
  const auto name = said.substr(0, said.find('='));
  const auto near = nearest(name, fields);
  return fmt::format("expected KEY=NAME with a key of {}, found {}{}", join(fields, ", "),
                     quote(said), near && *near != name ? "; did you mean " + *near + "?" : "");
}

}  // namespace

MeasureKey measure_of_all(std::string name) {
  return {std::move(name), "", "province", "*", "*", "*", "mean"};
}

Expected<std::size_t, UnknownMeasure> find_measure(const model::Catalogue& catalogue,
                                                   const MeasureKey& wanted) {
  Entries left(catalogue.entries.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  for (const auto& part : k_key_parts) {
    const auto& said = wanted.*part.of_key;
    Entries matching;
    for (const auto entry : left)
      if (catalogue.entries[entry].key.*part.of_key == said) matching.push_back(entry);
    const bool is_default = part.field == "statistic" && said == "mean";
    if (matching.empty() && is_default && left.size() == 1) matching = left;
    if (matching.empty()) return Unexpected{unknown(catalogue, part, said, left)};
    left = std::move(matching);
  }
  return left.front();
}

Expected<MeasureKey, std::string> parse_measure(std::string_view text) {
  auto comma = std::min(text.find(','), text.size());
  auto key = measure_of_all(std::string{trimmed(text.substr(0, comma))});
  if (key.measure.empty() || key.measure.find('=') != std::string::npos)
    return Unexpected{fmt::format(
        "expected a measure such as wait or cleared,where=north,direction=export, found {}",
        quote(text))};
  while (comma < text.size()) {
    const auto begin = comma + 1;
    comma = std::min(text.find(',', begin), text.size());
    const auto said = trimmed(text.substr(begin, comma - begin));
    const auto equals = said.find('=');
    const auto* const part =
        std::ranges::find(k_key_parts, said.substr(0, equals), &KeyPart::field);
    if (equals == std::string_view::npos || part == k_key_parts.begin() ||
        part == k_key_parts.end())
      return Unexpected{bad_part(said)};
    key.*part->of_key = said.substr(equals + 1);
  }
  return key;
}

std::string measure_text(const MeasureKey& key) {
  auto text = key.where == "province" ? key.measure : key.measure + " of " + key.where;
  for (const auto* part : {&key.direction, &key.flow, &key.outcome, &key.period})
    if (*part != "*") text += ", " + *part;
  const bool is_usual = key.statistic == "mean" || key.statistic == "share";
  return is_usual ? text : text + ", " + key.statistic;
}

}  // namespace cuakhau::experiment
