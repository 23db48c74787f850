import { MASK } from "./judge";

/** Shorter ones are words that stand anywhere. */
const SHORTEST = 5;

/**
 * A function that hides these secrets wherever a text repeats one of them: what a rule says of a command or an image
 * may hold what another line gave it. A text is walked once, however many secrets there are.
 */
export function redactor(secrets: Iterable<string>): (text: string) => string {
  const byPlace = new Map<number, string[]>();
  for (const secret of new Set(secrets)) {
    if (secret.length < SHORTEST) continue;
    const place = placeOf(secret, 0);
    const list = byPlace.get(place);
    if (list) list.push(secret);
    else byPlace.set(place, [secret]);
  }
  // The longest first: one secret may begin another.
  for (const list of byPlace.values()) list.sort((a, b) => b.length - a.length);
  if (byPlace.size === 0) return (text) => text;
  // A cheap look at three characters first: nearly every place is passed over by it.
  const possible = new Uint8Array(PLACES);
  for (const place of byPlace.keys()) possible[place] = 1;
  return (text) => {
    let out = "";
    let kept = 0;
    for (let at = 0; at + SHORTEST <= text.length; ) {
      const place = placeOf(text, at);
      const secret = possible[place] === 1 ? beginningAt(at, text, byPlace.get(place)) : undefined;
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

/** Apart from the loop: a function made in it would cost each of its rounds, whether it is called or not. */
function beginningAt(at: number, text: string, secrets: readonly string[] | undefined) {
  return secrets?.find((secret) => text.startsWith(secret, at));
}

const PLACES = 4096;

/** The place in a small table of the first, third and fifth character; several may share one. */
function placeOf(text: string, at: number): number {
  return (
    ((text.charCodeAt(at) << 7) ^ (text.charCodeAt(at + 2) << 4) ^ text.charCodeAt(at + 4)) &
    (PLACES - 1)
  );
}
