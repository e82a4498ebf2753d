#include <cuakhau/report/regress_junit.hpp>

#include <fmt/format.h>

#include "report/detail/expectation_list.hpp"
#include "report/detail/figure.hpp"
#include "report/detail/shift_text.hpp"

namespace cuakhau::report {
namespace {

using experiment::GuardedResult;
using experiment::Judgement;
using experiment::Shift;
using experiment::Strictness;

/// What XML 1.0 gives a meaning is written by its name; what it has no place for becomes "?".
std::string escaped_xml(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      case '\t': out += "&#9;"; break;
      default: out += static_cast<unsigned char>(letter) < 0x20 ? '?' : letter;
    }
  }
  return out;
}

struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;

  void operator+=(const Counts& other) {
    tests += other.tests;
    failures += other.failures;
    errors += other.errors;
    skipped += other.skipped;
  }
  [[nodiscard]] std::string text() const {
    return fmt::format(R"(tests="{}" failures="{}" errors="{}" skipped="{}")", tests, failures,
                       errors, skipped);
  }
};

std::string name_of(const GuardedResult& scenario) {
  const bool is_last = scenario.reference == experiment::Reference::last;
  return escaped_xml(scenario.file + (is_last ? "" : " (release)"));
}

/// The whole message twice: some readers show the attribute, some the text.
std::string element(std::string_view tag, std::string_view type, const std::string& message) {
  const auto text = escaped_xml(message);
  if (tag == "skipped") return fmt::format("      <skipped message=\"{}\"/>\n", text);
  return fmt::format("      <{0} message=\"{2}\" type=\"{1}\">{2}</{0}>\n", tag, type, text);
}

class Suite {
 public:
  Suite(const GuardedResult& scenario, Strictness strictness)
      : scenario_(scenario), strictness_(strictness) {
    if (!scenario.defects.empty()) {
      ++counts_.errors;
      add("scenario", element("error", "wrong", detail::defects_text(scenario)));
    }
    if (!scenario.no_answer.empty()) {
      ++counts_.errors;
      add("answer", element("error", "no_answer", "no answer: " + scenario.no_answer));
    }
    for (const auto& shift : scenario.shifts) add(shift);
    for (const auto& expectation : scenario.expectations) add(expectation);
  }

  [[nodiscard]] const Counts& counts() const { return counts_; }
  [[nodiscard]] std::string text() const {
    return fmt::format("  <testsuite name=\"{}\" {} time=\"0\">\n{}  </testsuite>\n",
                       name_of(scenario_), counts_.text(), cases_);
  }

 private:
  void add(const Shift& shift) {
    const auto name = escaped_xml(detail::label_of(shift.key, detail::k_minutes_everywhere));
    const auto type = experiment::word(shift.verdict);
    switch (experiment::judgement_of(shift.verdict, strictness_)) {
      case Judgement::passes: add(name, {}); return;
      case Judgement::fails:
      case Judgement::wrong: break;
      case Judgement::open:
        if (strictness_ == Strictness::nothing_may_move) break;
        ++counts_.skipped;
        add(name, element("skipped", type, detail::shift_sentence(shift)));
        return;
    }
    ++counts_.failures;
    add(name, element("failure", type, detail::shift_sentence(shift)));
  }

  void add(const experiment::ExpectationResult& expectation) {
    const auto name = escaped_xml("expected: " + detail::expected_text(expectation));
    if (!expectation.is_failure()) return add(name, {});
    ++counts_.failures;
    add(name, element("failure", experiment::word(expectation.verdict),
                      detail::expectation_sentence(expectation)));
  }

  void add(const std::string& name, const std::string& inside) {
    ++counts_.tests;
    cases_ += fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"0\"",
                          name_of(scenario_), name);
    cases_ += inside.empty() ? "/>\n" : ">\n" + inside + "    </testcase>\n";
  }

  const GuardedResult& scenario_;
  Strictness strictness_;
  Counts counts_;
  std::string cases_;
};

}  // namespace

std::string regress_junit(const experiment::RegressResult& result) {
  Counts counts;
  std::string suites;
  for (const auto& scenario : result.scenarios) {
    const Suite suite{scenario, result.strictness};
    counts += suite.counts();
    suites += suite.text();
  }
  for (const auto& warning : result.warnings) {
    if (warning.severity != Severity::error) continue;
    GuardedResult none;
    none.file = warning.where.file;
    none.defects = {warning};
    const Suite suite{none, result.strictness};
    counts += suite.counts();
    suites += suite.text();
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"cuakhau regress\" {}>\n{}"
      "</testsuites>\n",
      counts.text(), suites);
}

}  // namespace cuakhau::report
