#include "scenario/detail/schema_word.hpp"

#include <algorithm>
#include <utility>

namespace cuakhau::scenario::detail {
namespace {

using Json = SchemaJson;

const std::string k_number = "(0|[1-9][0-9]*)(\\.[0-9]+)?";
const std::string k_span = k_number + " *(ms|s|min|h|d|wk)";
const std::string k_rate = k_number + " */(s|min|h|d|wk)";
const std::string k_money_pattern = k_number + " *((k|M|bn|tn) +)?[A-Z]{3}";
const std::string k_percent = "-?" + k_number + " *%";
const std::string k_date = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
const std::string k_calendar_date =
    k_date +
    "|[0-9]{2}-[0-9]{2}|"
    "(tet|hung_kings|spring_festival|qingming|dragon_boat|mid_autumn)( *[+-] *[0-9]+ *d)?";
const std::string k_clock = "[0-9]{2}:[0-9]{2}(:[0-9]{2})?";
const std::string k_intervals =
    k_clock + " *- *" + k_clock + "( *, *" + k_clock + " *- *" + k_clock + ")*";
const std::string k_day = "(mon|tue|wed|thu|fri|sat|sun)";
const std::string k_days_pattern = k_day + "( *- *" + k_day + ")?";
const std::string k_argument = "([a-z]+ +)?" + k_number + "( *(ms|s|min|h|d|wk))?";
const std::string k_plain_laws =
    "(constant|exponential|uniform|erlang|gamma|triangular|normal|lognormal|weibull)\\( *" +
    k_argument + "( *, *" + k_argument + ")* *\\)";
const std::string k_weighted = k_number + "( *(ms|s|min|h|d|wk))? *: *" + k_percent;
const std::string k_discrete_pattern =
    "discrete\\( *" + k_weighted + "( *, *" + k_weighted + ")* *\\)";
/// Mixtures hold laws and files have names of any kind: the reader knows them.
const std::string k_laws =
    k_plain_laws + "|" + k_discrete_pattern + "|(mix|empirical|rescaled)\\(.+\\)";
const std::string k_calendar = "[^\\s.\\[\\]:,0-9][^\\s.\\[\\]:,]*";
/// `source` and `note` are annotations of the map, not names in it.
const std::string k_name = "(?!(source|note)$)[^\\s.\\[\\]]+";

Json text() { return Json::object({{"type", "string"}}); }

Json constant(const char* word) { return Json::object({{"const", word}}); }

Json number(int lowest) { return Json::object({{"type", "number"}, {"minimum", lowest}}); }

}  // namespace

Json pattern(const std::string& expression) {
  return Json::object({{"type", "string"}, {"pattern", "^(" + expression + ")$"}});
}

Json any_of(Json::Array shapes) {
  return Json::object({{"anyOf", Json::array(std::move(shapes))}});
}

Json list_of(Json items) { return Json::object({{"type", "array"}, {"items", std::move(items)}}); }

Json removable(const Json& shape) { return any_of({shape, Json::object({{"type", "null"}})}); }

Json map_of(const std::string& keys, const Json& values) {
  return Json::object(
      {{"type", "object"},
       {"properties", Json::object({{"source", removable(text())}, {"note", removable(text())}})},
       {"patternProperties", Json::object({{"^(" + keys + ")$", removable(values)}})},
       {"additionalProperties", false}});
}

Json reference(std::string_view definition) {
  return Json::object({{"$ref", "#/definitions/" + std::string(definition)}});
}

Json closed_map(Json::Object properties, const std::vector<std::string>& required) {
  for (const char* key : {"source", "note"}) {
    const bool is_known = std::ranges::any_of(
        properties, [&](const auto& property) { return property.first == key; });
    if (!is_known) properties.emplace_back(key, removable(text()));
  }
  Json::Object map{{"type", "object"}, {"properties", Json::object(std::move(properties))}};
  if (!required.empty())
    map.emplace_back("required", Json::array(Json::Array(required.begin(), required.end())));
  map.emplace_back("additionalProperties", false);
  return Json::object(std::move(map));
}

Json annotatable(const Json& shape) {
  const Json range = Json::object({{"type", "array"}, {"minItems", 2}, {"maxItems", 2}});
  Json::Object properties{{"value", shape}, {"assumed", range}};
  return any_of({shape, closed_map(std::move(properties), {"value"})});
}

Json arrivals_word() {
  return pattern("saturated|poisson\\( *" + k_rate + " *\\)|every\\( *" + k_span +
                 " *\\)|per_day\\( *" + k_number + " *\\)|renewal\\(.+\\)");
}

Json::Object word_definitions() {
  const Json span = pattern(k_span);
  const Json law = any_of({span, pattern(k_laws)});
  return {
      {"duration", annotatable(span)},
      {"rate", annotatable(pattern(k_rate))},
      {"money", annotatable(pattern(k_money_pattern))},
      {"money_rate", annotatable(pattern(k_money_pattern + " */ *(ms|s|min|h|d|wk)"))},
      {"fuel_rate", annotatable(pattern(k_number + " *l/(s|min|h|d|wk)"))},
      {"percent", annotatable(pattern(k_percent))},
      {"count", annotatable(any_of(
                    {Json::object({{"type", "integer"}, {"minimum", 0}}), constant("unlimited")}))},
      {"law", annotatable(law)},
      {"date", annotatable(pattern(k_date))},
      {"calendar_date", annotatable(pattern(k_calendar_date))},
      {"moment", annotatable(pattern("start( *\\+ *" + k_span + ")?|" + k_date + "( +" + k_clock +
                                     " +\\S+)?"))},
      {"hours",
       annotatable(any_of({constant("always"), constant("never"),
                           pattern(k_intervals + " +[^\\s0-9]\\S*"), pattern(k_calendar)}))},
      {"day_hours", annotatable(any_of({constant("closed"), constant("all day"),
                                        pattern(k_intervals), list_of(pattern(k_intervals))}))},
      {"text", annotatable(any_of({text(), Json::object({{"type", "number"}}),
                                   Json::object({{"type", "boolean"}})}))},
  };
}

Json schema_of(Type<bool>) { return annotatable(Json::object({{"type", "boolean"}})); }
Json schema_of(Type<double>) { return annotatable(number(0)); }
Json schema_of(Type<std::uint32_t>) {
  return annotatable(Json::object({{"type", "integer"}, {"minimum", 0}}));
}
Json schema_of(Type<std::string>) { return reference("text"); }
Json schema_of(Type<Duration>) { return reference("duration"); }
Json schema_of(Type<CivilDate>) { return reference("date"); }
Json schema_of(Type<model::CalendarDate>) { return reference("calendar_date"); }
Json schema_of(Type<UtcOffset>) { return annotatable(pattern("[+-][0-9]{2}:[0-9]{2}")); }
Json schema_of(Type<model::PerHour>) { return reference("rate"); }
Json schema_of(Type<model::Probability>) { return reference("percent"); }
Json schema_of(Type<model::Factor>) { return reference("percent"); }
Json schema_of(Type<model::Count>) { return reference("count"); }
Json schema_of(Type<model::Threshold>) {
  return any_of({reference("count"), reference("percent")});
}
Json schema_of(Type<model::MeasureBound>) {
  return annotatable(any_of({Json::object({{"type", "number"}}),
                             pattern("-?" + k_number + " *((k|M|bn|tn) +)?[^\\s0-9]*")}));
}
Json schema_of(Type<model::Money>) { return reference("money"); }
Json schema_of(Type<model::MoneyRate>) { return reference("money_rate"); }
Json schema_of(Type<model::FuelRate>) { return reference("fuel_rate"); }
Json schema_of(Type<model::CarbonContent>) { return annotatable(pattern(k_number + " *kg/l")); }
Json schema_of(Type<model::DurationLaw>) { return reference("law"); }
Json schema_of(Type<model::CountLaw>) {
  return annotatable(
      any_of({Json::object({{"type", "integer"}, {"minimum", 1}}), pattern(k_discrete_pattern)}));
}
Json schema_of(Type<model::ServiceLaw>) {
  return any_of({reference("law"), map_of(k_name, reference("law"))});
}
Json schema_of(Type<model::Moment>) { return reference("moment"); }
Json schema_of(Type<model::PolicyDate>) {
  return any_of({reference("moment"),
                 annotatable(pattern("(" + k_calendar_date + ")( +" + k_clock + " +\\S+)?"))});
}
Json schema_of(Type<model::Side>) { return reference("text"); }
Json schema_of(Type<model::Discipline>) { return annotatable(pattern("fifo|priority\\(.+\\)")); }
Json schema_of(Type<model::Hours>) { return reference("hours"); }
Json schema_of(Type<model::DayHours>) { return reference("day_hours"); }
Json schema_of(Type<model::WeeklyHours>) { return map_of(k_days_pattern, reference("day_hours")); }
Json schema_of(Type<model::PerSideFlag>) {
  const Json flag = schema_of(Type<bool>{});
  return any_of({flag, map_of(k_name, flag)});
}
Json schema_of(Type<model::PerSideHours>) {
  return any_of({reference("hours"), map_of(k_name, reference("hours"))});
}
Json schema_of(Type<model::PerDirectionName>) {
  return any_of({reference("text"), closed_map({{"export", removable(reference("text"))},
                                                {"import", removable(reference("text"))}},
                                               {})});
}
Json schema_of(Type<model::CommodityMix>) {
  return any_of({reference("text"), map_of(k_name, reference("percent"))});
}
Json schema_of(Type<model::WeekdayFactors>) { return map_of(k_days_pattern, reference("percent")); }
Json schema_of(Type<model::DateFactors>) { return map_of(k_calendar_date, reference("percent")); }
Json schema_of(Type<model::DatedShare>) {
  return any_of({reference("percent"), map_of(k_date, reference("percent"))});
}

}  // namespace cuakhau::scenario::detail
