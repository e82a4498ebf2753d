#include <cuakhau/model/check.hpp>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model {

std::vector<std::string> outcomes_of(const Check& check) {
  std::vector<std::string> words;
  if (!check.test) {
    for (const auto& [name, share] : check.outcomes) words.push_back(name);
    return words;
  }
  words.emplace_back(k_negative);
  words.emplace_back(k_positive);
  if (check.certificate) words.emplace_back(k_certified);
  if (!check.retest.empty()) words.emplace_back(k_retested);
  return words;
}

bool is_pooled(const Plan& plan, const Check& check) { return plan.exchanges.contains(check.at); }

}  // namespace cuakhau::model
