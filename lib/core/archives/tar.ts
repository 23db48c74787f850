import type { Contents } from "./contents";
import { isCommit, utf8 } from "./names";
import { Refused } from "./refused";

const BLOCK = 512;
/** Of the headers that hold a long name. */
const MOST_TEXT = 64 * 1024;

type Records = Map<string, string>;

/** Whether a file begins as a tar does: a block with its own checksum, or the empty one that ends it. */
export function isTarHeader(block: Uint8Array): boolean {
  return block.length >= BLOCK && (isEmpty(block) || hasChecksum(block.subarray(0, BLOCK)));
}

/** What the letter of a header says; any other one (a sparse file, a part of a volume) follows rules of its own. */
const KINDS: Readonly<Record<string, "file" | "folder" | "link" | "special">> = {
  "\0": "file",
  "0": "file",
  "7": "file",
  "1": "link",
  "2": "link",
  "3": "special",
  "4": "special",
  "6": "special",
  "5": "folder",
};

/**
 * Reads a tar as it comes: only the files that are wanted are held.
 * @param pieces the bytes, cut anywhere; an end before the two empty blocks is a truncated file.
 * @throws Refused
 */
export async function readTar(
  pieces: AsyncGenerator<Uint8Array>,
  contents: Contents,
): Promise<void> {
  try {
    await readBlocks(new Input(pieces, contents), contents);
  } finally {
    await pieces.return(undefined);
  }
}

async function readBlocks(input: Input, contents: Contents): Promise<void> {
  const forAll: Records = new Map();
  let forNext: Records = new Map();
  for (let isFirst = true; ; isFirst = false) {
    const block = await input.take(BLOCK);
    if (isFirst && !isTarHeader(block)) throw new Refused("not-an-archive");
    if (isEmpty(block)) {
      if (!isEmpty(await input.take(BLOCK))) throw new Refused("damaged");
      return input.drain();
    }
    if (!hasChecksum(block)) throw new Refused("damaged");
    contents.countEntries(1);
    const type = String.fromCharCode(block[156] ?? 0);
    const told = numberAt(block, 124, 12);
    if (!Number.isSafeInteger(told)) throw new Refused("damaged");
    if ("xgLK".includes(type)) {
      if (told > MOST_TEXT) throw new Refused("path-too-long");
      const text = await input.take(told);
      await input.skip(padding(told));
      if (type === "x") paxRecords(text, forNext);
      if (type === "g") paxRecords(text, forAll);
      if (type === "L") forNext.set("path", utf8(until0(text)));
      // As `git archive` has it.
      if (isCommit(forAll.get("comment") ?? "")) contents.tracked = true;
      continue;
    }
    const records = new Map([...forAll, ...forNext]);
    forNext = new Map();
    await readEntry(input, contents, {
      name: records.get("path") ?? nameIn(block),
      size: sizeIn(records.get("size")) ?? told,
      kind: [...records.keys()].some((key) => key.startsWith("GNU.sparse"))
        ? undefined
        : KINDS[type],
    });
  }
}

async function readEntry(
  input: Input,
  contents: Contents,
  { name, size, kind }: { name: string; size: number; kind: (typeof KINDS)[string] | undefined },
): Promise<void> {
  const isFile = kind === "file" && !name.endsWith("/");
  // Writers and readers differ on whether bytes follow the header of a link that tells a size.
  if (!kind || (size > 0 && !isFile)) throw new Refused("unsupported", name);
  const path = contents.pathOf(name, kind === "folder" || name.endsWith("/"));
  if (path !== null && (kind === "link" || kind === "special")) contents.skip(path, kind);
  const isWanted = path !== null && isFile && contents.wants(path, size);
  if (isWanted) contents.add(path, await input.take(size));
  else await input.skip(size);
  await input.skip(padding(size));
}

/** Bytes that come in pieces, taken in the lengths that are asked for. */
class Input {
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #contents: Contents;
  #piece: Uint8Array = new Uint8Array();

  constructor(pieces: AsyncIterable<Uint8Array>, contents: Contents) {
    this.#pieces = pieces[Symbol.asyncIterator]();
    this.#contents = contents;
  }

  async take(length: number): Promise<Uint8Array> {
    const taken = new Uint8Array(length);
    await this.#each(length, (piece, at) => taken.set(piece, at));
    return taken;
  }

  async skip(length: number): Promise<void> {
    await this.#each(length, () => undefined);
  }

  /** To the end: a gzip stream tells only there whether it is whole. */
  async drain(): Promise<void> {
    while (await this.#next());
  }

  async #each(length: number, use: (piece: Uint8Array, at: number) => void): Promise<void> {
    for (let at = 0; at < length; ) {
      if (this.#piece.length === 0 && !(await this.#next())) throw new Refused("damaged");
      const part = this.#piece.subarray(0, length - at);
      use(part, at);
      at += part.length;
      this.#piece = this.#piece.subarray(part.length);
    }
  }

  async #next(): Promise<boolean> {
    const { done, value } = await this.#pieces.next();
    if (done) return false;
    this.#contents.countUnpacked(value.length);
    this.#piece = value;
    return true;
  }
}

function isEmpty(block: Uint8Array): boolean {
  return block.subarray(0, BLOCK).every((byte) => byte === 0);
}

/** The sum of all bytes, its own field taken as blanks; some old writers add them up as signed. */
function hasChecksum(block: Uint8Array): boolean {
  let sum = 0;
  let signed = 0;
  for (const [index, byte] of block.entries()) {
    const value = index >= 148 && index < 156 ? 32 : byte;
    sum += value;
    signed += value > 127 ? value - 256 : value;
  }
  const told = numberAt(block, 148, 8);
  return told === sum || told === signed;
}

/** Octal digits, or bytes of one large number after a mark; NaN where it is neither. */
function numberAt(block: Uint8Array, at: number, length: number): number {
  const field = block.subarray(at, at + length);
  let value = 0;
  if (field[0] === 0x80) for (const byte of field.subarray(1)) value = value * 256 + byte;
  else {
    const digits = utf8(until0(field)).trim();
    value = /^[0-7]*$/.test(digits) ? Number.parseInt(digits || "0", 8) : Number.NaN;
  }
  return value;
}

function nameIn(block: Uint8Array): string {
  const name = utf8(until0(block.subarray(0, 100)));
  // GNU's own form has other things where the standard has the beginning of a long name.
  const isStandard = utf8(block.subarray(257, 263)) === "ustar\0";
  const prefix = isStandard ? utf8(until0(block.subarray(345, 500))) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

/** Records such as `17 path=shop/a.ts` and a line feed, each with its own length in front. */
function paxRecords(bytes: Uint8Array, into: Records): void {
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(32, at);
    const digits = utf8(bytes.subarray(at, blank));
    const end = at + Number(digits);
    const equals = bytes.indexOf(61, blank);
    const isRecord = /^\d{1,6}$/.test(digits) && blank < equals && equals < end;
    if (!isRecord || bytes[end - 1] !== 10) throw new Refused("damaged");
    into.set(utf8(bytes.subarray(blank + 1, equals)), utf8(bytes.subarray(equals + 1, end - 1)));
    at = end;
  }
}

function sizeIn(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,15}$/.test(text)) throw new Refused("damaged");
  return Number(text);
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function until0(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}
