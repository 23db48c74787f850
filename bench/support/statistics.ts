/** The value below which a share (0 to 1) of the values lies. Throws a RangeError where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new RangeError("Nothing was measured.");
  return value;
}
