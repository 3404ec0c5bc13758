/** The value below which so many percent of the values lie; the nearest that was measured. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}

/** Median and 95th percentile of milliseconds, in words. */
export function inWords(values: readonly number[]): string {
  return `${percentile(values, 50).toFixed(1)} ms (p95 ${percentile(values, 95).toFixed(1)})`;
}
