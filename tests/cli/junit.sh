#!/usr/bin/env bash
# JUnit XML of every verdict is valid by junit.xsd, also where names need escaping; the twin, cut short, is not.
#
#   junit.sh PROGRAM SOURCE
set -euo pipefail
program=$(realpath "$1")
here=$(realpath "$2")/tests/cli
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
: >.cuakhau-root
mkdir scenarios
for name in same 'worse & <"odd">' better stuck; do cp "$here/files/lane.yaml" "scenarios/$name.yaml"; done
"$program" regress --baseline baselines --update --release scenarios --replications 5 --quiet
sed -i 's/5 min/6 min/' scenarios/worse*.yaml
sed -i 's/5 min/4 min/' scenarios/better.yaml
echo 'measures: {backlog_limit: 3}' >>scenarios/stuck.yaml
for strict in '' --strict; do
  status=0
  # shellcheck disable=SC2086 # no word where it is empty
  "$program" regress --baseline baselines scenarios --at-most 5 --junit verdicts.xml --quiet $strict || status=$?
  ((status == 4)) || { echo "exit code $status, expected 4"; exit 1; }
  xmllint --noout --schema "$here/junit.xsd" verdicts.xml
done
grep -q '<failure ' verdicts.xml && grep -q '<error ' verdicts.xml
sed 's/ failures="[0-9]*"//' verdicts.xml >twin.xml
if xmllint --noout --schema "$here/junit.xsd" twin.xml 2>/dev/null; then
  echo 'the twin without a number of failures is valid'
  exit 1
fi
