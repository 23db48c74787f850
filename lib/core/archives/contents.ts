import { isNeverRead, mostBytesOf } from "@/lib/core/evidence/selection";
import { Refused } from "./refused";
import type { ArchiveFile, ArchiveLimits, ArchiveRead, ArchiveSkip, SkippedEntry } from "./types";

/** So many bytes may come of anything: small texts that repeat themselves pack very well. */
const FREE = 4_000_000;
/** What macOS adds beside the folder that was packed. */
const OF_MACOS = /^__MACOSX\//;

/** What was found in an archive so far, held to the limits: the same rules for each format. */
export class Contents {
  tracked = false;
  readonly #limits: ArchiveLimits;
  readonly #packed: number;
  readonly #files: ArchiveFile[] = [];
  readonly #skipped: SkippedEntry[] = [];
  /** Every path that is taken, of a file or a link; and every folder. */
  readonly #paths = new Set<string>();
  readonly #folders = new Set<string>();
  #entries = 0;
  #unpacked = 0;
  #held = 0;

  /** @param packed the size of the archive. */
  constructor(limits: ArchiveLimits, packed: number) {
    this.#limits = limits;
    this.#packed = packed;
  }

  /** @throws Refused For more entries than there may be. */
  countEntries(more: number): void {
    this.#entries += more;
    if (this.#entries > this.#limits.entries) throw new Refused("too-many-entries");
  }

  /** @throws Refused For more bytes than there may be, in all or from so few packed ones. */
  countUnpacked(more: number): void {
    this.#unpacked += more;
    this.checkRatio(this.#unpacked, this.#packed);
    if (this.#unpacked > this.#limits.unpacked) throw new Refused("unpacked-too-large");
  }

  /** @throws Refused Where so many bytes come from so few. */
  checkRatio(unpacked: number, packed: number, path?: string): void {
    if (unpacked > FREE && unpacked > packed * this.#limits.ratio) throw new Refused("bomb", path);
  }

  /**
   * The path of an entry's name: null where it can't be one, which is noted.
   * @throws Refused For a name that leads out of the archive, is too long, or stands for two things.
   */
  pathOf(name: string, isFolder: boolean): string | null {
    if (/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\0/.test(name))
      throw new Refused("outside", shown(name));
    const parts = name.split("/").filter((part) => part !== "" && part !== ".");
    const path = parts.join("/");
    if (path.length > this.#limits.path || parts.length > this.#limits.depth)
      throw new Refused("path-too-long", shown(path));
    if (shown(path) !== path || /[\\\ufffd]/.test(path)) {
      this.skip(shown(path), "bad-name");
      return null;
    }
    if (path === "" && isFolder) return null; // the top itself, `./`
    this.#take(path, parts, isFolder);
    return path;
  }

  /** Whether the bytes of a file are wanted; where not, that is noted. @throws Refused For more than can be held. */
  wants(path: string, size: number): boolean {
    const why = OF_MACOS.test(path) ? "special" : isNeverRead(path);
    if (why) this.skip(path, why);
    else if (size > Math.min(mostBytesOf(path, false), this.#limits.file))
      this.skip(path, "too-large");
    else {
      this.#held += size;
      if (this.#held > this.#limits.held) throw new Refused("unpacked-too-large", path);
      return true;
    }
    return false;
  }

  add(path: string, bytes: Uint8Array): void {
    this.#files.push({ path, bytes });
  }

  skip(path: string, why: ArchiveSkip): void {
    this.#skipped.push({ path, why });
  }

  /** All of it, relative to the one folder at the top: so that paths read as in the repository that was packed. */
  finish(): ArchiveRead {
    const top = this.#topFolder();
    const below = <T extends { readonly path: string }>(one: T): T =>
      one.path.startsWith(top) ? { ...one, path: one.path.slice(top.length) } : one;
    return {
      files: this.#files.map(below),
      skipped: this.#skipped.map(below),
      complete: this.#skipped.every(({ why }) => why !== "bad-name"),
      tracked: this.tracked,
    };
  }

  /** `shop-1.2/` where everything lies in it, else "". A folder such as `.github` says what it is by its name. */
  #topFolder(): string {
    const paths = [...this.#files, ...this.#skipped]
      .map(({ path }) => path)
      .filter((path) => !OF_MACOS.test(path));
    const [first = ""] = paths;
    const top = first.slice(0, first.indexOf("/") + 1);
    return top !== "" && !top.startsWith(".") && paths.every((path) => path.startsWith(top))
      ? top
      : "";
  }

  /** One name stands for one thing: else it depends on who unpacks what is there. */
  #take(path: string, parts: readonly string[], isFolder: boolean): void {
    const repeated = () => new Refused("repeated", path);
    const folders = isFolder ? parts.length : parts.length - 1;
    for (let count = 1; count <= folders; count += 1) {
      const folder = parts.slice(0, count).join("/");
      if (this.#paths.has(folder)) throw repeated();
      this.#folders.add(folder);
    }
    if (isFolder) return;
    if (path === "" || this.#paths.has(path) || this.#folders.has(path)) throw repeated();
    this.#paths.add(path);
  }
}

/** A name without what can't be shown: each such character as U+FFFD, the rest cut. */
function shown(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return name.slice(0, 2000).replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]/g, "\ufffd");
}
