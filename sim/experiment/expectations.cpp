#include <cuakhau/experiment/expectations.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/measure_unit.hpp>

namespace cuakhau::experiment {
namespace {

using model::CatalogueEntry;
using model::Expectation;
using model::MeasureBound;
using model::MeasureKey;
using model::Problem;

/// One part of a key after another narrows the entries down; the first part that leaves none is the
/// one that is wrong.
struct KeyPart {
  std::string_view field;
  std::string_view noun;
  std::string MeasureKey::* of_key;
  std::string Expectation::* of_expectation;
};
constexpr std::array k_key_parts{
    KeyPart{"measure", "measure", &MeasureKey::measure, &Expectation::measure},
    KeyPart{"where", "place of this measure", &MeasureKey::where, &Expectation::where},
    KeyPart{"direction", "direction of this measure", &MeasureKey::direction,
            &Expectation::direction},
    KeyPart{"flow", "flow of this measure", &MeasureKey::flow, &Expectation::flow},
    KeyPart{"outcome", "outcome of this measure", &MeasureKey::outcome, &Expectation::outcome},
    KeyPart{"period", "period of this measure", &MeasureKey::period, &Expectation::period},
    KeyPart{"statistic", "statistic of this measure", &MeasureKey::statistic,
            &Expectation::statistic},
};

using Entries = std::vector<std::size_t>;

class Resolver {
 public:
  Resolver(const model::Catalogue& catalogue, std::vector<Problem>& problems)
      : catalogue_(catalogue), problems_(problems) {}

  [[nodiscard]] ResolvedExpectation resolve(const Expectation& said, std::size_t index) {
    path_ = fmt::format("expect[{}]", index);
    ResolvedExpectation resolved{said, 0, std::nullopt, std::nullopt};
    const auto entry = find(said);
    if (!entry) return resolved;
    resolved.entry = *entry;
    const auto& unit = catalogue_.entries[*entry].key.unit;
    if (said.between.size() == 2) {
      resolved.at_least = bound(said.between[0], unit, "between[0]");
      resolved.at_most = bound(said.between[1], unit, "between[1]");
    }
    if (said.at_least) resolved.at_least = bound(*said.at_least, unit, "at_least");
    if (said.at_most) resolved.at_most = bound(*said.at_most, unit, "at_most");
    return resolved;
  }

 private:
  [[nodiscard]] std::optional<std::size_t> find(const Expectation& said) {
    Entries left;
    left.resize(catalogue_.entries.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    for (const auto& part : k_key_parts) {
      Entries matching;
      for (const auto entry : left)
        if (name(entry, part) == said.*part.of_expectation) matching.push_back(entry);
      // A share has no mean: what is said by default means the only statistic there is.
      const bool is_default = part.field == "statistic" && said.statistic == "mean";
      if (matching.empty() && is_default && left.size() == 1) matching = left;
      if (matching.empty()) {
        unknown(part, said.*part.of_expectation, left);
        return std::nullopt;
      }
      left = std::move(matching);
    }
    return left.front();
  }

  [[nodiscard]] const std::string& name(std::size_t entry, const KeyPart& part) const {
    return catalogue_.entries[entry].key.*part.of_key;
  }

  /// @param left the entries that fit so far: what may stand here
  void unknown(const KeyPart& part, const std::string& said, const Entries& left) {
    std::vector<std::string> names;
    for (const auto entry : left)
      if (std::ranges::find(names, name(entry, part)) == names.end())
        names.push_back(name(entry, part));
    Problem problem{Severity::error,
                    fmt::format("{}.{}", path_, part.field),
                    fmt::format("unknown {} {}", part.noun, quote(said)),
                    {}};
    if (const auto near = nearest(said, names))
      problem.help.push_back(fmt::format("did you mean {}?", quote(*near)));
    problem.help.push_back("allowed here: " + join(names, ", "));
    problems_.push_back(std::move(problem));
  }

  [[nodiscard]] std::optional<double> bound(const MeasureBound& said, const std::string& unit,
                                            std::string_view field) {
    if (const auto value = in_unit(said, unit)) return value;
    const auto found = said.unit.empty() ? format_real(said.value)
                                         : fmt::format("{} {}", format_real(said.value), said.unit);
    problems_.push_back({Severity::error,
                         fmt::format("{}.{}", path_, field),
                         fmt::format("expected {}, found {}", bound_example(unit), found),
                         {}});
    return std::nullopt;
  }

  const model::Catalogue& catalogue_;
  std::vector<Problem>& problems_;
  std::string path_;
};

/// The smallest and the largest value that count.
std::optional<Interval> judged_range(const ResolvedExpectation& expectation,
                                     const Estimate& estimate) {
  if (expectation.said.on == model::ExpectationOn::bound) return estimate.interval;
  if (!estimate.value) return std::nullopt;
  return Interval{*estimate.value, *estimate.value};
}

bool passes(const ResolvedExpectation& expectation, const Estimate& estimate) {
  const auto range = judged_range(expectation, estimate);
  if (!range) return false;
  if (expectation.at_most && estimate.is_lower_bound) return false;
  return (!expectation.at_least || range->low >= *expectation.at_least) &&
         (!expectation.at_most || range->high <= *expectation.at_most);
}

}  // namespace

std::string_view word(Verdict verdict) {
  constexpr std::array<std::string_view, 4> words{"pass", "miss", "expected_miss",
                                                  "unexpected_pass"};
  return words[static_cast<std::size_t>(verdict)];
}

Expected<std::vector<ResolvedExpectation>, std::vector<Problem>> resolve_expectations(
    std::span<const Expectation> expectations, const model::Catalogue& catalogue) {
  std::vector<Problem> problems;
  std::vector<ResolvedExpectation> resolved;
  Resolver resolver{catalogue, problems};
  resolved.reserve(expectations.size());
  for (std::size_t index = 0; index < expectations.size(); ++index)
    resolved.push_back(resolver.resolve(expectations[index], index));
  if (!problems.empty()) return Unexpected{std::move(problems)};
  return resolved;
}

ExpectationResult judge(const ResolvedExpectation& expectation, const Estimate& estimate) {
  ExpectationResult result{expectation,       estimate.key.unit,       estimate.value,
                           estimate.interval, estimate.is_lower_bound, Verdict::miss};
  const bool is_miss_expected = !expectation.said.expected_miss.empty();
  if (passes(expectation, estimate)) {
    result.verdict = is_miss_expected ? Verdict::unexpected_pass : Verdict::pass;
  } else {
    result.verdict = is_miss_expected ? Verdict::expected_miss : Verdict::miss;
  }
  return result;
}

}  // namespace cuakhau::experiment
