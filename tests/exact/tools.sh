# What the relation tests share. A test is sourced with the program as its first argument; it says `fail` for each thing
# that does not hold and ends by `verdict`.
set -euo pipefail
program=$1
exact=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
plans=$exact/plans
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
checks=0
command -v jq >/dev/null || {
  echo "jq is missing: these tests need it (Debian package jq)" >&2
  exit 1
}

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

verdict() {
  echo "$(basename "$0"): $checks checks, $failures failures"
  ((checks > 0 && failures == 0))
}

# run FILE OPTION...: one result as JSON on standard output
run() {
  local file=$1
  shift
  "$program" run "$file" --library "$plans" --quiet --json - "$@"
}

# records FILE OPTION...: one row a visit or journey
records() {
  local file=$1
  shift
  "$program" run "$file" --library "$plans" --quiet --records - "$@"
}

# digests KIND FILE OPTION...: one a line
digests() {
  local kind=$1
  shift
  run "$@" | jq -r ".${kind}_digest[]"
}

# extended NAME ADDITIONS: a file that says what differs from plans/NAME.yaml; its path is printed
extended() {
  local file
  file=$(mktemp "$work/XXXXXX.yaml")
  printf 'cuakhau: 1\nextends: lib:%s\n%s\n' "$1" "$2" >"$file"
  echo "$file"
}

# same WHAT ONE OTHER: two texts are equal, and not empty
same() {
  checks=$((checks + 1))
  [[ -n $2 ]] || fail "$1: nothing to compare"
  [[ $2 == "$3" ]] || fail "$1 differs"
}
# differs WHAT ONE OTHER: the rejecting twin of `same`
differs() {
  checks=$((checks + 1))
  [[ -n $2 && -n $3 ]] || fail "$1: nothing to compare"
  [[ $2 != "$3" ]] || fail "$1 ought to differ"
}

# with_columns PROGRAM [NAME=VALUE...]: awk over records on standard input, their columns by name in col[]
with_columns() {
  local text=$1
  shift
  awk -F, "$@" 'NR == 1 { for (i = 1; i <= NF; ++i) col[$i] = i; next } '"$text"
}
