#pragma once

// The shape of each type of value in the JSON Schema: patterns of words, maps by side or day, short
// forms.

#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/model/plan.hpp>

#include "scenario/detail/schema_json.hpp"
#include "scenario/detail/word.hpp"

namespace cuakhau::scenario::detail {

[[nodiscard]] SchemaJson pattern(const std::string& expression);
[[nodiscard]] SchemaJson any_of(SchemaJson::Array shapes);
[[nodiscard]] SchemaJson list_of(SchemaJson items);
/// An entry of a map: a file that extends another may remove it by `~`.
[[nodiscard]] SchemaJson removable(const SchemaJson& shape);
/// A map whose keys match and whose values have that shape.
[[nodiscard]] SchemaJson map_of(const std::string& keys, const SchemaJson& values);
/// A reference to a definition.
[[nodiscard]] SchemaJson reference(std::string_view definition);
/// A map of a fixed set of keys, with `source` and `note`.
[[nodiscard]] SchemaJson closed_map(SchemaJson::Object properties,
                                    const std::vector<std::string>& required);
/// The value itself, or {value: …, assumed: …, source: …, note: …}.
[[nodiscard]] SchemaJson annotatable(const SchemaJson& shape);

/// The short form of arrivals.
[[nodiscard]] SchemaJson arrivals_word();

/// Shapes that several fields share, by name.
[[nodiscard]] SchemaJson::Object word_definitions();

[[nodiscard]] SchemaJson schema_of(Type<bool>);
[[nodiscard]] SchemaJson schema_of(Type<double>);
[[nodiscard]] SchemaJson schema_of(Type<std::uint32_t>);
[[nodiscard]] SchemaJson schema_of(Type<std::string>);
[[nodiscard]] SchemaJson schema_of(Type<Duration>);
[[nodiscard]] SchemaJson schema_of(Type<CivilDate>);
[[nodiscard]] SchemaJson schema_of(Type<model::CalendarDate>);
[[nodiscard]] SchemaJson schema_of(Type<UtcOffset>);
[[nodiscard]] SchemaJson schema_of(Type<model::PerHour>);
[[nodiscard]] SchemaJson schema_of(Type<model::Probability>);
[[nodiscard]] SchemaJson schema_of(Type<model::Factor>);
[[nodiscard]] SchemaJson schema_of(Type<model::Count>);
[[nodiscard]] SchemaJson schema_of(Type<model::Threshold>);
[[nodiscard]] SchemaJson schema_of(Type<model::MeasureBound>);
[[nodiscard]] SchemaJson schema_of(Type<model::Money>);
[[nodiscard]] SchemaJson schema_of(Type<model::MoneyRate>);
[[nodiscard]] SchemaJson schema_of(Type<model::FuelRate>);
[[nodiscard]] SchemaJson schema_of(Type<model::CarbonContent>);
[[nodiscard]] SchemaJson schema_of(Type<model::DurationLaw>);
[[nodiscard]] SchemaJson schema_of(Type<model::CountLaw>);
[[nodiscard]] SchemaJson schema_of(Type<model::ServiceLaw>);
[[nodiscard]] SchemaJson schema_of(Type<model::Moment>);
[[nodiscard]] SchemaJson schema_of(Type<model::PolicyDate>);
[[nodiscard]] SchemaJson schema_of(Type<model::Side>);
[[nodiscard]] SchemaJson schema_of(Type<model::Discipline>);
[[nodiscard]] SchemaJson schema_of(Type<model::Hours>);
[[nodiscard]] SchemaJson schema_of(Type<model::DayHours>);
[[nodiscard]] SchemaJson schema_of(Type<model::WeeklyHours>);
[[nodiscard]] SchemaJson schema_of(Type<model::PerSideFlag>);
[[nodiscard]] SchemaJson schema_of(Type<model::PerSideHours>);
[[nodiscard]] SchemaJson schema_of(Type<model::PerDirectionName>);
[[nodiscard]] SchemaJson schema_of(Type<model::CommodityMix>);
[[nodiscard]] SchemaJson schema_of(Type<model::WeekdayFactors>);
[[nodiscard]] SchemaJson schema_of(Type<model::DateFactors>);
[[nodiscard]] SchemaJson schema_of(Type<model::DatedShare>);

}  // namespace cuakhau::scenario::detail
