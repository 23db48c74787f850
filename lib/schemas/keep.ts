import * as z from "zod";
import { ANSWERS, CONTROL_IDS } from "@/lib/core/model/words";
import { projectInput } from "./project";
import { givenFiles } from "./upload";

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
  files: givenFiles,
  /** What somebody answered on the page. */
  answers: z.array(answer, "Give a list of answers.").max(CONTROL_IDS.length, "Too many answers."),
});
export type KeepInput = z.input<typeof keepInput>;
