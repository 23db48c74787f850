import { parseImageReference } from "@/lib/core/evidence/images/reference";
import { type Support, supportOf } from "@/lib/core/evidence/images/support";
import { daysBetween } from "@/lib/core/scoring/days";
import type { EndingBase, KnownBase } from "./types";

/** Support that ends within so many days is near its end: a half-year, time to plan a move to the next release. */
const NEAR = 180;

const ORDER = ["past", "near", "extended"] as const satisfies readonly EndingBase["state"][];

/**
 * The images whose support is past or near its end on a day (`YYYY-MM-DD`), by our dated tables: past first, then near,
 * then those that get fixes of a smaller kind for longer; each by the day, the earliest first, one without a day before.
 */
export function endingBases<Base extends KnownBase>(
  bases: readonly Base[],
  asOf: string,
): readonly (Base & EndingBase)[] {
  const found = bases.flatMap((base) =>
    supportsOf(base, asOf).flatMap((support) => {
      const state = stateOf(support, asOf);
      return state ? [{ ...base, product: support.what, state, ends: support.ends }] : [];
    }),
  );
  return found.sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || compareDays(a.ends ?? "", b.ends ?? ""),
  );
}

/** How many of the images are in the tables with a release that these know. */
export function countJudged(bases: readonly KnownBase[], asOf: string): number {
  return bases.filter((base) =>
    supportsOf(base, asOf).some(({ state }) => state !== "unnamed" && state !== "newer"),
  ).length;
}

function supportsOf({ image }: KnownBase, asOf: string): readonly Support[] {
  const reference = parseImageReference(image);
  return reference ? supportOf(reference, asOf) : [];
}

function stateOf({ state, ends }: Support, asOf: string): EndingBase["state"] | null {
  if (state === "ended" || state === "frozen") return "past";
  const isNear = ends !== null && daysBetween(asOf, ends) <= NEAR;
  if (isNear) return "near";
  return state === "extended" ? "extended" : null;
}

function compareDays(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
