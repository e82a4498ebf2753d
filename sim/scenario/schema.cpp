#include <cuakhau/scenario/schema.hpp>

#include <map>
#include <optional>
#include <utility>

#include <cuakhau/scenario/load.hpp>

#include "scenario/detail/read_value.hpp"
#include "scenario/detail/schema_word.hpp"

namespace cuakhau::scenario {
namespace {

using detail::Type;
using Json = detail::SchemaJson;

constexpr std::string_view name_of(Type<model::Country>) { return "country"; }
constexpr std::string_view name_of(Type<model::Sides>) { return "sides"; }
constexpr std::string_view name_of(Type<model::Period>) { return "period"; }
constexpr std::string_view name_of(Type<model::Calendar>) { return "calendar"; }
constexpr std::string_view name_of(Type<model::CalendarException>) { return "exception"; }
constexpr std::string_view name_of(Type<model::Gate>) { return "gate"; }
constexpr std::string_view name_of(Type<model::Yard>) { return "yard"; }
constexpr std::string_view name_of(Type<model::Station>) { return "station"; }
constexpr std::string_view name_of(Type<model::ServerGroup>) { return "servers"; }
constexpr std::string_view name_of(Type<model::Productivity>) { return "productivity"; }
constexpr std::string_view name_of(Type<model::PaceByOpen>) { return "pace_by_open"; }
constexpr std::string_view name_of(Type<model::PaceByHour>) { return "pace_by_hour"; }
constexpr std::string_view name_of(Type<model::Breakdowns>) { return "breakdowns"; }
constexpr std::string_view name_of(Type<model::Pool>) { return "pool"; }
constexpr std::string_view name_of(Type<model::Break>) { return "break"; }
constexpr std::string_view name_of(Type<model::PoolCost>) { return "pool_cost"; }
constexpr std::string_view name_of(Type<model::Exchange>) { return "exchange"; }
constexpr std::string_view name_of(Type<model::ExchangePlaces>) { return "exchange_places"; }
constexpr std::string_view name_of(Type<model::Turn>) { return "turn"; }
constexpr std::string_view name_of(Type<model::TurnShare>) { return "turn_share"; }
constexpr std::string_view name_of(Type<model::Check>) { return "check"; }
constexpr std::string_view name_of(Type<model::Test>) { return "test"; }
constexpr std::string_view name_of(Type<model::Certificate>) { return "certificate"; }
constexpr std::string_view name_of(Type<model::Road>) { return "road"; }
constexpr std::string_view name_of(Type<model::Choice>) { return "choice"; }
constexpr std::string_view name_of(Type<model::Way>) { return "way"; }
constexpr std::string_view name_of(Type<model::Information>) { return "information"; }
constexpr std::string_view name_of(Type<model::Crossing>) { return "crossing"; }
constexpr std::string_view name_of(Type<model::Lanes>) { return "lanes"; }
constexpr std::string_view name_of(Type<model::Membership>) { return "membership"; }
constexpr std::string_view name_of(Type<model::Backhaul>) { return "backhaul"; }
constexpr std::string_view name_of(Type<model::Company>) { return "company"; }
constexpr std::string_view name_of(Type<model::Handover>) { return "handover"; }
constexpr std::string_view name_of(Type<model::Flow>) { return "flow"; }
constexpr std::string_view name_of(Type<model::Arrivals>) { return "arrivals"; }
constexpr std::string_view name_of(Type<model::DailyTotal>) { return "daily_total"; }
constexpr std::string_view name_of(Type<model::DayEffect>) { return "day_effect"; }
constexpr std::string_view name_of(Type<model::Step>) { return "step"; }
constexpr std::string_view name_of(Type<model::Arm>) { return "arm"; }
constexpr std::string_view name_of(Type<model::InitialQueue>) { return "initial_queue"; }
constexpr std::string_view name_of(Type<model::Policy>) { return "policy"; }
constexpr std::string_view name_of(Type<model::Cargo>) { return "cargo"; }
constexpr std::string_view name_of(Type<model::Costs>) { return "costs"; }
constexpr std::string_view name_of(Type<model::PolicyCost>) { return "policy_cost"; }
constexpr std::string_view name_of(Type<model::PolicyWindow>) { return "policy_window"; }
constexpr std::string_view name_of(Type<model::Trigger>) { return "trigger"; }
constexpr std::string_view name_of(Type<model::OwnMeasure>) { return "own_measure"; }
constexpr std::string_view name_of(Type<model::Measurement>) { return "measures"; }
constexpr std::string_view name_of(Type<model::Expectation>) { return "expectation"; }

/// Structs that stand in lists alone. Lists are not merged with those of an extended file, so that
/// each item says all that is required; what a map leaves out may be inherited.
template <class S>
inline constexpr bool is_list_item =
    std::is_same_v<S, model::ServerGroup> || std::is_same_v<S, model::Membership> ||
    std::is_same_v<S, model::PaceByOpen> || std::is_same_v<S, model::PaceByHour> ||
    std::is_same_v<S, model::Break> || std::is_same_v<S, model::CalendarException> ||
    std::is_same_v<S, model::DailyTotal> || std::is_same_v<S, model::Arm> ||
    std::is_same_v<S, model::Company> || std::is_same_v<S, model::InitialQueue> ||
    std::is_same_v<S, model::Expectation> || std::is_same_v<S, model::Policy> ||
    std::is_same_v<S, model::PolicyWindow>;

/// What may stand for a struct instead of a map.
Json short_form(std::string_view name) {
  if (name == "arrivals") return detail::arrivals_word();
  if (name == "servers" || name == "exchange_places") return detail::reference("count");
  if (name == "turn_share")
    return detail::any_of(
        {detail::reference("count"), detail::list_of(detail::reference("count"))});
  if (name == "step" || name == "membership" || name == "company") return detail::reference("text");
  return {};
}

class SchemaWriter {
 public:
  [[nodiscard]] Json plan() {
    Json::Object properties;
    properties.emplace_back("cuakhau", Json::object({{"const", k_format_version},
                                                     {"description", "version of the language"}}));
    const Json name = Json::object({{"type", "string"}});
    properties.emplace_back("extends", detail::any_of({name, detail::list_of(name)}));
    Fields fields{*this, std::move(properties), {"cuakhau"}};
    model::Plan plan;
    describe(fields, plan);
    // What a file must say depends on what it extends: only the version stands in every file.
    Json::Object whole{{"$schema", "http://json-schema.org/draft-07/schema#"},
                       {"title", "cuakhau scenario"},
                       {"definitions", Json{}}};
    const Json map = detail::closed_map(std::move(fields.properties), {"cuakhau"});
    for (const auto& member : map.members()) whole.push_back(member);
    Json::Object definitions = detail::word_definitions();
    for (auto& [known, shape] : definitions_) definitions.emplace_back(known, std::move(shape));
    whole[2].second = Json::object(std::move(definitions));
    return Json::object(std::move(whole));
  }

 private:
  /// Visits the fields of a struct.
  struct Fields {
    SchemaWriter& writer;
    Json::Object properties;
    std::vector<std::string> required;

    template <class T>
    void operator()(const model::Field& field, T&) {
      const bool is_required = field.presence == model::Presence::required;
      if (is_required) required.emplace_back(field.name);
      const std::string help =
          std::string(is_required ? "required: " : "") + std::string(field.help);
      properties.emplace_back(
          field.name,
          Json::object({{"description", help},
                        {"allOf", Json::array({detail::removable(writer.shape_of(Type<T>{}))})}}));
    }
  };

  template <class T>
    requires requires(Type<T> type) { detail::schema_of(type); }
  [[nodiscard]] Json shape_of(Type<T> type) {
    return detail::schema_of(type);
  }
  template <model::WordedEnum E>
    requires(!requires(Type<E> type) { detail::schema_of(type); })
  [[nodiscard]] Json shape_of(Type<E>) {
    const auto& words = model::EnumWords<E>::words;
    return detail::annotatable(
        Json::object({{"enum", Json::array(Json::Array(words.begin(), words.end()))}}));
  }
  template <class T>
  [[nodiscard]] Json shape_of(Type<std::optional<T>>) {
    return shape_of(Type<T>{});
  }
  template <class T>
  [[nodiscard]] Json shape_of(Type<std::map<std::string, T>>) {
    return Json::object(
        {{"type", "object"}, {"additionalProperties", detail::removable(shape_of(Type<T>{}))}});
  }
  template <class T>
  [[nodiscard]] Json shape_of(Type<std::vector<T>>) {
    const Json list = detail::list_of(shape_of(Type<T>{}));
    if constexpr (!detail::is_table<T>)
      return detail::annotatable(list);
    else
      return detail::any_of(
          {list, detail::closed_map({{"csv", Json::object({{"type", "string"}})}}, {"csv"})});
  }
  [[nodiscard]] Json shape_of(Type<std::vector<model::ServerGroup>>) {
    return one_or_list(shape_of(Type<model::ServerGroup>{}));
  }
  [[nodiscard]] Json shape_of(Type<std::vector<std::string>>) {
    return one_or_list(shape_of(Type<std::string>{}));
  }
  [[nodiscard]] Json shape_of(Type<std::vector<model::Break>>) {
    return one_or_list(shape_of(Type<model::Break>{}));
  }
  [[nodiscard]] Json shape_of(Type<std::vector<model::Company>>) {
    return one_or_list(shape_of(Type<model::Company>{}));
  }
  [[nodiscard]] Json shape_of(Type<std::vector<model::Membership>>) {
    return one_or_list(shape_of(Type<model::Membership>{}));
  }
  /// Paths depend on the names that a scenario gives: any key, any value.
  [[nodiscard]] static Json shape_of(Type<std::vector<model::Setting>>) {
    return Json::object({{"type", "object"}});
  }
  /// A struct becomes a definition, since routes hold routes.
  template <detail::Described S>
  [[nodiscard]] Json shape_of(Type<S> type) {
    const std::string name(name_of(type));
    if (definitions_.try_emplace(name).second) {
      Fields fields{*this, {}, {}};
      S structure{};
      describe(fields, structure);
      const Json map =
          detail::closed_map(std::move(fields.properties),
                             is_list_item<S> ? fields.required : std::vector<std::string>{});
      const Json word = short_form(name);
      definitions_[name] = word.is_null() ? map : detail::any_of({word, map});
    }
    return detail::reference(name);
  }

  [[nodiscard]] static Json one_or_list(const Json& one) {
    return detail::annotatable(detail::any_of({one, detail::list_of(one)}));
  }

  std::map<std::string, Json> definitions_;
};

}  // namespace

std::string json_schema() { return SchemaWriter{}.plan().dump(); }

}  // namespace cuakhau::scenario
