/**
 * The page's engine, in a thread of its own. Its file is served with a policy that forbids every connection: a worker
 * answers to its own policy, not to the page's. Bundled by `scripts/build/bundle-worker.ts`.
 */
import { type Evidence, examine, type InputFile } from "@/lib/core/evidence/examine";
import { selectFiles } from "@/lib/core/evidence/selection";
import type {
  AsideReason,
  Batch,
  Entry,
  FromWorker,
  MaskedFile,
  Skipped,
  ToWorker,
} from "./protocol";

/** Bounds of one batch; the page names them. */
const LIMITS = { files: 10_000, bytes: 200 * 1024 * 1024 };
const NAMED_AT_MOST = 5;
const PROGRESS_EVERY_MS = 60;

let current = 0;
let last: { evidence: Evidence; named: ReadonlySet<string> } | null = null;

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

async function assess(id: number, { entries, complete, asOf }: Batch): Promise<void> {
  const unique = [...new Map(entries.map((entry) => [entry.path, entry])).values()];
  const ignoreFiles = await Promise.all(
    unique
      .filter(
        ({ path, size, content }) =>
          content !== null && /(^|\/)\.gitignore$/.test(path) && size < 1024 * 1024,
      )
      .map(async (entry) => ({
        path: entry.path,
        text: new TextDecoder().decode(await bytesOf(entry)),
      })),
  );
  const { chosen, skipped } = selectFiles(unique, ignoreFiles, LIMITS);
  const files: InputFile[] = [];
  let told = 0;
  for (const entry of chosen) {
    if (current !== id) return; // somebody stopped it, or dropped something else
    files.push(await inputOf(entry));
    if (performance.now() - told > PROGRESS_EVERY_MS) {
      told = performance.now();
      send({ type: "progress", id, read: files.length, total: chosen.length });
    }
  }
  const isCut = skipped.some(({ reason }) => reason === "too-many");
  const evidence = examine({ files, complete: complete && !isCut, asOf });
  if (current !== id) return;
  last = { evidence, named: new Set(unique.filter(({ named }) => named).map(({ path }) => path)) };
  const aside = [...skipped, ...binaryFiles(evidence)];
  send({ type: "examined", id, examined: { evidence: light(evidence), skipped: count(aside) } });
}

async function inputOf(entry: Entry): Promise<InputFile> {
  const { path, named, kind } = entry;
  try {
    return { path, named, kind, bytes: await bytesOf(entry) };
  } catch {
    // It went away or may not be read: nothing follows from its absence then.
    return { path, named, kind, bytes: new Uint8Array(), error: "unreadable" };
  }
}

async function bytesOf({ content }: Entry): Promise<Uint8Array> {
  if (content === null) throw new Error("It can’t be read.");
  return typeof content === "string"
    ? new TextEncoder().encode(content)
    : new Uint8Array(await content.arrayBuffer());
}

/** The texts that no page shows stay here: a folder may hold many. */
function light(evidence: Evidence): Evidence {
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

function binaryFiles({ files }: Evidence) {
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
  const { evidence, named } = last;
  return evidence.files.flatMap(({ path, kind, masked }) =>
    masked === null ? [] : [{ path, kind, text: masked, named: named.has(path) }],
  );
}

function send(message: FromWorker): void {
  self.postMessage(message);
}
