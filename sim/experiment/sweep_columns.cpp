#include <cuakhau/experiment/sweep_columns.hpp>

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <cuakhau/experiment/measure_lookup.hpp>

namespace cuakhau::experiment {
namespace {

bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Every run of other letters becomes one underline.
std::string plain(std::string_view text) {
  std::string name;
  for (const char letter : text) {
    if (is_letter(letter) || is_digit(letter))
      name += letter;
    else if (!name.empty() && name.back() != '_')
      name += '_';
  }
  while (name.ends_with('_')) name.pop_back();
  return name.empty() || is_digit(name.front()) ? "x" + name : name;
}

std::string lower_case(std::string_view text) {
  std::string lower;
  for (const char letter : text)
    lower += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  return lower;
}

class Names {
 public:
  /// The name, or the first of name_2, name_3 … of which no column with such a suffix exists.
  std::string add(const std::string& wanted, std::span<const std::string_view> suffixes) {
    auto name = wanted;
    for (int number = 2; is_taken(name, suffixes); ++number)
      name = fmt::format("{}_{}", wanted, number);
    for (const auto suffix : suffixes) taken_.insert(lower_case(name) + std::string{suffix});
    return name;
  }

 private:
  [[nodiscard]] bool is_taken(const std::string& name,
                              std::span<const std::string_view> suffixes) const {
    return std::ranges::any_of(suffixes, [&](std::string_view suffix) {
      return taken_.contains(lower_case(name) + std::string{suffix});
    });
  }

  std::set<std::string> taken_{"point", "status", "message", "replications", "plan_digest"};
};

}  // namespace

SweepColumns sweep_columns(std::span<const Factor> factors,
                           std::span<const model::CatalogueEntry> measures) {
  SweepColumns columns;
  Names names;
  constexpr std::array<std::string_view, 1> alone{""};
  for (const auto& factor : factors)
    columns.factors.push_back(names.add(plain(factor.name()), alone));
  for (const auto& entry : measures)
    columns.measures.push_back(names.add(plain(measure_text(entry.key)), k_measure_suffixes));
  return columns;
}

}  // namespace cuakhau::experiment
