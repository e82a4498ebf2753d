#include "model/detail/problem_list.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>

namespace cuakhau::model::detail {

namespace {

constexpr double k_sum_tolerance = 1e-9;  // of the rounding of a few shares

constexpr std::size_t k_most_names_listed = 12;

[[nodiscard]] std::string known_names(const NameSet& set) {
  if (set.names.empty()) return "there is none";
  if (set.names.size() <= k_most_names_listed) return "known here: " + join(set.names, ", ");
  const std::span<const std::string> first{set.names.data(), k_most_names_listed};
  return fmt::format("known here: {}, and {} more", join(first, ", "),
                     set.names.size() - k_most_names_listed);
}

}  // namespace

bool NameSet::contains(std::string_view name) const {
  return std::ranges::find(names, name) != names.end();
}

void ProblemList::error(std::string path, std::string message, Help help) {
  all_.push_back({Severity::error, std::move(path), std::move(message), std::move(help)});
  ++errors_;
}

void ProblemList::warning(std::string path, std::string message, Help help) {
  all_.push_back({Severity::warning, std::move(path), std::move(message), std::move(help)});
}

void ProblemList::expected(std::string path, std::string_view what, std::string_view found,
                           Help help) {
  error(std::move(path), fmt::format("expected {}, found {}", what, found), std::move(help));
}

void ProblemList::must_add_up(std::string path, double sum) {
  if (!(std::abs(sum - 1.0) <= k_sum_tolerance))
    expected(std::move(path), "shares that add up to 100 %",
             fmt::format("{} %", format_real(100.0 * sum)));
}

bool ProblemList::must_name(std::string path, const NameSet& set, const std::string& name) {
  if (set.contains(name)) return true;
  const std::optional<std::string> near = nearest(name, set.names);
  expected(std::move(path), fmt::format("the name of {}", set.kind), quote(name),
           {near ? fmt::format("did you mean {}?", quote(*near)) : known_names(set)});
  return false;
}

}  // namespace cuakhau::model::detail
