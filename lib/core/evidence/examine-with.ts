import { DETECTORS } from "@/lib/core/detectors/all";
import { sha256 } from "@/lib/core/digest/sha256";
import { gather } from "@/lib/core/evidence/gather";
import { compareCodePoints, wellFormed } from "./code-points";
import { decode } from "./decode";
import type { EvidenceInput, Examination, ExaminedFile, InputFile, Placed, Sited } from "./examine";
import type { Said } from "./finding";
import { type Drafted, type Finding, finish } from "./finish";
import type { FileFacts } from "./inventory/file-facts";
import { joinInventory } from "./inventory/join";
import { carriedImages, type ShippedImage, shippedImages } from "./inventory/shipped-images";
import type { Inventory } from "./inventory/types";
import type { ArtefactKind } from "./kinds";
import { Lines } from "./lines";
import { readArtefact } from "./read";
import { recognise } from "./recognise";
import { type Hiding, hidingOf } from "./secrets/hiding";
import { maskSecrets, maskSource } from "./secrets/spans";
import { acceptComments } from "./settings/accept-comments";
import { componentsByPath } from "./settings/components";
import { DEFAULT_SETTINGS, parseSettings, SETTINGS_PATH } from "./settings/parse";
import type { AcceptedRisk, Settings } from "./settings/types";
import type { FileError, FileNote, Source, Span } from "./source";

interface Opened {
  readonly input: InputFile;
  readonly kind: ArtefactKind;
  readonly source: Source | null;
  readonly errors: FileError[];
  readonly notes: FileNote[];
}

/**
 * From files to findings (design, section 3). Pure: the same input gives the same result, everywhere.
 * Nothing throws out of it: what is wrong with a file is an error on that file, and the others are still examined.
 * @param word makes the sentences; what carries no words hands in their codes, and `wordEvidence` has them later.
 */
export function examineWith(input: EvidenceInput, word: (said: Said) => string): Examination {
  const { asOf, complete } = input;
  const files = input.files.map(nameable).sort((a, b) => compareCodePoints(a.path, b.path));
  const settingsFile = files.find(({ path }) => path === SETTINGS_PATH);
  const settings = settingsFile ? readSettings(settingsFile) : null;
  const opened = files.filter((file) => file !== settingsFile).map(open);

  const joined = joinInventory(opened.map(readOpened), {
    asOf,
    complete,
    platform: settings?.settings?.platform ?? null,
    exclude: settings?.settings?.exclude ?? [],
    composeOrder: input.composeOrder ?? [],
  });
  const { inventory } = joined;
  const byPath = new Map(opened.map((file) => [file.input.path, file]));
  for (const error of joined.errors) byPath.get(error.at?.path ?? "")?.errors.push(error);
  for (const note of joined.notes) byPath.get(note.at?.path ?? "")?.notes.push(note);

  const hiding = hidingOf(inventory);
  const masked = new Map(
    opened.map(({ input: { path }, source, kind }) => [
      path,
      source && maskSource(source, hiding.spans.get(path), kind),
    ]),
  );
  const lines = new LinesByPath(masked);
  const componentOf = componentsByPath(settings?.settings?.components ?? []);
  const findings = finish(draft(inventory, hiding), lines, componentOf, word);
  const comments = readComments(opened, findings, lines, masked);
  const examined = opened.map((file) => described(file, inventory, masked, lines, hiding));
  if (settingsFile && settings) examined.push(settings.file);
  return {
    asOf,
    complete,
    files: examined.sort((a, b) => compareCodePoints(a.path, b.path)),
    findings,
    images: shippedImages(inventory)
      .map((image) => sited(hidden(image, hiding), lines))
      .sort(bySite),
    carried: carriedImages(inventory)
      .map((image) => sited({ ...image, name: hiding.redact(image.name) }, lines))
      .sort(bySite),
    containers: inventory.containers.filter(({ shipped }) => shipped).length,
    notLookedAt: [
      ...new Set(inventory.missingDockerfiles.map(({ value }) => hiding.redact(value))),
    ],
    settings: settings?.settings ?? DEFAULT_SETTINGS,
    settingsBroken: settings?.broken ?? false,
    accepted: [
      ...(settings?.accepted ?? []),
      ...comments.map((risk) => ({
        line: lines.lines(risk.at.path).at(risk.at.start).line,
        ...risk,
      })),
    ],
    assessable: speaksOfContainers(inventory) || findings.some(({ outcome }) => outcome === "fail"),
  };
}

function hidden(image: ShippedImage, { redact }: Hiding): ShippedImage {
  const { name, subject, build } = image;
  return {
    ...image,
    name: name === null ? null : redact(name),
    subject: redact(subject),
    build: build?.by === "compose" ? { ...build, service: redact(build.service) } : build,
  };
}

function sited<T extends { readonly at: Span }>({ at, ...rest }: T, lines: LinesByPath): Sited<T> {
  return { file: at.path, line: lines.lines(at.path).at(at.start).line, ...rest };
}

/** In the order of files and lines; of two on one line the first that was found. */
function bySite(a: Sited<{ readonly at: Span }>, b: Sited<{ readonly at: Span }>): number {
  return compareCodePoints(a.file, b.file) || a.line - b.line;
}

/** The risks that comments accept, as they stand in the masked files; what is wrong with one is told at its file. */
function readComments(
  opened: readonly Opened[],
  findings: readonly Finding[],
  lines: LinesByPath,
  masked: ReadonlyMap<string, string | null>,
): readonly AcceptedRisk[] {
  // Made when the first comment asks: hardly any file has one.
  let known: ReadonlySet<string> | null = null;
  const isFound = ({ path, start }: Span) => {
    known ??= new Set(findings.map(({ file, line }) => `${file}:${line}`));
    const { line } = lines.lines(path).at(start);
    return known.has(`${path}:${line}`) || known.has(`${path}:${line + 1}`);
  };
  return gather(opened, ({ input: { path }, kind, errors }) => {
    const read = acceptComments({ path, text: masked.get(path) ?? "" }, kind, isFound);
    for (const error of read.errors) errors.push(error);
    return read.accepted;
  });
}

function speaksOfContainers({
  images,
  containers,
  inspectedImages,
  transcripts,
  workflows,
}: Inventory): boolean {
  return (
    images.length > 0 ||
    containers.length > 0 ||
    inspectedImages.length > 0 ||
    transcripts.some(({ observations }) => observations.length > 0) ||
    workflows.some(({ acts }) => acts.some(({ kind }) => OF_IMAGES.has(kind)))
  );
}

/** What a pipeline does with an image; a scan may be one of files. */
const OF_IMAGES: ReadonlySet<string> = new Set(["build", "push", "sign"]);

/** A file whose name can be told: no half of a surrogate pair is in it. */
function nameable(file: InputFile): InputFile {
  const path = wellFormed(file.path);
  return path === file.path ? file : { ...file, path };
}

function open(input: InputFile): Opened {
  if (input.error) {
    return { input, kind: "unknown", source: null, errors: [{ code: input.error }], notes: [] };
  }
  const { path, bytes } = input;
  const { text, error } = decode(bytes);
  if (text === undefined) {
    const kind = input.kind ?? recognise({ path, text: "" });
    // A picture or an archive is no error: nobody expects it to be read.
    const errors = kind === "text" || kind === "unknown" ? [] : [error];
    return { input, kind, source: null, errors, notes: [] };
  }
  const source = { path, text };
  return { input, kind: input.kind ?? recognise(source), source, errors: [], notes: [] };
}

function readOpened({ input, kind, source, errors, notes }: Opened): FileFacts {
  const named = input.named ?? false;
  if (!source) return { path: input.path, named, kind, facts: null };
  const read = readArtefact(source, kind, named);
  // One by one: as arguments of one call, those of a hostile file would overflow the stack.
  for (const error of read.errors) errors.push(error);
  for (const note of read.notes) notes.push(note);
  return input.tracked ? { ...read.file, tracked: true } : read.file;
}

/** Runs every detector. One that throws is a fault of ours: it costs its own findings, never the others'. */
function draft(inventory: Inventory, { redactFinding }: Hiding): readonly Drafted[] {
  return gather(DETECTORS, (detector) => {
    try {
      return detector
        .detect(inventory)
        .map((found) => ({ detector: detector.id, draft: redactFinding(found) }));
    } catch {
      return detector.controls.map((control) => ({
        detector: detector.id,
        draft: {
          control,
          outcome: "unknown" as const,
          basis: "configured" as const,
          subject: "repository",
          shipped: true,
          at: { path: inventory.paths[0] ?? "", start: 0, end: 0 },
          message: { code: "detector-failed", values: { detector: detector.id } },
        },
      }));
    }
  });
}

function described(
  { input, kind, source, errors, notes }: Opened,
  inventory: Inventory,
  masked: ReadonlyMap<string, string | null>,
  lines: LinesByPath,
  { redactValues }: Hiding,
): ExaminedFile {
  const { path, bytes } = input;
  const place = <T extends FileError | FileNote>(thing: T): Placed<T> => ({
    ...redactValues(thing),
    line: thing.at && source ? lines.lines(path).at(thing.at.start).line : null,
  });
  const text = masked.get(path) ?? null;
  return {
    path,
    kind,
    digest: sha256(text ?? bytes),
    shipped: inventory.ships(path),
    errors: fewErrors(errors).map(place),
    notes: notes.map(place),
    masked: text,
  };
}

/** Mistakes of one file that are told; nobody reads a quarter of a million. */
const MOST_ERRORS = 100;

/** The first errors of a file, and how many more there are, at the first of these. */
function fewErrors(errors: readonly FileError[]): readonly FileError[] {
  const next = errors[MOST_ERRORS];
  if (!next) return errors;
  const values = { count: String(errors.length - MOST_ERRORS) };
  return [...errors.slice(0, MOST_ERRORS), { code: "more-errors", values, at: next.at }];
}

function readSettings({ path, bytes, error: unread }: InputFile): {
  readonly settings: Settings | null;
  readonly accepted: Examination["accepted"];
  readonly broken: boolean;
  readonly file: ExaminedFile;
} {
  const { text: written, error } = unread ? { error: { code: unread } } : decode(bytes);
  // Hidden before anything is read: a reason or a note is printed.
  const text = written === undefined ? undefined : maskSecrets(written);
  const read = text === undefined ? null : parseSettings({ path, text });
  const lines = new Lines(text ?? "");
  const errors = fewErrors(read?.errors ?? (error ? [error] : [])).map((found) => ({
    line: found.at ? lines.at(found.at.start).line : null,
    ...found,
  }));
  return {
    settings: read?.facts ?? null,
    accepted: (read?.facts?.accepted ?? []).map((risk) => ({
      line: lines.at(risk.at.start).line,
      ...risk,
    })),
    broken: errors.length > 0,
    file: {
      path,
      kind: "unknown",
      digest: sha256(text ?? bytes),
      shipped: true,
      errors,
      notes: [],
      masked: text ?? null,
    },
  };
}

/** Lines of masked texts, made when they are first asked for: most files have no finding. */
class LinesByPath {
  readonly #texts: ReadonlyMap<string, string | null>;
  readonly #lines = new Map<string, Lines>();

  constructor(texts: ReadonlyMap<string, string | null>) {
    this.#texts = texts;
  }

  lines(path: string): Lines {
    const known = this.#lines.get(path);
    if (known) return known;
    const lines = new Lines(this.#texts.get(path) ?? "");
    this.#lines.set(path, lines);
    return lines;
  }
}
