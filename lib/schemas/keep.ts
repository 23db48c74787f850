import * as z from "zod";
import { ARTEFACT_KINDS } from "@/lib/core/evidence/kinds";
import { ANSWERS, CONTROL_IDS } from "@/lib/core/model/words";
import { KEEP_LIMITS } from "./keep-limits";
import { projectInput } from "./project";

const path = z
  .string("Give a path.")
  .min(1, "A path has at least one character.")
  .max(KEEP_LIMITS.path, `A path has at most ${KEEP_LIMITS.path} characters.`)
  .refine(isRelative, "A path is relative to the folder, without “..” and control characters.");

function isRelative(text: string): boolean {
  if (/\p{Cc}/u.test(text) || text.startsWith("/") || text.includes("\\")) return false;
  return text.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

const file = z.object({
  path,
  kind: z.enum(ARTEFACT_KINDS, "There is no such kind of file.").optional(),
  /** Dropped alone or pasted. */
  named: z.boolean("Say whether it was named."),
  text: z.string("Give the file’s text."),
});

const answer = z.object({
  control: z.enum(CONTROL_IDS, "There is no such control."),
  answer: z.enum(ANSWERS, "There is no such answer."),
  reason: z.string("Give a text.").max(2000, "Use at most 2000 characters.").default(""),
});

/**
 * Files that were tried without an account, to be kept as a project. A result that the browser computed is not among it:
 * the server reads the files itself.
 */
export const keepInput = z.object({
  project: projectInput,
  /** These are all files of a folder. */
  complete: z.boolean("Say whether the files are a whole folder."),
  files: z
    .array(file, "Give a list of files.")
    .min(1, "There is no file to read.")
    .max(KEEP_LIMITS.files, `Send at most ${KEEP_LIMITS.files} files.`)
    .refine(
      (files) => new Set(files.map((one) => one.path)).size === files.length,
      "Each path stands once.",
    )
    .refine(
      (files) => files.reduce((sum, { text }) => sum + text.length, 0) <= KEEP_LIMITS.characters,
      "The files are too long together.",
    ),
  /** What somebody answered on the page. */
  answers: z.array(answer, "Give a list of answers.").max(CONTROL_IDS.length, "Too many answers."),
});
export type KeepInput = z.input<typeof keepInput>;
