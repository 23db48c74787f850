/** Somebody whom a text can mention, under the name that is typed for them. */
export interface Mentionable {
  readonly memberId: string;
  readonly name: string;
}

const STORED = /@\[([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]/gi;
const LETTER = /[\p{L}\p{N}]/u;
/** A name that is looked for is no longer: what follows an `@` in a long text is not searched to its end. */
const LONGEST_QUERY = 60;

/** The members that a stored text mentions, each once. */
export function mentionedIn(text: string): string[] {
  return [...new Set([...text.matchAll(STORED)].map(([, id = ""]) => id.toLowerCase()))];
}

/** A stored text cut at its mentions: words and ids by turns, words first. */
export function mentionParts(text: string): readonly string[] {
  return text.split(STORED);
}

/** A stored text with names in the place of ids; `nameOf` says null for an id that is nobody's. */
export function showMentions(text: string, nameOf: (memberId: string) => string | null): string {
  return text.replace(STORED, (stored, id: string) => {
    const name = nameOf(id.toLowerCase());
    return name === null ? stored : `@${name}`;
  });
}

/** The people of a list with a name of their own each: where several have the same one, a number follows it. */
export function withOwnNames(people: readonly Mentionable[]): Mentionable[] {
  const taken = new Map<string, number>();
  return people.map(({ memberId, name }) => {
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return { memberId, name: times === 1 ? name : `${name} ${times}` };
  });
}

/** A typed text with ids in the place of names: `@` and the whole name of somebody in the list is a mention. */
export function storeMentions(text: string, people: readonly Mentionable[]): string {
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length);
  let stored = "";
  let from = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", Math.max(from, at + 1))) {
    if (!startsHere(text, at)) continue;
    const person = longestFirst.find(({ name }) => isWhole(text, at + 1, name));
    if (!person) continue;
    stored += `${text.slice(from, at)}@[${person.memberId}]`;
    from = at + 1 + person.name.length;
  }
  return stored + text.slice(from);
}

/** What is typed of a name just before the cursor, and where its `@` stands; null when no name is being typed. */
export function mentionAt(text: string, cursor: number): { from: number; query: string } | null {
  const before = text.slice(Math.max(0, cursor - LONGEST_QUERY), cursor);
  const at = before.lastIndexOf("@");
  const from = cursor - before.length + at;
  if (at === -1 || !startsHere(text, from)) return null;
  const query = before.slice(at + 1);
  return /[\n@[\]]/.test(query) || query.startsWith(" ") ? null : { from, query };
}

/** Those whose name holds a word that begins as was typed, the best first. */
export function matching(people: readonly Mentionable[], query: string): Mentionable[] {
  const typed = query.trimEnd().toLocaleLowerCase("en");
  const nameOf = (person: Mentionable) => person.name.toLocaleLowerCase("en");
  const begins = people.filter((person) => nameOf(person).startsWith(typed));
  const holds = people.filter(
    (person) => !begins.includes(person) && nameOf(person).includes(` ${typed}`),
  );
  return [...begins, ...holds];
}

function startsHere(text: string, at: number): boolean {
  return at === 0 || !LETTER.test(text[at - 1] ?? "");
}

function isWhole(text: string, from: number, name: string): boolean {
  return (
    name !== "" && text.startsWith(name, from) && !LETTER.test(text.charAt(from + name.length)) // "@Jo" is not the beginning of "@Johanna"
  );
}
