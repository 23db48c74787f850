import {
  BASE_KINDS,
  type BaseKind,
  BUILDPACK_TOOLS,
  COMPILER_IMAGES,
  JAVA_IMAGES,
  JAVA_SERVERS,
  KNOWN_TOOLS,
  MISSING_TOOLS,
  ONE_VARIANT,
} from "@/lib/core/model/tables/bases";
import { oncePer } from "../once";
import { fitsAny, tableName } from "./names";
import type { ImageReference } from "./reference";

/** What the tables know of an image as a base; null where it is in none of them. */
export const baseKind = oncePer((reference: ImageReference): BaseKind | null => {
  const name = tableName(reference);
  const tag = reference.tag ?? "";
  const redHat =
    /^(?:registry\.access\.redhat\.com|registry\.redhat\.io|redhat)\/ubi\d+(?:[/-](.+))?$/.exec(
      name,
    );
  if (redHat) return RED_HAT.get(redHat[1]?.replace(/^ubi-?/, "") ?? "") ?? null;
  const row = BASE_KINDS.find((it) => fitsAny(name, it.images) && (it.tag?.test(tag) ?? true));
  // By its digest alone it may be the small variant as well.
  const isAnyVariant =
    reference.tag === null && reference.digest !== null && !fitsAny(name, ONE_VARIANT);
  if (isAnyVariant && row && row.is !== "bare" && row.is !== "minimal") return null;
  return row?.is ?? null;
});

/** Red Hat's universal base images say by their name what they are. */
const RED_HAT: ReadonlyMap<string, BaseKind> = new Map([
  ["", "system"],
  ["init", "system"],
  ["minimal", "minimal"],
  ["micro", "minimal"],
]);

/** Whether an image brings compilers into whatever starts from it; null where the tables don't know it. */
export const bringsCompilers = oncePer((reference: ImageReference): boolean | null => {
  const name = tableName(reference);
  if (fitsAny(name, COMPILER_IMAGES)) return true;
  if (fitsAny(name, JAVA_IMAGES) && reference.tag !== null) return !RUNTIME.test(reference.tag);
  if (fitsAny(name, JAVA_SERVERS.images) && reference.tag !== null) {
    return JAVA_SERVERS.tag.test(reference.tag);
  }
  const kind = baseKind(reference);
  return kind === null ? null : kind === "language";
});

/** Tags of Java images without the compiler. */
const RUNTIME = /(?:^|[-_])(?:jre|headless)/;

/** Whether an image has a program by its name; null where that isn't known. Without a shell there are no tools at all. */
export function hasTool(reference: ImageReference, tool: string): boolean | null {
  const name = tableName(reference);
  const tag = reference.tag ?? "";
  const fits = (row: { images: readonly string[]; tag?: RegExp }) =>
    fitsAny(name, row.images) && (row.tag?.test(tag) ?? true);
  if (KNOWN_TOOLS.some((row) => fits(row) && row.has.includes(tool))) return true;
  if (MISSING_TOOLS.some((row) => fits(row) && row.lacks.includes(tool))) return false;
  const kind = baseKind(reference);
  if (kind === "bare") return GENERAL_TOOLS.has(tool) ? false : null;
  if (SHELLS.has(tool) && kind !== null && tool !== "bash") return true;
  const full = kind === "language" && fitsAny(name, BUILDPACK_TOOLS.images);
  return full && BUILDPACK_TOOLS.has.includes(tool) ? true : null;
}

const SHELLS: ReadonlySet<string> = new Set(["sh", "/bin/sh", "bash", "/bin/bash", "ash"]);
/** Programs of a distribution, not of a service: an image without a shell has none of them. */
const GENERAL_TOOLS: ReadonlySet<string> = new Set([
  ...SHELLS,
  "curl",
  "wget",
  "nc",
  "grep",
  "test",
  "cat",
]);
