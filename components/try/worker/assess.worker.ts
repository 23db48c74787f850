/**
 * The page's engine, in a thread of its own. Its file is served with a policy that forbids every connection: a worker
 * answers to its own policy, not to the page's. Bundled by `scripts/build/bundle-worker.ts`.
 */
import { decode } from "@/lib/core/evidence/decode";
import type { Examination, InputFile } from "@/lib/core/evidence/examine";
import { examineWith } from "@/lib/core/evidence/examine-with";
import { MASK, MASK_OF_NONE } from "@/lib/core/evidence/secrets/judge";
import { mostBytesOf } from "@/lib/core/evidence/selection";
import { bytesOf, choose } from "./choose";
import type {
  AsideReason,
  Batch,
  Entry,
  FromWorker,
  MaskedFile,
  Skipped,
  ToWorker,
} from "./protocol";

const NAMED_AT_MOST = 5;
const PROGRESS_EVERY_MS = 60;

let current = 0;
let last: { evidence: Examination; inputs: ReadonlyMap<string, InputFile> } | null = null;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case "assess":
      current = data.id;
      void assess(data.id, data.batch).catch(() => send({ type: "failed", id: data.id }));
      return;
    case "stop":
      current = 0;
      return;
    case "masked":
      return send({ type: "masked", id: data.id, files: maskedFiles() });
  }
};
send({ type: "ready" });

async function assess(id: number, batch: Batch): Promise<void> {
  const { chosen, complete, unread, skipped } = await choose(batch);
  if (current !== id) return; // somebody stopped it, or dropped something else
  const { asOf, tracked = false } = batch;
  const files: InputFile[] = [...unread];
  let told = 0;
  for (const entry of chosen) {
    files.push({ ...(await inputOf(entry)), tracked });
    if (current !== id) return;
    if (performance.now() - told > PROGRESS_EVERY_MS) {
      told = performance.now();
      send({ type: "progress", id, read: files.length, total: chosen.length });
    }
  }
  // In codes: the page has the sentences, which weigh a third of what the rules do, and folds what is found.
  const evidence = examineWith({ files, complete, asOf }, ({ code }) => code);
  if (current !== id) return;
  const inputs = new Map(files.map((file) => [file.path, file]));
  const hidden = hiddenIn(evidence, inputs);
  last = { evidence, inputs: new Map(files.map((file) => [file.path, withoutBytes(file)])) };
  const aside = [...skipped, ...binaryFiles(evidence)];
  send({
    type: "examined",
    id,
    examined: { evidence: light(evidence), skipped: count(aside), hidden },
  });
}

async function inputOf(entry: Entry): Promise<InputFile> {
  const { path, named, kind, size } = entry;
  const unread = (error: InputFile["error"]) => ({
    path,
    named,
    kind,
    bytes: new Uint8Array(),
    error,
  });
  if (size > mostBytesOf(path, named)) return unread("file-too-large");
  try {
    return { path, named, kind, bytes: await bytesOf(entry) };
  } catch {
    // It went away or may not be read: nothing follows from its absence then.
    return unread("unreadable");
  }
}

function withoutBytes(file: InputFile): InputFile {
  return { ...file, bytes: new Uint8Array() };
}

/** The files in whose texts something was masked: not those that hold such a sign themselves. */
function hiddenIn(
  { files }: Examination,
  inputs: ReadonlyMap<string, InputFile>,
): readonly string[] {
  return files
    .filter(({ path, masked }) => {
      const bytes = inputs.get(path)?.bytes;
      const isMasked = masked?.includes(MASK) || masked?.includes(MASK_OF_NONE);
      return bytes && isMasked && decode(bytes).text !== masked;
    })
    .map(({ path }) => path);
}

/** The texts that no page shows stay here: a folder may hold many. */
function light(evidence: Examination): Examination {
  const shown = new Set(
    evidence.findings.flatMap(({ file, places }) => [file, ...places.map((place) => place.file)]),
  );
  return {
    ...evidence,
    files: evidence.files.map((file) =>
      shown.has(file.path) || file.errors.length > 0 || !["text", "unknown"].includes(file.kind)
        ? file
        : { ...file, masked: null },
    ),
  };
}

function binaryFiles({ files }: Examination) {
  return files
    .filter(({ masked, errors }) => masked === null && errors.length === 0)
    .map(({ path }) => ({ path, reason: "binary" as const }));
}

function count(aside: readonly { readonly path: string; readonly reason: AsideReason }[]): Skipped {
  const counted: { [reason in AsideReason]?: { count: number; first: string[] } } = {};
  for (const { path, reason } of aside) {
    const of = counted[reason] ?? { count: 0, first: [] };
    counted[reason] = of;
    of.count += 1;
    if (of.first.length < NAMED_AT_MOST) of.first.push(path);
  }
  return counted;
}

function maskedFiles(): readonly MaskedFile[] {
  if (!last) return [];
  const { evidence, inputs } = last;
  return evidence.files.flatMap(({ path, kind, masked, errors }): MaskedFile[] => {
    const { named = false, tracked = false, kind: given, error } = inputs.get(path) ?? {};
    // A picture says nothing; a Compose file that is no text is there, and must not count as absent.
    if (masked === null && errors.length === 0) return [];
    const why = error ?? (masked === null ? "unreadable" : undefined);
    return [{ path, kind, text: masked, named, given, tracked, error: why }];
  });
}

function send(message: FromWorker): void {
  self.postMessage(message);
}
