#!/usr/bin/env bash
# Runs what a page of documentation shows.
#
#   examples.sh PAGE PROGRAM SOURCE WORK
#
# In a scratch folder under WORK with a copy of the scenarios, top to bottom:
#   ```console        each "$ command" is run; the lines below it are its whole output, "..." standing
#                     for any lines; a block "```console exit=3" ends with that exit code
#   ```sh             run; must succeed
#   ```yaml           a scenario; a first line "# NAME.yaml" also writes it for later commands
#   ```yaml fragment  checked on top of a minimal scenario
#   ```yaml study     a study, checked and written like a scenario
#   ```bash NAME.sh   a script, written for later commands; bash must be able to read it
# Blocks of other kinds are left alone; links to files must lead somewhere. CUAKHAU_DOCS_UPDATE=1 writes the outputs that came into PAGE.
set -uo pipefail

page=$1
program=$2
source=$3
work=$4/$(basename "$page" .md)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

failures=0
ran=0
fresh=()
number=0

complain() {
  printf '%s:%d: %s\n' "$page" "$1" "$2" >&2
  failures=$((failures + 1))
}

prepare() {
  rm -rf "$work"
  mkdir -p "$work/bin" "$work/tools"
  : >"$work/.cuakhau-root"
  cp -r "$source/scenarios" "$work/scenarios"
  ln -s "$program" "$work/bin/cuakhau"
  # What runs this has built the program and is running the tests: here it counts that both exist.
  [[ -x $source/tools/run ]] && ln -s "$here/run" "$work/tools/run"
  [[ -x $source/tools/test ]] && ln -s /bin/true "$work/tools/test"
  cp "$here/minimal.yaml" "$work/minimal.yaml"
  export PATH="$work/bin:$PATH" NO_COLOR=1 CUAKHAU_LIBRARY="$work/scenarios"
  cd "$work" || exit 1
}

# Whether the lines of file $2 are those of file $1, where "..." stands for any.
same_output() {
  local -a want got
  mapfile -t want <"$1"
  mapfile -t got <"$2"
  local at=0 gap=no line
  for line in "${want[@]}"; do
    if [[ $line == ... ]]; then
      gap=yes
      continue
    fi
    if [[ $gap == yes ]]; then
      while ((at < ${#got[@]})) && [[ ${got[at]} != "$line" ]]; do at=$((at + 1)); done
      gap=no
    fi
    [[ ${at} -lt ${#got[@]} && ${got[at]} == "$line" ]] || return 1
    at=$((at + 1))
  done
  [[ $gap == yes || $at -eq ${#got[@]} ]]
}

run_command() { # command, wanted exit code
  ran=$((ran + 1))
  bash -c "$1" >.output 2>&1 </dev/null
  local status=$?
  ((status == $2)) || {
    complain "$number" "exit code $status, expected $2: $1"
    sed 's/^/    /' .output >&2
  }
}

# Holds the output of the command against what the page shows, and keeps the lines for an update.
compare() { # command, file with the shown lines
  local shown=$2
  if same_output "$shown" .output; then
    mapfile -t lines <"$shown"
  elif [[ -n ${CUAKHAU_DOCS_UPDATE:-} ]] && ! grep -qx '\.\.\.' "$shown"; then
    mapfile -t lines <.output
  else
    complain "$number" "the output is not what the page shows: $1"
    diff "$shown" .output | sed 's/^/    /' >&2
    mapfile -t lines <"$shown"
  fi
  fresh+=("\$ $1" ${lines[@]+"${lines[@]}"})
}

console() { # exit code, lines
  local wanted=$1 command='' line
  shift
  : >.shown
  for line in "$@" '$ '; do
    if [[ $line == '$ '* ]]; then
      if [[ -n $command ]]; then
        run_command "$command" "$wanted"
        compare "$command" .shown
      fi
      command=${line#'$ '}
      : >.shown
    else
      printf '%s\n' "$line" >>.shown
    fi
  done
}

check_yaml() { # kind, lines
  local kind=$1 name=example.yaml
  local -a checking=(check)
  shift
  [[ $kind != study ]] || checking=(study --script)
  ran=$((ran + 1))
  [[ ${1:-} =~ ^'# '([a-z0-9/_-]+\.yaml)$ ]] && name=${BASH_REMATCH[1]}
  {
    if [[ $kind == fragment ]]; then
      printf 'cuakhau: 1\n'
      printf '%s\n' "$@" | grep -q '^extends:' || printf 'extends: minimal.yaml\n'
    fi
    printf '%s\n' "$@"
  } >"$name"
  cuakhau "${checking[@]}" "$name" >.output 2>&1 || {
    complain "$number" "not a ${kind/whole/scenario}:"
    sed 's/^/    /' .output >&2
  }
}

write_script() { # name, lines
  local name=$1
  shift
  ran=$((ran + 1))
  printf '%s\n' "$@" >"$name"
  bash -n "$name" || complain "$number" "not a script: $name"
}

block() { # info string, lines
  local info=$1
  shift
  case $info in
    console) console 0 "$@" ;;
    'console exit='*) console "${info#*=}" "$@" ;;
    sh) run_command "$(printf '%s\n' "$@")" 0 && fresh+=("$@") ;;
    yaml) check_yaml whole "$@" && fresh+=("$@") ;;
    'bash '*) write_script "${info#* }" "$@" && fresh+=("$@") ;;
    'yaml fragment') check_yaml fragment "$@" && fresh+=("$@") ;;
    'yaml study') check_yaml study "$@" && fresh+=("$@") ;;
    *) fresh+=("$@") ;;
  esac
}

check_links() {
  local target
  while IFS= read -r target; do
    [[ $target == *:* || -e $(dirname "$page")/${target%%#*} ]] || complain 1 "a link leads nowhere: $target"
  done < <(grep -oE '\]\([^)#][^)]*\)' "$page" | sed -E 's/^\]\(//; s/\)$//')
}

page=$(realpath "$page")
check_links
prepare
info='' inside=no
lines_of_block=()
while IFS= read -r line || [[ -n $line ]]; do
  number=$((number + 1))
  if [[ $inside == no && $line == '```'* ]]; then
    inside=yes info=${line#'```'} lines_of_block=()
    fresh+=("$line")
  elif [[ $inside == yes && $line == '```' ]]; then
    block "$info" ${lines_of_block[@]+"${lines_of_block[@]}"}
    fresh+=("$line")
    inside=no
  elif [[ $inside == yes ]]; then
    lines_of_block+=("$line")
  else
    fresh+=("$line")
  fi
done <"$page"

[[ -n ${CUAKHAU_DOCS_UPDATE:-} ]] && printf '%s\n' "${fresh[@]}" >"$page"
printf '%s: %d examples, %d failures\n' "${page#"$source"/}" "$ran" "$failures"
((failures == 0))
