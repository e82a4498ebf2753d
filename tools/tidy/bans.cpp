#include "tidy/bans.hpp"

#include <array>
#include <string>

namespace cuakhau::tidy {

namespace {

constexpr Rooms k_loops{Room::kernel, Room::model};

constexpr std::string_view k_draw = "use the keyed streams of cuakhau/kernel/stream.hpp";
constexpr std::string_view k_own_functions =
    "use cuakhau::det, which gives the same bits on every machine";
constexpr std::string_view k_simulated = "use simulated time: the clock belongs to a Simulator";
constexpr std::string_view k_ordered =
    "use std::map, std::set or a sorted vector: the order of iteration reaches results";
constexpr std::string_view k_values = "return values, and let the command print";
constexpr std::string_view k_check = "use CUAKHAU_CHECK of cuakhau/base/contract.hpp";

constexpr std::array<Ban, 48> k_bans = {{
    {"ban-distribution", "std :: *_distribution", k_all, "use cuakhau/kernel/distribution.hpp"},
    {"ban-random", "rand (", k_all, k_draw},
    {"ban-random", "srand (", k_all, k_draw},
    {"ban-random", "std :: random_device", k_all, k_draw},
    {"ban-random", "std :: mt19937*", k_library, k_draw},
    {"ban-random", "std :: shuffle", k_library, k_draw},
    {"ban-function", "std :: function", k_loops, "use a template parameter, an enum or a switch"},
    {"ban-function", "std :: any", k_loops, "use std::variant"},
    {"ban-wall-clock", "time (", k_library, k_simulated},
    {"ban-wall-clock", "*_clock :: now", k_core, k_simulated},
    {"ban-wall-clock", "sleep_for", k_library, k_simulated},
    {"ban-unordered", "std :: unordered_*", k_loops, k_ordered},
    {"ban-assert", "assert (", k_all, k_check},
    {"ban-assert", "abort (", k_library, k_check},
    {"ban-console", "*printf (", k_library, k_values},
    {"ban-console", "puts (", k_library, k_values},
    {"ban-console", "fputs (", k_library, k_values},
    {"ban-console", "fmt :: print", k_library, k_values},
    {"ban-console", "std :: cout", k_library, k_values},
    {"ban-console", "std :: cerr", k_library, k_values},
    {"ban-console", "std :: clog", k_library, k_values},
    {"ban-throw", "throw", k_core, "use Expected, an outcome, or CUAKHAU_CHECK"},
    {"ban-using-std", "using namespace std ;", k_all, "use qualified names"},
    {"ban-locale", "std :: locale", k_all, "use fmt or std::to_chars, which know no locale"},
    {"ban-locale", "setlocale (", k_all, "use fmt or std::to_chars, which know no locale"},
    {"ban-environment", "getenv (", k_core, "use a parameter; the command reads the environment"},
    {"ban-exit", "exit (", k_library, "use a returned outcome"},
    {"ban-libm", "std :: exp", k_core, k_own_functions},
    {"ban-libm", "std :: exp2", k_core, k_own_functions},
    {"ban-libm", "std :: expm1", k_core, k_own_functions},
    {"ban-libm", "std :: log", k_core, k_own_functions},
    {"ban-libm", "std :: log2", k_core, k_own_functions},
    {"ban-libm", "std :: log10", k_core, k_own_functions},
    {"ban-libm", "std :: log1p", k_core, k_own_functions},
    {"ban-libm", "std :: pow", k_core, k_own_functions},
    {"ban-libm", "std :: sin", k_core, k_own_functions},
    {"ban-libm", "std :: cos", k_core, k_own_functions},
    {"ban-libm", "std :: tan", k_core, k_own_functions},
    {"ban-libm", "std :: atan*", k_core, k_own_functions},
    {"ban-libm", "std :: cbrt", k_core, k_own_functions},
    {"ban-libm", "std :: hypot", k_core, k_own_functions},
    {"ban-libm", "std :: erf*", k_core, k_own_functions},
    {"ban-libm", "std :: tgamma", k_core, k_own_functions},
    {"ban-libm", "std :: lgamma", k_core, k_own_functions},
    {"ban-libm", "std :: fma", k_core, k_own_functions},
    {"ban-long-double", "long double", k_library,
     "use double: long double differs between machines"},
    {"ban-shared-ptr", "std :: shared_ptr", k_loops, "use a value or an id"},
    {"ban-process-wide", "thread_local", k_loops, "use a member: two simulations share nothing"},
}};

std::vector<std::string_view> words_of(std::string_view pattern) {
  std::vector<std::string_view> words;
  while (!pattern.empty()) {
    const auto blank = pattern.find(' ');
    words.push_back(pattern.substr(0, blank));
    pattern.remove_prefix(blank == std::string_view::npos ? pattern.size() : blank + 1);
  }
  return words;
}

bool matches_word(std::string_view word, std::string_view text) {
  if (word.starts_with('*')) return text.ends_with(word.substr(1));
  if (word.ends_with('*')) return text.starts_with(word.substr(0, word.size() - 1));
  return word == text;
}

/// "rand (" is neither x.rand( nor x->rand( nor other::rand( nor the declaration `int rand(`.
bool calls_global(const Tokens& tokens, std::size_t at) {
  if (at == 0) return true;
  const auto& before = tokens[at - 1];
  if (before.is("::"))
    return at < 2 || tokens[at - 2].is("std") || tokens[at - 2].kind != TokenKind::identifier;
  if (before.kind == TokenKind::identifier) return before.is("return");
  return !before.is(".") && !before.is("->") && !before.is("&") && !before.is("*") &&
         !before.is("~");
}

/// As code reads: a blank between words only.
void append(std::string& text, std::string_view word) {
  if (!text.empty() && is_word_character(text.back()) && is_word_character(word.front()))
    text += ' ';
  text += word;
}

class Matcher {
 public:
  explicit Matcher(const Ban& ban)
      : ban_(ban), words_(words_of(ban.pattern)), is_call_(words_.back() == "(") {}

  [[nodiscard]] bool at(const Tokens& tokens, std::size_t at) const {
    if (at + words_.size() > tokens.size()) return false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!matches_word(words_[i], tokens[at + i].text)) return false;
    }
    return !is_call_ || calls_global(tokens, at);
  }

  void check(const Source& source, Findings& findings) const {
    if (!ban_.rooms.contains(source.room())) return;
    for (std::size_t i = 0; i < source.tokens().size(); ++i) {
      if (at(source.tokens(), i)) findings.push_back(finding(source, i));
    }
  }

 private:
  [[nodiscard]] Finding finding(const Source& source, std::size_t at) const {
    std::string found;
    for (std::size_t i = 0; i < words_.size(); ++i) append(found, source.tokens()[at + i].text);
    return {.path = source.path(),
            .line = source.tokens()[at].line,
            .rule = std::string(ban_.rule),
            .message = found + " is banned here; " + std::string(ban_.use)};
  }

  const Ban& ban_;
  std::vector<std::string_view> words_;
  bool is_call_;
};

}  // namespace

std::span<const Ban> bans() { return k_bans; }

void check_bans(const Tree& tree, Findings& findings) {
  for (const auto& ban : k_bans) {
    const Matcher matcher{ban};
    for (const auto& source : tree.sources()) matcher.check(source, findings);
  }
}

}  // namespace cuakhau::tidy
