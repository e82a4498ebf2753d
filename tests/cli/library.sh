#!/usr/bin/env bash
# Every scenario of the library is one, and every policy file goes with the scenarios that its line
# "# Scenario: NAME, NAME" names, in at most 15 lines. Nothing is run.
#
#   library.sh PROGRAM ROOT
set -euo pipefail

program=$(realpath "$1")
cd "$2/scenarios/lang-son"
export CUAKHAU_LIBRARY=$2/scenarios

failed=0
complain() {
  printf '%s\n' "$1"
  failed=$((failed + 1))
}

for file in *.yaml; do
  [[ $file == network-* ]] && continue
  timeout 20 "$program" check "$file" || complain "$file: no scenario"
done

for file in policies/*.yaml; do
  scenarios=$(sed -n 's/^# Scenario: //p' "$file" | tr -d ',')
  [[ -n $scenarios ]] || complain "$file: names no scenario"
  (($(wc -l <"$file") <= 15)) || complain "$file: more than 15 lines"
  for scenario in $scenarios; do
    timeout 20 "$program" check "$scenario.yaml" --policy "$file" >/dev/null || complain "$file: not with $scenario"
  done
done

((failed == 0))
