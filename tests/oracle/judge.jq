# Holds the estimates of one run against the exact values of its case.
#
#   jq -r --rawfile expected expected.csv --arg case ID --argjson most 4 -f judge.jq RESULT
#
# One row a metric: verdict, case, measure, where, direction, flow, outcome, statistic, exact, estimate, standard
# error, z, and the half-width of the 95 % interval in per cent of the exact value. Verdicts:
#   pass     |z| <= most, and sharp: that half-width is at most 1 %
#   blunt    |z| <= most, but too few trucks to tell 1 %
#   WRONG    |z| > most
#   ABSENT   the run has no such number
# `at H h` is the series' point at that hour of the measured day, `variance at H h` its variance over replications.

def rows:
  $expected | split("\n") | map(select(startswith($case + ",")) | split(","))
  | map({measure: .[1], where: .[2], direction: .[3], flow: .[4], outcome: .[5], statistic: .[6],
         exact: ((.[7] | tonumber) * (.[8] | tonumber))});

def names: [.measure, .where, .direction, .flow, .outcome, .statistic];

# The variance of s^2 over n replications of a Poisson count of mean m (its fourth central moment is m + 3 m^2).
def poisson_variance_error($m; $n): ($m + 3 * $m * $m - $m * $m * ($n - 3) / ($n - 1)) / $n | sqrt;

# Half-widths are those of a t interval; from 1000 replications on its quantile is the normal one to 0.2 %.
def series_point($row; $n):
  ($row.statistic | capture("at (?<hour>[0-9]+) h").hour | tonumber) as $hour
  | (.series[] | select(.measure == $row.measure and .where == $row.where)) as $series
  | (($series.high[$hour] - $series.low[$hour]) / 2 / 1.9600) as $error
  | if $row.statistic | startswith("variance")
    then {value: ($error * $error * $n), error: poisson_variance_error($series.values[$hour]; $n)}
    else {value: $series.values[$hour], error: $error} end;

def measure_of($row): [.measures[] | select(names == ($row | names))][0];

def variance_of($row):
  measure_of($row + {statistic: "mean"})
  | {value: (.sd * .sd), error: poisson_variance_error(.value; .n)};

def estimate($row):
  if $row.statistic | test("at [0-9]+ h") then series_point($row; .provenance.replications)
  elif $row.statistic == "variance" then variance_of($row)
  else measure_of($row) | select(. != null and .value != null)
       | {value, error: (.sd / (.n | sqrt))} end;

def verdict($z; $width):
  if ($z | fabs) > $most then "WRONG" elif $width > 1 then "blunt" else "pass" end;

. as $result
| rows[] as $row
| ([$result | estimate($row)][0]) as $found
| if $found == null then ["ABSENT"] + [$case] + ($row | names) + [$row.exact, "-", "-", "-", "-"]
  else (($found.value - $row.exact) / $found.error) as $z
  | (196 * $found.error / $row.exact) as $width
  | [verdict($z; $width), $case] + ($row | names)
    + [$row.exact, $found.value, $found.error, $z, $width] end
| @tsv
