#include <cuakhau/report/point_json.hpp>

#include <optional>
#include <utility>

namespace cuakhau::report {
namespace {

using files::Json;

Json estimate_json(const experiment::Estimate& one) {
  const auto low = one.interval ? std::optional{one.interval->low} : std::nullopt;
  const auto high = one.interval ? std::optional{one.interval->high} : std::nullopt;
  return Json::object({{"value", one.value},
                       {"low", low},
                       {"high", high},
                       {"sd", one.sd},
                       {"n", one.n},
                       {"unit", one.key.unit},
                       {"lower_bound", one.is_lower_bound}});
}

}  // namespace

std::string asked_point_json(const Asking& asking, const experiment::SweepPoint& point,
                             std::span<const std::string> columns) {
  Json::Object members{{"ask", asking.number},
                       {"id", asking.id},
                       {"point", point.index},
                       {"status", experiment::status_name(point.status)},
                       {"known", asking.known == Known::before},
                       {"replications", point.replications}};
  const bool is_answered = point.status == experiment::PointStatus::answered;
  Json::Object measures;
  for (std::size_t k = 0; is_answered && k < point.estimates.size(); ++k)
    measures.emplace_back(columns[k], estimate_json(point.estimates[k]));
  members.emplace_back("measures", is_answered ? Json::object(std::move(measures)) : Json{});
  members.emplace_back("message", is_answered ? Json{} : Json{point.message});
  return Json::object(std::move(members)).line();
}

std::string refused_point_json(std::size_t number, const Json& id, const std::string& message) {
  return Json::object({{"ask", number},
                       {"id", id},
                       {"point", Json{}},
                       {"status", "wrong"},
                       {"known", Json{}},
                       {"replications", Json{}},
                       {"measures", Json{}},
                       {"message", message}})
      .line();
}

}  // namespace cuakhau::report
