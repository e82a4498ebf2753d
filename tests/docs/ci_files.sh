#!/usr/bin/env bash
# The workflow files that a how-to shows are the files beside it, each is sound YAML, and their commands have options that
# there are.
#
#   ci_files.sh PROGRAM SOURCE
set -euo pipefail
program=$(realpath "$1")
folder=$(realpath "$2")/docs/how-to
page=$folder/guard-throughput-in-ci.md
help=$("$program" regress --help)
count=0
for file in "$folder"/ci/*.yml; do
  fy-tool --testsuite "$file" >/dev/null || { echo "$file: no YAML"; exit 1; }
  awk -v wanted="$(cat "$file")" '
    /^```yml$/ { inside = 1; text = ""; next }
    /^```$/ && inside { inside = 0; if (text == wanted "\n") found = 1 }
    inside { text = text $0 "\n" }
    END { exit !found }' "$page" || { echo "$page does not show $file"; exit 1; }
  grep -q 'cuakhau regress' "$file"
  while read -r option; do
    grep -q -- "^  $option " <<<"$help" || { echo "$file: no option $option"; exit 1; }
  done < <(grep -oE -- '(^| )--(baseline|junit|github|markdown|strict|at-most|[a-z-]*better|bencher)' "$file" | tr -d ' ' | sort -u)
  count=$((count + 1))
done
((count == 2))
if printf 'a: [1\n' | fy-tool --testsuite - >/dev/null 2>&1; then
  echo 'the twin, which is no YAML, passes'
  exit 1
fi
