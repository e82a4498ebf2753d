#pragma once

// The tables of a sweep's database, and what a database says that it is.

#include <map>
#include <optional>
#include <string>

#include <cuakhau/experiment/sweep_store.hpp>

namespace cuakhau::experiment::detail {

/// Makes the tables of an empty database, with all that is known before the first point.
[[nodiscard]] std::optional<files::FileProblem> make_tables(files::Database& database,
                                                            const SweepHead& head);

/// What a sweep says of itself, by key.
using About = std::map<std::string, std::string>;
[[nodiscard]] About about(const SweepHead& head);

/// What the database says; a problem where it is none of ours, or of a newer schema. Nothing where
/// it is empty.
[[nodiscard]] Expected<std::optional<About>, StoreProblem> read_about(files::Database& database);

/// The first way in which two sweeps differ, in words: "another plan: …"; nothing when they are the
/// same one. Which part of it they are is not compared.
[[nodiscard]] std::optional<std::string> difference_between(const About& found,
                                                            const About& wanted);

/// Where sweeps differ first in their points: the factor that is another one, or has another range,
/// "another factor demand: 50 … 90, not 50 … 80"; nothing where they differ in something else.
[[nodiscard]] Expected<std::optional<std::string>, files::FileProblem> difference_of_factors(
    files::Database& database, const About& found, const SweepHead& head);

}  // namespace cuakhau::experiment::detail
