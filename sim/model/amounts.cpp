#include "model/detail/amounts.hpp"

#include <map>
#include <optional>

#include <fmt/format.h>

#include <cuakhau/model/field_walk.hpp>

namespace cuakhau::model::detail {

namespace {

/// Visits the fields of a struct, and those of what it holds.
struct AmountVisitor {
  std::vector<Amount>& amounts;
  std::string path;

  template <class T>
  void operator()(const Field& field, const T& value) {
    inner(path.empty() ? std::string(field.name) : fmt::format("{}.{}", path, field.name), value);
  }

 private:
  // One that could not be read has no currency.
  void inner(const std::string& at, const Money& money) {
    if (!money.currency.empty()) amounts.push_back({at, money});
  }
  void inner(const std::string& at, const MoneyRate& rate) { inner(at, rate.money); }
  void inner(const std::string& at, const std::vector<Setting>& settings) {
    for (const Setting& setting : settings)
      if (const auto* const money = std::get_if<Money>(&setting.value))
        inner(fmt::format("{}.{}", at, setting.path), *money);
  }
  template <class T>
  void inner(const std::string& at, const std::optional<T>& value) {
    if (value) inner(at, *value);
  }
  template <class T>
  void inner(const std::string& at, const std::map<std::string, T>& entries) {
    for (const auto& [name, value] : entries) inner(fmt::format("{}.{}", at, name), value);
  }
  template <class T>
  void inner(const std::string& at, const std::vector<T>& items) {
    if constexpr (DescribedStruct<const T>)
      for (std::size_t i = 0; i < items.size(); ++i) inner(fmt::format("{}[{}]", at, i), items[i]);
  }
  template <class T>
  void inner(const std::string& at, const T& value) {
    if constexpr (DescribedStruct<const T>) {
      AmountVisitor visit{amounts, at};
      describe(visit, value);
    }
  }
};

}  // namespace

std::vector<Amount> amounts_of(const Plan& plan) {
  std::vector<Amount> amounts;
  AmountVisitor visit{amounts, {}};
  describe(visit, plan);
  return amounts;
}

std::string currency_of(const Plan& plan) {
  const std::vector<Amount> amounts = amounts_of(plan);
  return amounts.empty() ? std::string{} : amounts.front().money.currency;
}

}  // namespace cuakhau::model::detail
