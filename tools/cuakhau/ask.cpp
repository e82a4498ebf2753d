#include "ask.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/named_values.hpp>
#include <cuakhau/files/json_reader.hpp>
#include <cuakhau/files/line_reader.hpp>
#include <cuakhau/report/point_json.hpp>

#include "output.hpp"
#include "signals.hpp"

namespace cuakhau::tool {
namespace {

using experiment::NamedValue;
using experiment::SweepHead;
using experiment::SweepPoint;
using files::Json;
using files::JsonNode;

/// A line of the other side.
struct Line {
  std::size_t number = 0;  // from 0
  Json id{};               // as it came; null: none
};

/// As it came.
Json echo_of(const JsonNode& node) {
  if (const auto* items = node.items()) {
    Json::Array values;
    for (const auto& one : *items) values.push_back(echo_of(one));
    return values;
  }
  if (const auto* members = std::get_if<JsonNode::Members>(&node.value)) {
    Json::Object values;
    for (const auto& [name, one] : *members) values.emplace_back(name, echo_of(one));
    return Json::object(std::move(values));
  }
  if (const auto* is_true = std::get_if<bool>(&node.value)) return *is_true;
  if (const auto* text = node.text()) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&node.value)) return *whole;
  if (const auto* count = node.count()) return *count;
  return node.is_null() ? Json{} : Json{node.as_real};
}

/// Text and numbers as they are written, true and false as a policy has them; nothing of the rest.
std::optional<std::string> text_of(const JsonNode& node) {
  const auto& one = node.value;
  if (const auto* text = std::get_if<std::string>(&one)) return *text;
  if (const auto* is_on = std::get_if<bool>(&one)) return *is_on ? "on" : "off";
  if (const auto* whole = std::get_if<std::int64_t>(&one)) return fmt::format("{}", *whole);
  if (const auto* count = std::get_if<std::uint64_t>(&one)) return fmt::format("{}", *count);
  if (const auto* real = std::get_if<double>(&one)) return format_real(*real);
  return std::nullopt;
}

/// The values of a line by factor, and its id on the way. The error says what is wrong.
Expected<std::vector<double>, std::string> values_in(const std::string& text, const SweepHead& head,
                                                     std::span<const std::string> columns,
                                                     Line& line) {
  const auto json = files::read_json("the line", text);
  if (!json) return Unexpected{json.error().message};
  const auto* members = std::get_if<JsonNode::Members>(&json->value);
  if (members == nullptr)
    return Unexpected{std::string{"expected an object such as {\"demand\": \"105 %\"}"}};
  std::vector<NamedValue> named;
  for (const auto& [name, value] : *members) {
    if (name == "id") {
      line.id = echo_of(value);
      continue;
    }
    auto said = text_of(value);
    if (!said) return Unexpected{fmt::format("{}: expected a text or a number", name)};
    named.push_back({name, std::move(*said)});
  }
  const auto& factors = head.design.factors;
  const auto values = experiment::values_by_factor(factors, columns, named);
  if (!values) return Unexpected{values.error()};
  std::vector<double> point;
  for (std::size_t k = 0; k < factors.size(); ++k) {
    if (!(*values)[k]) return Unexpected{fmt::format("no value for {}", factors[k].name())};
    point.push_back(*(*values)[k]);
  }
  return point;
}

/// Who asked what, and what is known. Points end on any thread.
class Conversation final : public experiment::PointSink {
 public:
  Conversation(std::span<const std::string> columns, std::vector<SweepPoint> kept)
      : columns_(columns) {
    for (auto& point : kept) {
      next_ = std::max(next_, point.index + 1);
      known_.emplace(point.values, std::move(point));
    }
  }

  /// The index of a point that has to be run for this line; nothing where it has its answer, or
  /// waits for a point under way.
  [[nodiscard]] std::optional<std::size_t> take(const Line& line,
                                                const std::vector<double>& values) {
    const std::lock_guard lock{mutex_};
    if (const auto known = known_.find(values); known != known_.end()) {
      say(line, known->second, report::Known::before);
      return std::nullopt;
    }
    auto& asking = waiting_[values];
    asking.push_back(line);
    if (asking.size() > 1) return std::nullopt;
    return next_++;
  }

  void refuse_line(const Line& line, const std::string& message) {
    const std::lock_guard lock{mutex_};
    write(report::refused_point_json(line.number, line.id, message));
  }

  void on_point(const SweepPoint& point) override {
    const std::lock_guard lock{mutex_};
    auto said = point;
    said.readings.clear();
    const auto asking = waiting_.extract(point.values);
    // Of several lines that ask for it the first has it run, the others knew that it was asked for:
    // whether it had ended by then is chance, and nothing that an answer should tell.
    auto known = report::Known::now;
    for (const auto& line : asking.mapped())
      say(line, said, std::exchange(known, report::Known::before));
    known_.emplace(point.values, std::move(said));
  }

  /// Whether the other side does not read any more.
  [[nodiscard]] bool is_broken() const {
    const std::lock_guard lock{mutex_};
    return exit_code_ != 0;
  }
  [[nodiscard]] int exit_code() const { return exit_code_; }

 private:
  void say(const Line& line, const SweepPoint& point, report::Known known) {
    write(report::asked_point_json({line.number, line.id, known}, point, columns_));
  }

  void write(const std::string& text) {
    if (exit_code_ == 0) exit_code_ = print_result(text);
  }

  std::span<const std::string> columns_;  // of the measures
  mutable std::mutex mutex_;
  std::size_t next_ = 0;
  std::map<std::vector<double>, SweepPoint> known_;
  std::map<std::vector<double>, std::vector<Line>> waiting_;
  int exit_code_ = 0;
};

}  // namespace

std::optional<int> converse(const experiment::SweepJob& job, const SweepTarget& target,
                            experiment::SweepStore& store) {
  auto kept = experiment::kept_points(store, job.head);
  if (!kept) return report_failure(kept.error());
  const auto& columns = store.columns();
  Conversation conversation{columns.measures, std::move(*kept)};
  const experiment::RunHooks hooks{nullptr, nullptr, &SignalWatch::stop_flag()};
  experiment::AskedSweep sweep{job, hooks, store, conversation};
  files::LineReader input{[&] {
    return SignalWatch::stop_flag().load() || sweep.is_over() || conversation.is_broken();
  }};
  for (std::size_t number = 0;; ++number) {
    auto text = input.next();
    if (!text) return report_failure(text.error());
    if (!*text) break;
    Line line{number};
    auto values = values_in(**text, job.head, columns.factors, line);
    if (!values) {
      conversation.refuse_line(line, values.error());
    } else if (const auto index = conversation.take(line, *values)) {
      sweep.ask(*index, std::move(*values));
    }
  }
  const auto ending = end_of_sweep(sweep.finish(), target, job.head.shard);
  if (ending) return ending;
  if (conversation.is_broken()) return conversation.exit_code();
  return std::nullopt;
}

}  // namespace cuakhau::tool
