import { gather } from "@/lib/core/evidence/gather";
import type { Located } from "../source";
import type { Job } from "./types";

/** One value of a matrix, with what stands around it. */
const OF_MATRIX = /^([^$]*)\$\{\{\s*matrix\.([\w.-]+)\s*\}\}([^$]*)$/;

/** What a text that hangs on one value of a job's matrix may be, each at its value; nothing for other texts. */
export function matrixValues(text: string, job: Job | undefined): readonly Located<string>[] {
  const [, before = "", asked, after = ""] = OF_MATRIX.exec(text) ?? [];
  return gather(job?.matrix ?? [], ({ name, value }) =>
    name === asked ? { value: before + value.value + after, at: value.at } : [],
  );
}
