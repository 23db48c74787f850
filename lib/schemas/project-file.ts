import * as z from "zod";
import { canonicalDigest } from "@/lib/core/digest/canonical-digest";
import { sha256 } from "@/lib/core/digest/sha256";
import { BASES } from "@/lib/core/evidence/finding";
import { ARTEFACT_KINDS } from "@/lib/core/evidence/kinds";
import { isRelativePath } from "@/lib/core/evidence/paths";
import { ANSWERS, ENVIRONMENTS, LEVELS, PLATFORMS, STRENGTHS } from "@/lib/core/model/words";
import {
  PROJECT_FILE_SCHEMA,
  type ProjectFile,
  type SealedProjectFile,
} from "@/lib/core/project-file/types";
import { SNAPSHOT_KINDS } from "@/lib/core/snapshot/types";
import { ANSWER_LIMITS, answerLink } from "./answer";
import { PROJECT_FILE_LIMITS } from "./project-file-limits";
import { PROJECT_LIMITS } from "./project-limits";
import { readSnapshot } from "./snapshot";
import { SNAPSHOT_NAME_LENGTH } from "./snapshot-limits";
import { line, prose } from "./text";
import { unreadReason } from "./upload";
import { UPLOAD_LIMITS } from "./upload-limits";

const code = z.string().min(1).max(100);
const day = z.iso.date();
const moment = z.iso.datetime();
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const id = z.uuid();
const short = z.string().max(2_000);

const evidence = z.strictObject({
  asOf: day,
  assessment: digest,
  findings: z
    .array(
      z.strictObject({
        id: code,
        detector: code,
        outcome: z.enum(["pass", "fail", "not_applicable", "unknown"]),
        basis: z.enum(BASES),
        subject: short,
        file: short,
        line: z.int().min(1),
        fileDigest: digest.or(z.literal("")),
      }),
    )
    .max(1_000),
});

const revision = z.strictObject({
  control: code,
  version: z.int().min(1).max(PROJECT_FILE_LIMITS.versions),
  answer: z.enum(ANSWERS).nullable(),
  strength: z.enum(STRENGTHS),
  provenance: z.enum(["person", "evidence", "workshop", "import"]),
  date: day,
  dueDate: day.nullable(),
  ownerMemberId: id.nullable(),
  ownerName: line(200).nullable(),
  note: prose(ANSWER_LIMITS.note),
  reason: prose(ANSWER_LIMITS.reason),
  links: z.array(answerLink).max(10),
  evidence: evidence.nullable(),
  memberId: id,
  at: moment,
});

const component = z.strictObject({
  name: line(UPLOAD_LIMITS.componentName).min(1),
  complete: z.boolean(),
  date: day,
  commit: z.string().max(UPLOAD_LIMITS.commit).nullable(),
  branch: line(UPLOAD_LIMITS.branch).nullable(),
  files: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(UPLOAD_LIMITS.path).refine(isRelativePath),
        kind: z.enum(ARTEFACT_KINDS).nullable(),
        named: z.boolean(),
        tracked: z.boolean(),
        digest: digest.nullable(),
        error: unreadReason.nullable(),
      }),
    )
    .min(1)
    .max(UPLOAD_LIMITS.files),
});

const snapshot = z.strictObject({
  name: line(SNAPSHOT_NAME_LENGTH).min(1),
  kind: z.enum(SNAPSHOT_KINDS),
  memberId: id,
  at: moment,
  digest,
  content: z.string(),
});

const projectFile: z.ZodType<ProjectFile> = z.strictObject({
  schema: z.literal(PROJECT_FILE_SCHEMA),
  exportedAt: moment,
  project: z.strictObject({
    id,
    name: line(PROJECT_LIMITS.name).min(1),
    description: prose(PROJECT_LIMITS.description),
    environment: z.enum(ENVIRONMENTS),
    target: z.literal(LEVELS),
    platform: z.enum(PLATFORMS),
    tags: z.array(line(PROJECT_LIMITS.tag).min(1)).max(PROJECT_LIMITS.tags),
    catalogue: code,
    createdAt: moment,
  }),
  people: z.array(z.strictObject({ id, name: line(200).min(1) })).max(PROJECT_FILE_LIMITS.people),
  revisions: z.array(revision).max(PROJECT_FILE_LIMITS.revisions),
  components: z.array(component).max(UPLOAD_LIMITS.components),
  texts: z.record(digest, z.string()),
  snapshots: z.array(snapshot).max(PROJECT_FILE_LIMITS.snapshots),
});
const sealed: z.ZodType<SealedProjectFile> = z.strictObject({ digest, file: projectFile });

/** Why a file is not taken, in words for whoever handed it in. */
export interface ProjectFileProblem {
  readonly problem: string;
}

/**
 * Reads a project's file, and holds every digest in it against what it is of: the whole, each text, each snapshot. What
 * it says of answers is only read here, not believed.
 */
export function readProjectFile(
  raw: unknown,
): (ProjectFile & { readonly digest: string }) | ProjectFileProblem {
  const whole = z
    .object({ digest: z.string(), file: z.object({ schema: z.string() }) })
    .safeParse(raw);
  if (!whole.success) return { problem: "This is no project that Plimsoll exported." };
  const { schema } = whole.data.file;
  if (schema !== PROJECT_FILE_SCHEMA) {
    const theirs = schema.slice(0, 40);
    return {
      problem: `This file is ${theirs}; this version of Plimsoll reads ${PROJECT_FILE_SCHEMA}.`,
    };
  }
  const read = sealed.safeParse(raw);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.slice(1).join(".") || "file";
    return { problem: `The file is not as Plimsoll writes it, at ${place}.` };
  }
  const { file } = read.data;
  if (canonicalDigest(file) !== read.data.digest) {
    return { problem: "The file was changed after it was exported: its digest is another." };
  }
  return problemIn(file) ?? { ...file, digest: read.data.digest };
}

function problemIn(file: ProjectFile): ProjectFileProblem | null {
  for (const [digestOf, text] of Object.entries(file.texts)) {
    if (sha256(text) !== digestOf) return { problem: `A text is not what ${digestOf} is of.` };
  }
  for (const { name, files } of file.components) {
    const missing = files.find(
      (one) => one.digest !== null && file.texts[one.digest] === undefined,
    );
    if (missing) return { problem: `The text of ${missing.path} of ${name} is missing.` };
    const unsaid = files.find((one) => (one.digest === null) === (one.error === null));
    if (unsaid) return { problem: `${unsaid.path} of ${name} has neither text nor reason.` };
    if (new Set(files.map(({ path }) => path)).size < files.length) {
      return { problem: `${name} has a path twice.` };
    }
  }
  const names = file.components.map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) return { problem: "Two components have one name." };
  for (const { name, digest: digestOf, content } of file.snapshots) {
    if (!isSnapshot(content, digestOf)) {
      return { problem: `The snapshot “${name}” is not what its digest is of.` };
    }
  }
  return peopleProblem(file) ?? revisionProblem(file);
}

function isSnapshot(content: string, digestOf: string): boolean {
  try {
    return readSnapshot(content, digestOf) !== null;
  } catch {
    return false;
  }
}

/** Everybody who did something, or owns an answer, has a name in it, once. */
function peopleProblem({ people, revisions, snapshots }: ProjectFile): ProjectFileProblem | null {
  const named = new Set(people.map((person) => person.id));
  if (named.size < people.length) return { problem: "The file names somebody twice." };
  const asked = [
    ...revisions.flatMap(({ memberId, ownerMemberId }) => [memberId, ownerMemberId ?? memberId]),
    ...snapshots.map(({ memberId }) => memberId),
  ];
  return asked.every((one) => named.has(one))
    ? null
    : { problem: "The file does not name everybody who answered." };
}

/** Versions of each control count from 1, in the order of time, and nothing is of a day after the export. */
function revisionProblem(file: ProjectFile): ProjectFileProblem | null {
  const { project, revisions, snapshots, exportedAt } = file;
  const versions = new Map<string, number>();
  for (const { control, version } of revisions) {
    if (version !== (versions.get(control) ?? 0) + 1) {
      return { problem: `A revision of ${control} is missing before version ${version}.` };
    }
    versions.set(control, version);
  }
  const end = Date.parse(exportedAt);
  const moments = [project.createdAt, ...[...revisions, ...snapshots].map(({ at }) => at)];
  const late = moments.some((moment) => Date.parse(moment) > end);
  return late ? { problem: "Something in the file is later than its export." } : null;
}
