import * as z from "zod";
import { ARTEFACT_KINDS } from "@/lib/core/evidence/kinds";
import { isRelativePath } from "@/lib/core/evidence/paths";
import { line } from "./text";
import { UPLOAD_LIMITS } from "./upload-limits";

/** How files can be handed in. */
const UPLOAD_SOURCES = ["files", "folder", "archive", "pasted", "tried"] as const;

const path = z
  .string("Give a path.")
  .min(1, "A path has at least one character.")
  .max(UPLOAD_LIMITS.path, `A path has at most ${UPLOAD_LIMITS.path} characters.`)
  .refine(isRelativePath, "A path is relative to the folder, without “..” and control characters.");

/** Why there is no text of a file that is there: nothing follows from its absence then. */
export const unreadReason = z.enum(
  ["file-too-large", "link-elsewhere", "link-in-archive", "permission-denied", "unreadable"],
  "There is no such reason.",
);

const file = z
  .object({
    path,
    kind: z.enum(ARTEFACT_KINDS, "There is no such kind of file.").nullable().default(null),
    /** Given by itself, or pasted: it ships whatever its path says. */
    named: z.boolean("Say whether it was given by itself.").default(false),
    /** Of an archive that Git made: it is in the repository, whatever ignore rules say. */
    tracked: z.boolean("Say whether Git has it.").default(false),
    /** Null where there is an `error`. */
    text: z.string("Give the file’s text.").nullable(),
    error: unreadReason.nullable().default(null),
  })
  .refine(({ text, error }) => (text === null) === (error !== null), {
    message: "A file has a text, or the reason why not.",
    path: ["text"],
  });

const componentName = line(UPLOAD_LIMITS.componentName).min(1, "Give the component a name.");

/** A commit's name as Git prints it, whole or short. */
const commit = z
  .string()
  .trim()
  .max(UPLOAD_LIMITS.commit, "A commit is written in at most 64 characters.")
  .regex(/^[0-9a-fA-F]{4,64}$/, "Write the commit as its digits, such as 9f3c2e1.")
  .transform((text) => text.toLowerCase());

/** Files as a browser hands them in: read there, their secrets masked there; the server reads and masks them again. */
export const givenFiles = z
  .array(file, "Give a list of files.")
  .min(1, "There is no file to read.")
  .max(UPLOAD_LIMITS.files, `Send at most ${UPLOAD_LIMITS.files} files.`)
  .refine(
    (files) => new Set(files.map((one) => one.path)).size === files.length,
    "Each path stands once.",
  )
  .refine(
    (files) =>
      files.reduce((sum, { text }) => sum + (text?.length ?? 0), 0) <= UPLOAD_LIMITS.characters,
    "The files are too long together.",
  );
export type GivenFile = z.output<typeof file>;

/** Files for one component of a project. */
export const uploadInput = z.object({
  projectId: z.string("Name the project."),
  /** The component's name; one that is not there yet is made. */
  component: componentName,
  source: z.enum(UPLOAD_SOURCES, "Say how the files came."),
  /** `replace`: these are the component's files; `add`: they come beside those that are there, or in their place. */
  mode: z.enum(["replace", "add"], "Say whether these replace the files that are there."),
  /** These are all files under one root. */
  complete: z.boolean("Say whether these are all files of a folder."),
  /** The day that the files speak of. */
  date: z.iso.date("Give a day, such as 2026-11-30."),
  commit: commit.nullable().default(null),
  branch: line(UPLOAD_LIMITS.branch).min(1).nullable().default(null),
  files: givenFiles,
});
export type UploadInput = z.input<typeof uploadInput>;
export type Upload = z.output<typeof uploadInput>;

/** Which files of a component are deleted: these, or all. */
export const deleteFilesInput = z.object({
  projectId: z.string("Name the project."),
  componentId: z.string("Name the component."),
  fileIds: z.union(
    [z.literal("all"), z.array(z.uuid()).min(1).max(UPLOAD_LIMITS.files)],
    "Name the files, or all.",
  ),
});
export type DeleteFilesInput = z.input<typeof deleteFilesInput>;
