import { MASK } from "./judge";

/** Shorter ones are words that stand anywhere. */
const SHORTEST = 5;

/**
 * A function that hides these secrets wherever a text repeats one of them: what a rule says of a command or an image
 * may hold what another line gave it. A text is walked once, however many secrets there are.
 */
export function redactor(secrets: Iterable<string>): (text: string) => string {
  const byStart = new Map<string, string[]>();
  for (const secret of new Set(secrets)) {
    if (secret.length < SHORTEST) continue;
    const start = secret.slice(0, SHORTEST);
    const list = byStart.get(start);
    if (list) list.push(secret);
    else byStart.set(start, [secret]);
  }
  // The longest first: one secret may begin another.
  for (const list of byStart.values()) list.sort((a, b) => b.length - a.length);
  if (byStart.size === 0) return (text) => text;
  const firstCodes = new Set([...byStart.keys()].map((start) => start.charCodeAt(0)));
  return (text) => {
    let out = "";
    let kept = 0;
    for (let at = 0; at + SHORTEST <= text.length; ) {
      const possible = firstCodes.has(text.charCodeAt(at));
      const candidates = possible ? byStart.get(text.slice(at, at + SHORTEST)) : undefined;
      const secret = candidates?.find((one) => text.startsWith(one, at));
      if (secret === undefined) {
        at += 1;
        continue;
      }
      out += text.slice(kept, at) + MASK.repeat(secret.length);
      at += secret.length;
      kept = at;
    }
    return kept === 0 ? text : out + text.slice(kept);
  };
}
