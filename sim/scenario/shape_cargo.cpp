#include <cmath>

#include <cuakhau/base/number_text.hpp>

#include "scenario/detail/read_value.hpp"

namespace cuakhau::scenario::detail {
namespace {

void check_sum(Reading& reading, const Cursor& at, const model::CommodityMix& mix) {
  double sum = 0.0;
  for (const auto& [name, share] : mix.shares) sum += share.value;
  if (std::abs(sum - 1.0) <= 1e-9) return;
  reading.error(at, {"expected shares that add up to 100 %, found " +
                         format_real(std::round(sum * 1e8) / 1e6) + " %",
                     {}});
}

}  // namespace

void read_value(Reading& reading, const Cursor& at, model::CommodityMix& out) {
  out.shares.clear();
  if (at.node->is_scalar() && is_name(at.node->text)) {
    out.shares[at.node->text] = model::Probability{1.0};
    return;
  }
  if (!at.node->is_map())
    return reading.expected(at, "a commodity or shares such as {fruit: 80 %, starch: 20 %}");
  const std::size_t errors = reading.errors();
  for (const Entry& entry : at.node->entries)
    if (!is_annotation(entry) && check_name(reading, at, entry))
      read(reading, at.entry(entry), out.shares[entry.key]);
  reading.annotate(at, *at.node);
  if (errors == reading.errors()) check_sum(reading, at, out);
}

void read_value(Reading& reading, const Cursor& at, model::ServiceLaw& out) {
  if (!at.node->is_map()) return read_value(reading, at, out.otherwise);
  for (const Entry& entry : at.node->entries) {
    if (is_annotation(entry)) continue;
    if (entry.key == "otherwise")
      read(reading, at.entry(entry), out.otherwise);
    else if (check_name(reading, at, entry))
      read(reading, at.entry(entry), out.by_name[entry.key]);
  }
  reading.annotate(at, *at.node);
  if (at.node->find("otherwise") != nullptr) return;
  const auto annotation = help_on_annotation(*at.node);
  reading.error(at, {"missing key \"otherwise\"",
                     {annotation.value_or("otherwise: the law of the trucks that no name fits")}});
}

}  // namespace cuakhau::scenario::detail
