import type { Contents } from "./contents";
import { crc32 } from "./crc32";
import { gunzip } from "./gunzip";
import { isCommit, utf8, zipName } from "./names";
import { Refused } from "./refused";

const END = 0x06054b50;
const END_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const END_BYTES = 22;

const ENCRYPTED = 0x2041; // any of the three ways
const PATCHED = 0x20;
const DESCRIBED = 0x08;
const IS_UTF8 = 0x800;

interface Entry {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** The type in a Unix mode; 0 where none is told. */
  readonly type: number;
  readonly start: number;
}

/** An entry, and where its bytes stand. */
interface Placed extends Entry {
  readonly at: number;
  /** Where what belongs to it ends. */
  readonly end: number;
}

/**
 * Reads a ZIP: its central directory says what is in it, and each local header has to agree. Every size is checked before
 * anything is unpacked.
 * @throws Refused
 * @throws RangeError Where something points outside of the file.
 */
export async function readZip(bytes: Uint8Array<ArrayBuffer>, contents: Contents): Promise<void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u16 = (at: number) => view.getUint16(at, true);
  const u32 = (at: number) => view.getUint32(at, true);

  const end = endOf(bytes, u16, u32);
  const count = u16(end + 10);
  const first = u32(end + 16);
  if (u16(end + 4) || u16(end + 6) || u16(end + 8) !== count || isZip64())
    throw new Refused("unsupported");
  contents.countEntries(count);
  // As `git archive` has it.
  contents.tracked = isCommit(utf8(bytes.subarray(end + END_BYTES)));

  const entries: Entry[] = [];
  let at = first;
  for (let index = 0; index < count; index += 1) {
    const [entry, next] = entryAt(at);
    entries.push(entry);
    at = next;
  }
  if (at !== end || u32(end + 12) !== end - first) throw new Refused("damaged");
  // Bombs let many entries share the same bytes.
  const placed = entries.map(place);
  let taken = 0;
  for (const { start, end: ends, name } of placed.toSorted((a, b) => a.start - b.start)) {
    if (start < taken) throw new Refused("overlapping", name);
    taken = ends;
  }
  if (taken > first) throw new Refused("overlapping");
  for (const { size, packed, name } of placed) {
    contents.checkRatio(size, packed, name);
    contents.countUnpacked(size);
  }
  for (const entry of placed) await take(entry);

  function isZip64(): boolean {
    return count === 0xffff || first === 0xffffffff || (end >= 20 && u32(end - 20) === END_64);
  }

  function entryAt(start: number): [Entry, number] {
    if (u32(start) !== CENTRAL) throw new Refused("damaged");
    const flags = u16(start + 8);
    const nameEnd = start + 46 + u16(start + 28);
    const rawName = bytes.subarray(start + 46, nameEnd);
    const entry: Entry = {
      name: zipName(rawName, (flags & IS_UTF8) !== 0),
      rawName,
      flags,
      method: u16(start + 10),
      crc: u32(start + 16),
      packed: u32(start + 20),
      size: u32(start + 24),
      type: (u16(start + 40) >> 12) & 15,
      start: u32(start + 42),
    };
    const { name, method, packed, size } = entry;
    if (flags & ENCRYPTED) throw new Refused("encrypted", name);
    const isRead = method === 8 || (method === 0 && packed === size);
    if (
      !isRead ||
      flags & PATCHED ||
      u16(start + 34) ||
      packed === 0xffffffff ||
      size === 0xffffffff
    )
      throw new Refused("unsupported", name);
    return [entry, nameEnd + u16(start + 30) + u16(start + 32)];
  }

  function place(entry: Entry): Placed {
    const { name, rawName, flags, method, crc, packed, size, start } = entry;
    const nameAt = start + 30;
    const data = nameAt + u16(start + 26) + u16(start + 28);
    const isDescribed = (flags & DESCRIBED) !== 0;
    const told = [u32(start + 14), u32(start + 18), u32(start + 22)];
    const agrees =
      u32(start) === LOCAL &&
      (u16(start + 6) & (ENCRYPTED | PATCHED | DESCRIBED)) === (flags & DESCRIBED) &&
      u16(start + 8) === method &&
      u16(start + 26) === rawName.length &&
      rawName.every((byte, index) => byte === bytes[nameAt + index]) &&
      (isDescribed || [crc, packed, size].every((value, index) => value === told[index]));
    if (!agrees) throw new Refused("damaged", name);
    let ends = data + packed;
    if (isDescribed) {
      if (u32(ends) === DESCRIPTOR) ends += 4;
      if (u32(ends) !== crc) throw new Refused("damaged", name);
      ends += 12;
    }
    return { ...entry, at: data, end: ends };
  }

  async function take(entry: Placed): Promise<void> {
    const { name, type, size } = entry;
    const isFolder = name.endsWith("/") || type === 4;
    const path = contents.pathOf(name, isFolder);
    if (path === null) return;
    if (isFolder) {
      if (size > 0) throw new Refused("damaged", name);
    } else if (type === 10) contents.skip(path, "link");
    else if (type !== 0 && type !== 8) contents.skip(path, "special");
    else if (contents.wants(path, size)) contents.add(path, await unpacked(entry));
  }

  async function unpacked({ name, method, crc, packed, size, at }: Placed): Promise<Uint8Array> {
    const data = bytes.subarray(at, at + packed);
    const whole = method === 0 ? data : new Uint8Array(size);
    let filled = method === 0 ? size : 0;
    if (method === 8) {
      for await (const piece of gunzip(asGzip(data, crc, size), name)) {
        if (filled + piece.length > size) throw new Refused("damaged", name);
        whole.set(piece, filled);
        filled += piece.length;
      }
    }
    if (filled !== size || crc32(whole) !== crc) throw new Refused("damaged", name);
    return whole;
  }
}

/** The last record that ends the file with its comment. */
function endOf(
  bytes: Uint8Array,
  u16: (at: number) => number,
  u32: (at: number) => number,
): number {
  const last = bytes.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (u32(at) === END && u16(at + 20) === last - at) return at;
  }
  throw new Refused("damaged");
}

/** A deflated entry as gzip has it: older Node reads no bare one, and this way checksum and size are checked with it. */
function asGzip(deflated: Uint8Array, crc: number, size: number): Uint8Array<ArrayBuffer> {
  const gzip = new Uint8Array(deflated.length + 18);
  gzip.set([0x1f, 0x8b, 8]);
  gzip.set(deflated, 10);
  const view = new DataView(gzip.buffer);
  view.setUint32(deflated.length + 10, crc, true);
  view.setUint32(deflated.length + 14, size, true);
  return gzip;
}
