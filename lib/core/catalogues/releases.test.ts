import { describe, expect, test } from "vitest";
import { canonicalJson } from "@/lib/core/digest/canonical-json";
import { sha256 } from "@/lib/core/digest/sha256";
import { CATALOGUE } from "@/lib/core/model/catalogue";
import { EDITIONS, findCatalogue, findEdition } from "./bundle";
import { OLDER, TWO_VERSIONS } from "./testing/versions";

/**
 * Of every version that was ever released, oldest first. A new one gets a line of its own; a line never changes and never
 * goes. How to make a new one: `docs/decisions/007-catalogue-versions.md`.
 */
const RELEASED = [
  ["2026.11", "sha256:542a41bb2b2692535ae29290b9d0a1cc830784526a701aacf75dd3aa80345fd3"],
];

const editions = [...EDITIONS.older, EDITIONS.newest];

describe("a released version", () => {
  test("never changes, and stays in the product", () => {
    const digests = editions.map(({ release }) => [
      release.version,
      sha256(canonicalJson(release)),
    ]);
    expect(digests, "a new version is made, a released one is never edited").toEqual(RELEASED);
  });

  test("keeps the public address of a control", () => {
    const slugs = new Map<string, string>();
    for (const { id, slug } of editions.flatMap(({ release }) => release.controls)) {
      expect(slug, id).toBe(slugs.get(id) ?? slug);
      slugs.set(id, slug);
    }
  });

  test.each([...editions, ...TWO_VERSIONS.older, TWO_VERSIONS.newest])(
    "is complete: words for all that it asks, and it asks for its own controls by rising level",
    ({ release, catalogue }) => {
      const ids = release.controls.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(Object.keys(release.words.controls).sort()).toEqual([...ids].sort());
      const requirements = release.requirements.map(({ id }) => id);
      expect(Object.keys(release.words.requirements).sort()).toEqual([...requirements].sort());
      const asked = [
        ...release.requirements.flatMap(({ controls }) => controls),
        ...release.controls.flatMap(({ after }) => after),
        ...Object.entries(release.criterionNeeds).flatMap(([id, needs]) => [id, ...needs]),
      ];
      for (const id of asked) expect(ids).toContain(id);
      const levels = release.requirements.map(({ level }) => level);
      expect(levels).toEqual([...levels].sort());
      expect(catalogue.controls).toBe(release.controls);
    },
  );

  test("is found by its name, the newest as what new projects are scored by", () => {
    expect(EDITIONS.newest.catalogue).toBe(CATALOGUE);
    expect(findCatalogue(CATALOGUE.version)).toBe(CATALOGUE);
    expect(findCatalogue("2031.01")).toBeNull();
    expect(findCatalogue("2026.08")).toBeNull();
    expect(findEdition("2026.08", TWO_VERSIONS)).toBe(OLDER);
    expect(findEdition("__proto__")).toBeNull();
  });
});
