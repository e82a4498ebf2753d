# Moments over replications, for awk programs that judge laws.

# z of the mean of values[1..n] against what it ought to be.
function z_of(values, n, wanted,    i, sum, squares, mean) {
  for (i = 1; i <= n; ++i) sum += values[i]
  mean = sum / n
  for (i = 1; i <= n; ++i) squares += (values[i] - mean) ^ 2
  return (mean - wanted) / sqrt(squares / (n - 1) / n)
}
