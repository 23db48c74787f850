/** Something and how much more of its kind: "CTR-2 and 2 others". */
export function andMore(one: string, more: number): string {
  if (more === 0) return one;
  return `${one} and ${more === 1 ? "1 other" : `${more} others`}`;
}
