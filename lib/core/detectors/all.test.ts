import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildFindings } from "@/lib/core/model/text/en/findings/build";
import { containerFindings } from "@/lib/core/model/text/en/findings/container";
import { imageFindings } from "@/lib/core/model/text/en/findings/image";
import { networkFindings } from "@/lib/core/model/text/en/findings/network";
import { programmeFindings } from "@/lib/core/model/text/en/findings/programme";
import { registryFindings } from "@/lib/core/model/text/en/findings/registry";
import { runtimeFindings } from "@/lib/core/model/text/en/findings/runtime";
import { secretsFindings } from "@/lib/core/model/text/en/findings/secrets";
import { CONTROL_IDS } from "@/lib/core/model/words";
import { DETECTORS } from "./all";

const HERE = import.meta.dirname;
const read = (name: string) => readFileSync(join(HERE, name), "utf8");
const sources = readdirSync(HERE).filter((name) => /^[\w-]+\.ts$/.test(name) && name !== "all.ts");
const detectorFiles = sources.filter((name) => /: Detector<Inventory> = \{/.test(read(name)));

test("every detector of the folder is in the list, by the name of its file", () => {
  const ids = DETECTORS.map(({ id }) => id);
  expect(ids).toEqual(detectorFiles.map((name) => name.replace(/\.ts$/, "")));
});

describe.each(DETECTORS.map((detector) => [detector.id, detector] as const))(
  "%s",
  (id, detector) => {
    test("speaks about controls of the catalogue", () => {
      expect(detector.controls).not.toEqual([]);
      expect(CONTROL_IDS).toEqual(expect.arrayContaining([...detector.controls]));
    });

    test("says in a line what is right, under the name of its control or override", () => {
      const names = [...detector.controls, id.toUpperCase()].join("|");
      expect(read(`${id}.ts`)).toMatch(new RegExp(`/\\*\\*(?:\\n \\*)? (?:${names})\\b`));
    });

    test("is held to cases", () => {
      const tests = id.startsWith("of-") ? "overrides.test.ts" : `${id}.test.ts`;
      expect(existsSync(join(HERE, tests))).toBe(true);
      expect(read(tests)).toMatch(/testDetector\(/);
    });
  },
);

test("every code of a message has a sentence, and every sentence is said somewhere", () => {
  const texts = {
    ...buildFindings,
    ...containerFindings,
    ...imageFindings,
    ...networkFindings,
    ...programmeFindings,
    ...registryFindings,
    ...runtimeFindings,
    ...secretsFindings,
  };
  const said = sources.flatMap((name) =>
    [...read(name).matchAll(/(?:code: |said\()"([a-z0-9-]+)"/g)].map(([, code]) => code),
  );
  expect(said.filter((code) => !Object.hasOwn(texts, code ?? ""))).toEqual([]);

  const evidence = join(HERE, "../evidence");
  const everything = [
    ...sources.map(read),
    ...readdirSync(evidence, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))
      .map((name) => readFileSync(join(evidence, name), "utf8")),
  ].join("\n");
  expect(Object.keys(texts).filter((code) => !isSaid(code, everything))).toEqual([]);
});

/** Whole, or put together: `tag-${grade}`, `${code}-cached`. */
function isSaid(code: string, source: string): boolean {
  if (source.includes(`"${code}"`)) return true;
  return [...code.matchAll(/-/g)].some(
    ({ index }) =>
      source.includes(`\`${code.slice(0, index)}-\${`) ||
      source.includes(`}-${code.slice(index + 1)}\``),
  );
}
