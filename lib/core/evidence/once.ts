/** That it came to nothing: told from what was not asked yet without a second look. */
const NOTHING = Symbol("nothing");

/** Works something out once for each object it is asked about: several rules read the same facts of one container. */
export function oncePer<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V | typeof NOTHING>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return (before === NOTHING ? undefined : before) as V;
    const value = work(key);
    known.set(key, value === undefined ? NOTHING : value);
    return value;
  };
}

/** Texts that are remembered at most. */
const MOST = 2_000;

/** Works something out once for each text that comes again and again; all is forgotten where there are too many. */
export function oncePerText<V>(work: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as V;
    // What is worked out holds parts of the text: they must not keep the file that it comes from.
    const own = ownText(text);
    const value = work(own);
    if (known.size >= MOST) known.clear();
    known.set(own, value);
    return value;
  };
}

/** A text that stands for itself: a part of another would keep all of it in memory. */
export function ownText(text: string): string {
  return [text.slice(0, 1), text.slice(1)].join("");
}
