import type { DraftFinding, Said } from "../finding";
import type { Inventory } from "../inventory/types";
import { oncePerText } from "../once";
import type { Span } from "../source";
import type { Verdict } from "./judge";
import { imageWords } from "./of-container";
import { readableSecrets } from "./of-inventory";
import { redactor } from "./redact";

/** What must not leave the engine. */
export interface Hiding {
  /** Where rules see secrets, by path. */
  readonly spans: ReadonlyMap<string, readonly Span[]>;
  /** Hides them where another text repeats them. */
  redact(text: string): string;
  redactFinding(draft: DraftFinding): DraftFinding;
  redactValues<T extends { readonly values?: Said["values"] }>(thing: T): T;
}

/** Gathers every secret that a rule sees, to be hidden in the files it stands in and in all that is said of them. */
export function hidingOf(inventory: Inventory): Hiding {
  const spans = new Map<string, Span[]>();
  const texts: string[] = [];
  // A mark inside an image's name would give away what it hides.
  const names = new Set(
    inventory.containers.flatMap(({ image }) => imageWords(image?.value ?? "")),
  );
  const add = (at: Span, kind?: Verdict["kind"]) => {
    const list = spans.get(at.path);
    if (list) list.push(at);
    else spans.set(at.path, [at]);
    const secret = inventory.textOf(at.path)?.slice(at.start, at.end) ?? "";
    // A default password is a word like any other: `postgres` is an image's name as well.
    const isWord = kind === "default-password" || (kind === "literal" && names.has(secret));
    if (!isWord) texts.push(secret);
  };
  for (const uses of readableSecrets(inventory).values()) {
    for (const { at, verdict } of uses) add(at, verdict.kind);
  }
  for (const { at } of inventory.texts) add(at);
  // Subjects and names come again in one finding after the other.
  const redact = oncePerText(redactor(texts));
  // Nearly every finding repeats no secret: then nothing is made anew.
  const redactValues: Hiding["redactValues"] = (thing) => {
    const { values } = thing;
    let hidden: Record<string, string> | undefined;
    for (const key in values) {
      const value = values[key] ?? "";
      const redacted = redact(value);
      if (redacted === value) continue;
      hidden ??= { ...values };
      hidden[key] = redacted;
    }
    return hidden ? { ...thing, values: hidden } : thing;
  };
  const redactRelated = (related: NonNullable<DraftFinding["related"]>) => {
    const hidden = related.map((line) => {
      const why = redactValues(line.why);
      return why === line.why ? line : { at: line.at, why };
    });
    return hidden.every((line, index) => line === related[index]) ? related : hidden;
  };
  return {
    spans,
    redact,
    redactValues,
    redactFinding: (draft) => {
      const subject = redact(draft.subject);
      const message = redactValues(draft.message);
      const related = draft.related && redactRelated(draft.related);
      const same =
        subject === draft.subject && message === draft.message && related === draft.related;
      return same ? draft : { ...draft, subject, message, ...(related ? { related } : {}) };
    },
  };
}
