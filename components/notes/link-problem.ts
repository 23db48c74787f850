/** How many links an answer has at most. */
export const MAX_LINKS = 10;

const MAX_LENGTH = 500;

/** Why an address is no link of an answer, in words, or null when it is one. Spaces at its ends do not count. */
export function linkProblem(typed: string): string | null {
  const link = typed.trim();
  if (link.length > MAX_LENGTH) return `A link has at most ${MAX_LENGTH} characters.`;
  if (/[\p{Cc}\s]/u.test(link)) return "A link has no spaces: put two links into two fields.";
  if (!/^https?:\/\//i.test(link)) return "A link starts with http:// or https://.";
  return URL.canParse(link) ? null : "This is no complete address.";
}

/** Of what was typed, the links that can be saved: each once, in order, at most ten. */
export function savableLinks(typed: readonly string[]): readonly string[] {
  const links = typed.map((text) => text.trim()).filter((link) => linkProblem(link) === null);
  return [...new Set(links)].slice(0, MAX_LINKS);
}
