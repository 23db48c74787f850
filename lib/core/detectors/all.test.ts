import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CHECKLIST_SAMPLE } from "@/lib/core/model/samples/checklist";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { buildFindings } from "@/lib/core/model/text/en/findings/build";
import { containerFindings } from "@/lib/core/model/text/en/findings/container";
import { imageFindings } from "@/lib/core/model/text/en/findings/image";
import { networkFindings } from "@/lib/core/model/text/en/findings/network";
import { programmeFindings } from "@/lib/core/model/text/en/findings/programme";
import { registryFindings } from "@/lib/core/model/text/en/findings/registry";
import { runtimeFindings } from "@/lib/core/model/text/en/findings/runtime";
import { secretsFindings } from "@/lib/core/model/text/en/findings/secrets";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { DETECTORS } from "./all";
import { examineTexts } from "./testing/test-detector";

const HERE = import.meta.dirname;
const read = (name: string) => readFileSync(join(HERE, name), "utf8");
const sources = readdirSync(HERE).filter((name) => /^[\w-]+\.ts$/.test(name) && name !== "all.ts");
const detectorFiles = sources.filter((name) => /: Detector<Inventory> = \{/.test(read(name)));
const fileOf = new Map(
  detectorFiles.map((name) => [/^ {2}id: "([\w-]+)",$/m.exec(read(name))?.[1] ?? "", name]),
);

test("every detector of the folder is in the list, in the order of ids", () => {
  expect(DETECTORS.map(({ id }) => id)).toEqual([...fileOf.keys()].sort());
  expect(fileOf.size).toBe(detectorFiles.length);
});

describe.each(DETECTORS.map((detector) => [detector.id, detector] as const))(
  "%s",
  (id, detector) => {
    const isOverride = id.startsWith("of-");

    test("stands in the file of its name; an override, whose id is a number, in one that says what it finds", () => {
      expect(fileOf.get(id)).toMatch(
        isOverride ? /^[a-z]+-[a-z]+\.ts$/ : new RegExp(`^${id}\\.ts$`),
      );
    });

    test("speaks about controls of the catalogue", () => {
      expect(detector.controls).not.toEqual([]);
      expect(CONTROL_IDS).toEqual(expect.arrayContaining([...detector.controls]));
    });

    test("says in a line what is right, under the name of its control or override", () => {
      const names = [...detector.controls, id.toUpperCase()].join("|");
      expect(read(fileOf.get(id) ?? "")).toMatch(new RegExp(`/\\*\\*(?:\\n \\*)? (?:${names})\\b`));
    });

    test("is held to cases", () => {
      const tests = isOverride ? "overrides.test.ts" : `${id}.test.ts`;
      expect(existsSync(join(HERE, tests))).toBe(true);
      expect(read(tests)).toMatch(/testDetector\(/);
    });
  },
);

/** What only people can answer: documents and exercises, which no file of a container's shows. */
const PEOPLE_ONLY: readonly ControlId[] = ["PRG-4", "PRG-5", "PRG-6", "PRG-8", "PRG-9", "PRG-10"];

test("every control that files can speak about has a detector", () => {
  const spoken = new Set(DETECTORS.flatMap(({ controls }) => controls));
  expect(CONTROL_IDS.filter((id) => !spoken.has(id))).toEqual(PEOPLE_ONLY);
});

test("a detector speaks of its own controls only; an override is told under the first that it caps", () => {
  const controls = new Map(DETECTORS.map((detector) => [detector.id, detector.controls]));
  const projects = ["node-shop", "python-leak", "foreign-images", "go-exercise"].map(project);
  const findings = [TYPICAL_SAMPLE, CHECKLIST_SAMPLE, ...projects].flatMap(
    (files) => examineTexts(files).findings,
  );
  expect(
    findings.filter(({ detector, control }) => !controls.get(detector)?.includes(control)),
  ).toEqual([]);
  const overrides = findings.filter(({ caps }) => caps !== undefined);
  expect(overrides.length).toBeGreaterThan(3);
  for (const { control, caps } of overrides) expect(caps?.[0]?.control).toBe(control);
});

function project(name: string): Readonly<Record<string, string>> {
  const root = join(HERE, "../evidence/golden/__fixtures__", name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]),
  );
}

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
