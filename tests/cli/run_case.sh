#!/usr/bin/env bash
# Runs one transcript: the commands of CASE, in a fresh folder that holds a copy of files/, against
# CASE's .expected: standard output, standard error and exit code, to the letter.
#
#   run_case.sh PROGRAM CASE.case
#
# CUAKHAU_REGENERATE=1 writes the .expected anew instead: look at the difference before keeping it.
set -euo pipefail

program=$(realpath "$1")
case_file=$(realpath "$2")
expected=${case_file%.case}.expected
files=$(dirname "$case_file")/../files

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/here"
ln -s "$program" "$work/bin/cuakhau"
cp -r "$files"/. "$work/here"
: >"$work/here/.cuakhau-root"

status=0
(
  cd "$work/here"
  unset CUAKHAU_LIBRARY
  PATH="$work/bin:$PATH" TERM=dumb LC_ALL=C bash "$case_file"
) >"$work/out" 2>"$work/err" </dev/null || status=$?

{
  echo "=== exit code $status"
  echo "=== standard output"
  cat "$work/out"
  echo "=== standard error"
  cat "$work/err"
} >"$work/actual"

if [[ ${CUAKHAU_REGENERATE:-} == 1 ]]; then
  cp "$work/actual" "$expected"
else
  diff -u "$expected" "$work/actual"
fi
