import type { Examination } from "@/lib/core/evidence/examine";
import { ARCHIVE_SKIPS } from "@/lib/core/model/text/en/archives";
import { fileNoteSentence } from "@/lib/core/model/text/en/files";
import type { Collected } from "../collect-entries";
import type { AsideReason, Skipped } from "../worker/protocol";

/** Something that no answer rests on, and why. */
export interface Aside {
  /** Paths, or what it is about in words. */
  readonly what: string;
  readonly isPath: boolean;
  readonly why: string;
}

const SKIPPED = {
  ...ARCHIVE_SKIPS,
  ignored: [
    "Ignored files",
    "A .gitignore names them, so they are taken as not in the repository.",
  ],
  "too-large": ["Large files", "Texts over 1 MB and reports over 64 MB are not read."],
  "too-many": [
    "Over the limit",
    "10,000 files or 200 MB are read at one time. Nothing is taken as missing: drop a smaller folder for that.",
  ],
  binary: ["Binary files", "They hold no text to read."],
} satisfies Record<AsideReason, readonly [string, string]>;

/** Of these the first are named: somebody may look for them. */
const NAMES_FILES: ReadonlySet<AsideReason> = new Set([
  "too-large",
  "too-many",
  "ignored",
  "link",
  "bad-name",
]);

/** Everything that was not looked at or not counted, in words: so that a result reads as no more than it is. */
export function notLookedAt(
  evidence: Examination,
  skipped: Skipped,
  { cut, neverRead }: Pick<Collected, "cut" | "neverRead">,
): readonly Aside[] {
  const { files, complete } = evidence;
  const beside = files.filter(
    ({ shipped, kind }) => !shipped && kind !== "text" && kind !== "unknown",
  );
  return [
    ...(cut
      ? [
          words(
            "The rest of the folder",
            "Not all of it could be listed: nothing is taken as missing.",
          ),
        ]
      : []),
    ...(complete || cut
      ? []
      : [
          words(
            "Other files",
            "These are single files: what is not among them is not taken as missing. A whole folder tells more.",
          ),
        ]),
    ...files.flatMap(({ path, notes }) =>
      notes.map((note) => ({
        what: note.line === null ? path : `${path}:${note.line}`,
        isPath: true,
        why: fileNoteSentence(note),
      })),
    ),
    ...evidence.notLookedAt.map((path) => ({
      what: path,
      isPath: true,
      why: "A file names it; it is not among these.",
    })),
    ...listed(
      beside.map(({ path }) => path),
      "Beside what ships: assessed and listed, never counted.",
    ),
    ...neverRead.map((reason) => words(...SKIPPED[reason])),
    ...(Object.entries(skipped) as [AsideReason, NonNullable<Skipped[AsideReason]>][]).map(
      ([reason, { count, first }]) => {
        const [what, why] = SKIPPED[reason];
        const named = NAMES_FILES.has(reason)
          ? ` ${first.slice(0, 3).join(", ")}${count > 3 ? ` and ${count - 3} more` : ""}.`
          : "";
        return words(`${what}: ${count === 1 ? "1 file" : `${count} files`}`, why + named);
      },
    ),
  ];
}

function words(what: string, why: string): Aside {
  return { what, isPath: false, why };
}

const LISTED_AT_MOST = 8;

function listed(paths: readonly string[], why: string): readonly Aside[] {
  const rest = paths.length - LISTED_AT_MOST;
  return [
    ...paths.slice(0, LISTED_AT_MOST).map((what) => ({ what, isPath: true, why })),
    ...(rest > 0 ? [words(`${rest} more files`, why)] : []),
  ];
}
