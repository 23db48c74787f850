import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { readArchive } from "@/lib/core/archives/read";
import { ARCHIVE_LIMITS, type Refusal, type SkippedEntry } from "@/lib/core/archives/types";
import { unreadArtefacts } from "@/lib/core/archives/unread";
import { compareCodePoints } from "@/lib/core/evidence/code-points";
import type { InputFile } from "@/lib/core/evidence/examine";
import { selectFiles } from "@/lib/core/evidence/selection";
import { SETTINGS_PATH } from "@/lib/core/evidence/settings/parse";
import { ARCHIVE_SKIPS, refusalSentence } from "@/lib/core/model/text/en/archives";
import type { Collected } from "./collect";
import { reasonOf, UsageError } from "./usage-error";

/**
 * The files of an archive, as if it were the folder that was packed.
 * @throws UsageError For one that is refused, or is not alone.
 */
export async function collectArchive(
  path: string,
  { isAlone }: { isAlone: boolean },
): Promise<Collected> {
  const refuse = (refusal: Refusal) =>
    new UsageError(`“${basename(path)}” was not read. ${refusalSentence(refusal)}`);
  if (!isAlone) throw refuse({ code: "not-alone" });
  if (statSync(path).size > ARCHIVE_LIMITS.packed) throw refuse({ code: "packed-too-large" });
  const read = await readArchive(bytesOf(path), ARCHIVE_LIMITS);
  if (read.refusal) throw refuse(read.refusal);

  const { skipped, complete, tracked } = read;
  const candidates = read.files.map((file) => ({
    ...file,
    size: file.bytes.length,
    named: false,
  }));
  const ignoreFiles = tracked
    ? []
    : candidates
        .filter((file) => /(^|\/)\.gitignore$/.test(file.path))
        .map((file) => ({ path: file.path, text: new TextDecoder().decode(file.bytes) }));
  const { chosen } = selectFiles(candidates, ignoreFiles, {
    files: ARCHIVE_LIMITS.entries,
    bytes: ARCHIVE_LIMITS.held,
  });
  const files: InputFile[] = [
    ...chosen.map((file) => ({ path: file.path, bytes: file.bytes, tracked })),
    ...unreadArtefacts(skipped),
  ];
  return {
    root: path,
    complete,
    files: files.sort((a, b) => compareCodePoints(a.path, b.path)),
    warnings: [
      ...leftAside(skipped),
      ...files
        .filter((file) => file.path.endsWith(`/${SETTINGS_PATH}`))
        .map((file) => `${file.path} does not count: it lies below the folder that is assessed.`),
    ],
  };
}

function bytesOf(path: string): Uint8Array<ArrayBuffer> {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UsageError(`“${path}” can’t be read: ${reasonOf(cause)}.`, { cause });
  }
}

const NAMED_AT_MOST = 3;

/** A sentence for each reason. Large files are as quietly left out as in a folder: they are texts that say nothing. */
function leftAside(skipped: readonly SkippedEntry[]): readonly string[] {
  const reasons = [...new Set(skipped.map(({ why }) => why))];
  return reasons.flatMap((why) => {
    if (why === "too-large") return [];
    const [what, because] = ARCHIVE_SKIPS[why];
    const entries = skipped.filter((entry) => entry.why === why);
    const first = entries.slice(0, NAMED_AT_MOST).map(({ path }) => path);
    const more = entries.length - first.length;
    const named = `${first.join(", ")}${more > 0 ? ` and ${more.toLocaleString("en")} more` : ""}`;
    return [`${what}: ${named}. ${because}`];
  });
}
