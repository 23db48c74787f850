import { constants, deflateRawSync, gzipSync } from "node:zlib";
import { crc32 } from "../crc32";

/** An entry as a test writes it; what is told of it may be a lie. */
interface PackedEntry {
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
}

export interface ZipEntry extends PackedEntry {
  readonly stored?: boolean;
  /** The deflated bytes, in the place of the data's. */
  readonly deflated?: Uint8Array;
  /** The Unix mode, with the type of the file. */
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Written after the data, the local header left at zero. */
  readonly described?: boolean;
  /** Told in the central directory in the place of what is so. */
  readonly told?: { readonly size?: number; readonly packed?: number; readonly crc?: number };
  /** Told in the local header; the checksum in the data descriptor. */
  readonly local?: {
    readonly name?: string;
    readonly size?: number;
    readonly method?: number;
    readonly crc?: number;
  };
  /** Has no bytes of its own: its header is that of the entry with this number. */
  readonly sameAs?: number;
}

const UTF8 = 0x800;
const bytesOf = (text: string | Uint8Array = "") =>
  typeof text === "string" ? new TextEncoder().encode(text) : text;

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((all, { length }) => all + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Numbers of two and four bytes, the lowest byte first. */
function little(...numbers: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  return joined(
    numbers.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes);
      if (bytes === 2) buffer.writeUInt16LE(value);
      else buffer.writeUInt32LE(value);
      return buffer;
    }),
  );
}

/** A ZIP of entries, byte by byte. */
export function zipOf(
  entries: readonly ZipEntry[],
  { comment = "", before = "" }: { comment?: string; before?: string } = {},
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [bytesOf(before)];
  const offsets: number[] = [];
  const central: Uint8Array[] = [];
  let at = before.length;
  for (const entry of entries) {
    const { stored = false, described = false, told = {}, local = {} } = entry;
    const name = bytesOf(entry.name);
    const data = bytesOf(entry.data);
    const packed = stored ? data : (entry.deflated ?? deflateRawSync(data));
    const method = entry.method ?? (stored ? 0 : 8);
    const flags = (entry.flags ?? UTF8) | (described ? 8 : 0);
    const crc = told.crc ?? crc32(data);
    const size = told.size ?? data.length;
    const length = told.packed ?? packed.length;
    const offset = entry.sameAs === undefined ? at : (offsets[entry.sameAs] ?? 0);
    offsets.push(offset);
    if (entry.sameAs === undefined) {
      const localName = local.name === undefined ? name : bytesOf(local.name);
      const part = joined([
        little([0x04034b50, 4], [20, 2], [flags, 2], [local.method ?? method, 2], [0, 4]),
        described
          ? little([0, 4], [0, 4], [0, 4])
          : little([crc, 4], [length, 4], [local.size ?? size, 4]),
        little([localName.length, 2], [0, 2]),
        localName,
        packed,
        described
          ? little([0x08074b50, 4], [local.crc ?? crc, 4], [length, 4], [size, 4])
          : new Uint8Array(),
      ]);
      parts.push(part);
      at += part.length;
    }
    central.push(
      little([0x02014b50, 4], [0x0314, 2], [20, 2], [flags, 2], [method, 2], [0, 4]),
      little([crc, 4], [length, 4], [size, 4], [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2]),
      little([(entry.mode ?? 0o100644) * 0x10000, 4], [offset, 4]),
      name,
    );
  }
  const directory = joined(central);
  return joined([
    ...parts,
    directory,
    little([0x06054b50, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2]),
    little([directory.length, 4], [at, 4], [comment.length, 2]),
    bytesOf(comment),
  ]);
}

export interface TarEntry extends PackedEntry {
  /** The letter of the header; a file, or a folder by a slash at its end, unless told. */
  readonly type?: string;
  readonly link?: string;
  readonly prefix?: string;
  /** Told in the place of what is so. */
  readonly told?: { readonly size?: number; readonly checksum?: number };
  /** GNU's own form of header. */
  readonly gnu?: boolean;
}

/** A tar of entries with the two empty blocks at its end. */
export function tarOf(entries: readonly TarEntry[]): Uint8Array<ArrayBuffer> {
  return joined([
    ...entries.flatMap((entry) => {
      const data = bytesOf(entry.data);
      return [
        tarHeader(entry, data.length),
        data,
        new Uint8Array((512 - (data.length % 512)) % 512),
      ];
    }),
    new Uint8Array(1024),
  ]);
}

function tarHeader(entry: TarEntry, length: number): Uint8Array {
  const header = Buffer.alloc(512);
  const { name, type, link = "", prefix = "", told = {}, gnu = false } = entry;
  header.set(bytesOf(name).subarray(0, 100), 0);
  header.write("0000644\0", 100);
  header.write(`${(told.size ?? length).toString(8).padStart(11, "0")}\0`, 124);
  header.write("        ", 148);
  header.write(type ?? (String(name).endsWith("/") ? "5" : "0"), 156);
  header.write(link, 157);
  header.write(gnu ? "ustar  \0" : "ustar\x0000", 257);
  header.write(prefix, 345);
  const sum = told.checksum ?? header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

/** An entry that holds records for the next one (`x`) or for all that follow (`g`). */
export function pax(records: Readonly<Record<string, string>>, type: "x" | "g" = "x"): TarEntry {
  const data = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    let length = rest + String(rest).length;
    if (String(length).length > String(rest).length) length = rest + String(length).length;
    return `${length} ${key}=${value}\n`;
  });
  return { name: "pax", type, data: data.join("") };
}

export function gzipped(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(bytes));
}

/** The deflated form of something and then of so many megabytes of zeros, made without them. */
export function deflatedZeros(
  megabytes: number,
  before: Uint8Array = new Uint8Array(),
): Uint8Array {
  const open = { finishFlush: constants.Z_FULL_FLUSH };
  const one = deflateRawSync(Buffer.alloc(1_000_000), open);
  const all = Array.from({ length: megabytes }, () => one);
  return joined([deflateRawSync(before, open), ...all, deflateRawSync(Buffer.alloc(0))]);
}

/** A gzip stream around deflated bytes; its checksum is that of nothing. */
export function gzipAround(deflated: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined([
    new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
    deflated,
    new Uint8Array(8),
  ]);
}
