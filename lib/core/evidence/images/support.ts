import { gather } from "@/lib/core/evidence/gather";
import {
  type Cycle,
  DEBIAN,
  DISTRIBUTIONS,
  DISTROLESS,
  FROZEN_IMAGES,
  JAVA,
  NODE,
  PRODUCTS,
  type Product,
  RED_HAT,
} from "@/lib/core/model/tables/end-of-life";
import { daysBetween } from "@/lib/core/scoring/days";
import { oncePerText } from "../once";
import { fitsAny, tableName } from "./names";
import type { ImageReference } from "./reference";

/** How long a release that an image carries gets fixes. */
export interface Support {
  /** `Node.js 18`; the product alone where no release is named. */
  readonly what: string;
  /**
   * `frozen`: the image itself gets no updates any more. `unnamed`: the tag says no release. `newer`: not in the tables.
   */
  readonly state: "supported" | "ending" | "extended" | "ended" | "frozen" | "unnamed" | "newer";
  /** The last day of fixes, where the tables have one. */
  readonly ends: string | null;
}

/** Support that ends within so many days is worth a word. */
const SOON = 90;

/**
 * How long what an image carries gets fixes, by name and tag (catalogue facts, D.2): the product, and the distribution
 * that the tag or name says. Empty for an image in no table. `asOf` is `YYYY-MM-DD`.
 */
export function supportOf(reference: ImageReference, asOf: string): readonly Support[] {
  const name = tableName(reference);
  const parts = tagParts(reference.tag ?? "");
  if (name.startsWith("gcr.io/distroless/")) return distroless(name.slice(18), parts, asOf);
  if (fitsAny(name, FROZEN_IMAGES)) {
    const early = parts.includes("ea") || parts.some((part) => /^rc\d*$/.test(part));
    return early ? [] : [{ what: name, state: "frozen", ends: null }];
  }
  const redHat = /^(?:registry\.access\.redhat\.com|registry\.redhat\.io|redhat)\/ubi(\d+)/.exec(
    name,
  );
  if (redHat) return [judge(RED_HAT, redHat[1] ?? "", asOf)];

  const product = PRODUCTS.find(({ images }) => fitsAny(name, images));
  const supports: Support[] = [];
  if (product) {
    const version = versionIn(product, parts);
    supports.push(version === null ? unnamed(product, asOf) : judge(product, version, asOf));
  }
  // A version stands first; what the image is built on comes behind it.
  for (const part of product && parts.length > 0 && /^v?\d/.test(parts[0] ?? "")
    ? parts.slice(1)
    : parts) {
    const found = distributionIn(part);
    if (found && found.product !== product)
      supports.push(judge(found.product, found.version, asOf));
  }
  return supports;
}

/** The worst of several: what decides for the image. */
export function worstSupport(supports: readonly Support[]): Support | null {
  for (const state of WORST_FIRST) {
    const found = supports.find((support) => support.state === state);
    if (found) return found;
  }
  return null;
}

const WORST_FIRST: readonly Support["state"][] = [
  "ended",
  "frozen",
  "extended",
  "ending",
  "unnamed",
  "newer",
  "supported",
];

function tagParts(tag: string): readonly string[] {
  return tag
    .toLowerCase()
    .split(/[-_]/)
    .filter((part) => part !== "");
}

/** The release in a tag: a code name, or the number at its head. */
function versionIn(product: Product, parts: readonly string[]): string | null {
  for (const part of parts) {
    const cycle = product.codenames && lookUp(product.codenames, part);
    if (cycle !== undefined) return cycle;
  }
  const head = /^(?:v|centos|leap|jdk|jre)?(\d+(?:\.\d+)*)/.exec(parts[0] ?? "");
  return head?.[1] ?? null;
}

function distributionIn(part: string): { product: Product; version: string } | null {
  for (const { word, product } of DISTRIBUTIONS) {
    const cycle = product.codenames && lookUp(product.codenames, part);
    if (cycle !== undefined) return { product, version: cycle };
    if (!part.startsWith(word)) continue;
    const version = part.slice(word.length);
    if (/^\d+(?:\.\d+)*$/.test(version)) return { product, version };
  }
  return null;
}

function lookUp(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** No release is named: only where all have ended does that say something. */
function unnamed(product: Product, asOf: string): Support {
  const ends = gather(product.cycles, (cycle) => cycle.ends ?? []).sort();
  const last = ends.at(-1) ?? "";
  const ended = ends.length === product.cycles.length && last < asOf;
  return { what: product.name, state: ended ? "ended" : "unnamed", ends: ended ? last : null };
}

function judge(product: Product, version: string, asOf: string): Support {
  const found = cycleOf(product, version);
  if (found === "open") return unnamed(product, asOf);
  if (found === "newer") return { what: `${product.name} ${version}`, state: "newer", ends: null };
  if (found === "older") return { what: `${product.name} ${version}`, state: "ended", ends: null };
  const what = `${product.name} ${found.cycle}`;
  const { ends, extended } = found;
  if (ends === null) return { what, state: "supported", ends };
  if (ends < asOf) {
    const last = extended ?? ends;
    return { what, state: last >= asOf ? "extended" : "ended", ends: last };
  }
  return { what, state: daysBetween(asOf, ends) <= SOON ? "ending" : "supported", ends };
}

/**
 * The cycle that a version belongs to: `24.1.0` to `24`. A version with less than a cycle, `3`, means the newest of those
 * that begin so, and is open where that is the newest of all: a newer one may be out since. One above the newest is newer
 * than the tables; one below the oldest has ended.
 */
function cycleOf(product: Product, version: string): Cycle | "open" | "newer" | "older" {
  const wanted = numbers(version);
  let newest: Cycle | null = null;
  let oldest: Cycle | null = null;
  let fitting: Cycle | null = null;
  for (const cycle of product.cycles) {
    const parts = numbers(cycle.cycle);
    if (beginsWith(wanted, parts)) return cycle;
    if (beginsWith(parts, wanted) && (!fitting || above(parts, numbers(fitting.cycle)))) {
      fitting = cycle;
    }
    if (!newest || above(parts, numbers(newest.cycle))) newest = cycle;
    if (!oldest || above(numbers(oldest.cycle), parts)) oldest = cycle;
  }
  if (fitting) return fitting === newest ? "open" : fitting;
  if (oldest && above(numbers(oldest.cycle), wanted)) return "older";
  if (newest && above(wanted, numbers(newest.cycle))) return "newer";
  return product.gapsEnded ? "older" : "newer";
}

const numbers = oncePerText((version: string): readonly number[] => version.split(".").map(Number));

function beginsWith(version: readonly number[], head: readonly number[]): boolean {
  return head.length <= version.length && head.every((number, index) => number === version[index]);
}

function above(a: readonly number[], b: readonly number[]): boolean {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** `nodejs24-debian13`, `static-debian12`, `java17`. */
function distroless(name: string, parts: readonly string[], asOf: string): readonly Support[] {
  const match = /^([a-z-]+?)(\d*)(?:-debian(\d+))?$/.exec(name);
  if (!match) return [];
  const [, kind = "", version = "", debian] = match;
  const supports: Support[] = [];
  const product = kind === "nodejs" ? NODE : kind.startsWith("java") ? JAVA : null;
  const written = version || (/^\d+/.exec(parts[0] ?? "")?.[0] ?? "");
  if (product && written !== "") supports.push(judge(product, written, asOf));
  const language = product !== null || kind.startsWith("python");
  if (debian === undefined) {
    if (language) supports.push({ what: `gcr.io/distroless/${name}`, state: "frozen", ends: null });
    return supports;
  }
  if (debian === "12") {
    const ends = language ? DISTROLESS.languageOnDebian12Ended : DISTROLESS.plainOnDebian12Ended;
    const state = ends < asOf ? "ended" : "supported";
    supports.push({ what: `distroless on Debian 12`, state, ends });
  } else supports.push(judge(DEBIAN, debian, asOf));
  return supports;
}
