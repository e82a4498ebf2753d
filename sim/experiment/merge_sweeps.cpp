#include <cuakhau/experiment/merge_sweeps.hpp>

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>

#include "experiment/detail/sweep_schema.hpp"

namespace cuakhau::experiment {
namespace {

using detail::About;
using files::Access;
using files::Database;
using files::FileProblem;
using files::SqlValue;
using MergeProblem = std::optional<StoreProblem>;

constexpr std::array<const char*, 3> k_tables_by_point{"points", "estimates", "readings"};

MergeProblem failed(std::optional<FileProblem> problem) {
  if (!problem) return std::nullopt;
  return StoreProblem{std::move(*problem)};
}

StoreProblem unfit(const std::string& path, std::string message) {
  return {{path, std::move(message)}, true};
}

/// The shards that came so far, and what they are of.
class Merger {
 public:
  explicit Merger(Database& target) : target_(target) {}

  [[nodiscard]] MergeProblem add(const std::string& path) {
    auto source = Database::open(path, Access::read);
    if (!source) return StoreProblem{std::move(source).error()};
    auto about = detail::read_about(*source);
    if (!about) return std::move(about).error();
    if (!*about) return unfit(path, "is an empty database");
    if (auto problem = check(path, **about)) return problem;
    if (auto problem = check_points(*source)) return problem;
    if (names_.size() == 1)
      if (auto problem = failed(copy_schema(*source))) return problem;
    return failed(copy_points(path));
  }

  /// What is still missing.
  [[nodiscard]] MergeProblem finish(const std::string& path) {
    std::vector<std::string> missing;
    for (std::uint32_t number = 1; number <= shard_.of; ++number)
      if (!names_.contains(number)) missing.push_back(Shard{number, shard_.of}.text());
    if (!missing.empty())
      return unfit(
          path,
          fmt::format("not made: {} of {} shards missing: {}; such as {} --shard {} --out FILE",
                      missing.size(), shard_.of, abbreviate(join(missing, ", "), 60),
                      about_->at("command"), missing.front()));
    return failed(target_.execute("UPDATE about SET value = '1/1' WHERE key = 'shard'"));
  }

 private:
  [[nodiscard]] MergeProblem check(const std::string& path, const About& about) {
    if (!about_) {
      about_ = about;
      first_ = path;
    } else if (const auto difference = detail::difference_between(about, *about_)) {
      return unfit(path, fmt::format("is of another sweep than {}: {}", first_, *difference));
    }
    const auto shard = parse_shard(about.at("shard"));
    if (!shard) return unfit(path, shard.error());
    if (names_.empty()) shard_ = *shard;
    if (shard->of != shard_.of)
      return unfit(path, fmt::format("is the part {}, and {} is one of {}", shard->text(), first_,
                                     shard_.of));
    shard_.number = shard->number;
    const auto [known, is_new] = names_.emplace(shard->number, path);
    if (is_new) return std::nullopt;
    return unfit(path, fmt::format("is the part {}, as {} is", shard->text(), known->second));
  }

  /// All points of the shard, and no others.
  [[nodiscard]] MergeProblem check_points(Database& source) const {
    const auto all = parse_count(about_->at("points")).value_or(0);
    const auto wanted = (all + shard_.of - shard_.number) / shard_.of;
    const auto found =
        source.query(fmt::format("SELECT count(*) FROM points WHERE point % {} = {} AND point < {}",
                                 shard_.of, shard_.number - 1, all));
    if (!found) return StoreProblem{found.error()};
    const auto count = std::get<std::int64_t>(*found);
    if (count != static_cast<std::int64_t>(wanted))
      return unfit(source.path(), fmt::format("has {} of {} points: finish it by {} --shard {}",
                                              count, wanted, about_->at("command"), shard_.text()));
    const auto strangers = source.query(fmt::format(
        "SELECT count(*) FROM points WHERE point % {} <> {}", shard_.of, shard_.number - 1));
    if (!strangers) return StoreProblem{strangers.error()};
    if (*strangers == SqlValue{std::int64_t{0}}) return std::nullopt;
    return unfit(source.path(), "has points of another part: it was changed");
  }

  /// Tables as they were made for the shard, with all that is the same in every shard.
  [[nodiscard]] std::optional<FileProblem> copy_schema(Database& source) {
    for (const auto* pragma : {"application_id", "user_version"}) {
      const auto value = source.query(fmt::format("PRAGMA {}", pragma));
      if (!value) return value.error();
      if (auto problem = target_.execute(
              fmt::format("PRAGMA {} = {}", pragma, std::get<std::int64_t>(*value))))
        return problem;
    }
    auto tables = source.prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL");
    if (!tables) return std::move(tables).error();
    while (true) {
      const auto has_row = tables->next();
      if (!has_row) return has_row.error();
      if (!*has_row) break;
      if (auto problem = target_.execute(tables->text(0))) return problem;
    }
    if (auto problem = attach(source.path())) return problem;
    for (const auto* table : {"about", "factors", "measures"})
      if (auto problem =
              target_.execute(fmt::format("INSERT INTO main.{0} SELECT * FROM shard.{0}", table)))
        return problem;
    return target_.execute("DETACH shard");
  }

  [[nodiscard]] std::optional<FileProblem> copy_points(const std::string& path) {
    if (auto problem = attach(path)) return problem;
    {
      auto transaction = files::Transaction::begin(target_);
      if (!transaction) return std::move(transaction).error();
      for (const auto* table : k_tables_by_point)
        if (auto problem =
                target_.execute(fmt::format("INSERT INTO main.{0} SELECT * FROM shard.{0}", table)))
          return problem;
      if (auto problem = transaction->commit()) return problem;
    }
    return target_.execute("DETACH shard");
  }

  [[nodiscard]] std::optional<FileProblem> attach(const std::string& path) {
    auto statement = target_.prepare("ATTACH ? AS shard");
    if (!statement) return std::move(statement).error();
    return statement->run(std::array<SqlValue, 1>{path});
  }

  Database& target_;
  std::optional<About> about_;  // of the first
  std::string first_;
  Shard shard_;                                 // the last that came
  std::map<std::uint32_t, std::string> names_;  // by number
};

}  // namespace

Expected<Database, StoreProblem> merge_sweeps(const std::string& path,
                                              std::span<const std::string> shards) {
  std::error_code failure;
  if (std::filesystem::exists(path, failure))
    return Unexpected{unfit(path, "is there already: name another file, or remove it")};
  const auto temporary = path + ".part";
  std::filesystem::remove(temporary, failure);
  auto target = Database::open(temporary, Access::own);
  if (!target) return Unexpected{StoreProblem{std::move(target).error()}};
  Merger merger{*target};
  auto problem = [&]() -> MergeProblem {
    for (const auto& shard : shards)
      if (auto one = merger.add(shard)) return one;
    if (auto missing = merger.finish(path)) return missing;
    return failed(target->seal());
  }();
  if (problem) {
    {
      const auto closed = std::move(*target);
    }
    std::filesystem::remove(temporary, failure);
    return Unexpected{std::move(*problem)};
  }
  std::filesystem::rename(temporary, path, failure);
  if (failure) return Unexpected{StoreProblem{{path, failure.message()}}};
  return std::move(*target);
}

}  // namespace cuakhau::experiment
