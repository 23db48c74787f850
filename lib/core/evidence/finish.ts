import { sha256, sha256Start } from "@/lib/core/digest/sha256";
import { compareCodePoints as compare } from "./code-points";
import type { DraftFinding, Said } from "./finding";
import type { Lines } from "./lines";
import { oncePerText, ownText } from "./once";
import type { Span } from "./source";

/** A finding as it leaves the engine: an id that stays when lines shift, line and column, and its sentence. */
export interface Finding extends DraftFinding {
  readonly id: string;
  readonly detector: string;
  /** The component of `.plimsoll.yaml` that its file belongs to. */
  readonly component: string | null;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly sentence: string;
  readonly places: readonly {
    readonly file: string;
    readonly line: number;
    readonly why: string;
  }[];
}

/** A draft with the detector that made it. */
export interface Drafted {
  readonly detector: string;
  readonly draft: DraftFinding;
}

/** Where lines begin and what they say once secrets are masked, by path. */
export interface MaskedLines {
  lines(path: string): Lines;
}

/**
 * Gives drafts their ids, places and sentences, in a fixed order: by path, line, column, control, detector, subject.
 * The id hashes what stays when lines shift: control, detector, subject, path, and the masked line, blanks evened out,
 * with an ordinal among equals.
 */
export function finish(
  drafted: readonly Drafted[],
  texts: MaskedLines,
  componentOf: (path: string) => string | null,
  word: (said: Said) => string,
): readonly Finding[] {
  const own = new OwnTexts();
  const placed = drafted.map(({ detector, draft }) =>
    place(detector, draft, texts, componentOf(draft.at.path), own, word),
  );
  placed.sort(byPlace);
  const seen = new Map<string, number>();
  const places = new KeyPlaces(texts);
  const quoted = oncePerText(JSON.stringify);
  // As JSON of a list, and the ordinal behind it; the words of ours stand in it as they are.
  const keyOf = (finding: Placed, ordinal: number) => {
    const { control, detector, subject, outcome } = finding;
    const { file, line } = places.of(finding);
    return `["${control}","${detector}",${quoted(subject)},${file},"${outcome}",${line}]${ordinal}`;
  };
  for (const finding of placed) {
    const first = sha256Start(keyOf(finding, 1));
    const ordinal = (seen.get(first) ?? 0) + 1;
    seen.set(first, ordinal);
    finding.id = ordinal === 1 ? first : sha256Start(keyOf(finding, ordinal));
  }
  return placed;
}

/** A finding whose id follows when all of them are in order. */
type Placed = Omit<Finding, "id"> & { id: string };
/** Nothing of it may be forgotten where it is written out. */
type Whole<T> = { [Key in keyof Required<T>]: T[Key] };

/** A line that is longer stands in keys by its digest. */
const LONG_LINE = 200;

/** Where a finding stands as keys say it, each line made once: one long line may have thousands of findings. */
class KeyPlaces {
  readonly #texts: MaskedLines;
  #known = { path: "", number: 0, file: "", line: "" };

  constructor(texts: MaskedLines) {
    this.#texts = texts;
  }

  /** Findings come sorted by place, so only the last line is kept. Returns path and line as JSON. */
  of({ file, line }: Placed): { readonly file: string; readonly line: string } {
    if (file !== this.#known.path || line !== this.#known.number) {
      const text = this.#texts
        .lines(file)
        .text(line)
        .trim()
        .replace(/\s\s+|[^\S ]/g, " ");
      this.#known = {
        path: file,
        number: line,
        file: JSON.stringify(file),
        line: JSON.stringify(text.length > LONG_LINE ? sha256(text) : text),
      };
    }
    return this.#known;
  }
}

function place(
  detector: string,
  draft: DraftFinding,
  texts: MaskedLines,
  component: string | null,
  own: OwnTexts,
  word: (said: Said) => string,
): Whole<Placed> {
  const { start, end } = positions(draft.at, texts);
  const message = own.said(draft.message);
  const related = draft.related?.map(({ at, why }) => ({ at, why: own.said(why) }));
  // Written out, not spread: so all findings have one shape, and whoever reads thousands of them is quicker.
  return {
    id: "",
    control: draft.control,
    detector,
    outcome: draft.outcome,
    basis: draft.basis,
    subject: own.text(draft.subject),
    shipped: draft.shipped,
    component,
    file: draft.at.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    sentence: word(message),
    places: placesOf(related, texts, word),
    at: draft.at,
    message,
    best: draft.best,
    hard: draft.hard,
    caps: draft.caps,
    related,
  };
}

/**
 * The texts of findings, each once and whole: what detectors hand in are views into files and chains of pieces, and a
 * file would lie in memory for as long as one finding of it is kept.
 */
class OwnTexts {
  readonly #known = new Map<string, string>();

  text(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const own = ownText(text);
    this.#known.set(own, own);
    return own;
  }

  said(said: Said): Said {
    const { code, values } = said;
    if (!values) return said;
    const own: Record<string, string> = {};
    for (const key in values) own[key] = this.text(values[key] ?? "");
    return { code, values: own };
  }
}

/** Shared by the many findings that no other line belongs to. */
const NO_PLACES: Finding["places"] = [];

function placesOf(
  related: DraftFinding["related"],
  texts: MaskedLines,
  word: (said: Said) => string,
): Finding["places"] {
  if (!related || related.length === 0) return NO_PLACES;
  return related.map(({ at, why }) => ({
    file: at.path,
    line: texts.lines(at.path).at(at.start).line,
    why: word(why),
  }));
}

function positions({ path, start, end }: Span, texts: MaskedLines) {
  const lines = texts.lines(path);
  return { start: lines.at(start), end: lines.at(end) };
}

function byPlace(a: Placed, b: Placed): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.control, b.control) ||
    compare(a.detector, b.detector) ||
    compare(a.subject, b.subject) ||
    compare(a.message.code, b.message.code)
  );
}
