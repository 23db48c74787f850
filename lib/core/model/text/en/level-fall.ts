/**
 * That the declared level fell, as the beginning of a sentence. None is "below level 1": nobody may have said so, and
 * "below basic" is for what stands refuted (design, section 4).
 */
export function levelFallText(from: number, to: number): string {
  const now = to > 0 ? String(to) : "below level 1";
  return `The declared level fell from ${from} to ${now}`;
}
