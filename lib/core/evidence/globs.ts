/**
 * Which paths match one of these globs of `.plimsoll.yaml`: `*` and `?` stay inside a folder, `**` goes through any
 * number of them, and a pattern that names a folder means all in it. Takes time in proportion to pattern times path.
 */
export function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const all = patterns.map(partsOf);
  return (path) => {
    const parts = path.split("/");
    return all.some((wanted) => matches(wanted, parts));
  };
}

function partsOf(pattern: string): readonly string[] {
  const wanted = pattern.replace(/^\.?\/+/, "").split("/");
  if (wanted[wanted.length - 1] === "") wanted.pop();
  return wanted;
}

function matches(wanted: readonly string[], parts: readonly string[]): boolean {
  // `reached[n]`: the parts so far match the first n of the pattern.
  let reached = after(wanted, new Set([0]));
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of reached) {
      const segment = wanted[at];
      if (segment === undefined) return true;
      if (segment === "**") next.add(at);
      else if (matchesPart(segment, part)) next.add(at + 1);
    }
    if (next.size === 0) return false;
    reached = after(wanted, next);
  }
  return reached.has(wanted.length);
}

/** `**` also stands for no folder at all. */
function after(wanted: readonly string[], reached: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set(reached);
  for (const at of all) if (wanted[at] === "**") all.add(at + 1);
  return all;
}

function matchesPart(pattern: string, part: string): boolean {
  let [at, from] = [0, 0];
  let [star, retry] = [-1, 0];
  while (from < part.length) {
    if (pattern[at] === "*") {
      star = at;
      at += 1;
      retry = from;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === part[from])) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      at = star + 1;
      retry += 1;
      from = retry;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}
