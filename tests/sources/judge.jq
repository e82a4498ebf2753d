# Judges the claims of one comparison; `check` says what they mean.
#
#   jq -r --rawfile rows ROWS -f judge.jq RESULT
#
# A line of ROWS: number of the alternative, from 1; place of its measure among those compared; claim; figure of the
# page; its unit; text. A line of the answer: verdict, text, what is claimed, what is found.

def round_to($decimals): . * pow(10; $decimals) | round / pow(10; $decimals);

# Two digits of the half-width, as tables have them.
def figure($half):
  (if $half > 0 then 1 - ($half | log10 | floor) else 2 end | if . < 0 then 0 elif . > 4 then 4 else . end) as $decimals
  | "\(if . > 0 then "+" else "" end)\(round_to($decimals)) ±\($half | round_to($decimals))" | gsub("-"; "−");

# Of the measure's unit, how much the page's is.
def factor($unit):
  if . == "min" and $unit == "h" then 60
  elif $unit == "bn VND/day" then 1000
  elif . == "h/day" and $unit == "trucks" then 24
  else 1 end;

def printed: capture("^[+]?(?<value>[^ ]*) ±(?<half>.*)$") | .value |= gsub("−"; "-") | map_values(tonumber);

def direction:
  if .ci == null then "nothing"
  elif .ci[0] > 0 and .bound != "at_most" then "up"
  elif .ci[1] < 0 and .bound != "at_least" then "down"
  else "unclear" end;

def finding($claim; $scenario):
  if $claim == "none" then (if $scenario.moves_like_base then "none" else "other instants" end)
  elif ($claim | startswith("within ")) and .relevance == "too_small" then $claim
  elif $claim == "same" and .verdict == "identical" then "same"
  else direction end;

def is_stale($figure; $factor):
  $figure != "" and (.difference as $now | $figure | printed | (.value * $factor - $now | fabs) > .half * $factor);

. as $result
| (($result.comparisons | length) / (($result.scenarios | length) - 1)) as $measures
| $rows | split("\n")[] | select(. != "") | split("\t")
| . as [$alternative, $place, $claim, $figure, $unit, $text]
| ($alternative | tonumber) as $which
| ($result.comparisons[($which - 1) * $measures + ($place | tonumber)]) as $row
| ($row | finding($claim; $result.scenarios[$which])) as $found
| ($row.unit | factor($unit)) as $factor
| (if $claim == "none" or $row.ci == null then ""
   else $row | .difference / $factor | figure(($row.ci[1] - $row.ci[0]) / 2 / $factor) + " " + $unit end) as $now
| (if $found != $claim then "FAILS"
   elif $claim != "none" and ($row | is_stale($figure; $factor)) then "STALE"
   else "holds" end) as $verdict
| [$verdict, $text, "claimed \($claim) \($figure)", "found \($found) \($now)"]
| @tsv
