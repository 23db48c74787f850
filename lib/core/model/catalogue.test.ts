import { describe, expect, test } from "vitest";
import { AREAS } from "./areas";
import { BASIC_QUESTIONS, FOUR_BASICS } from "./basics";
import {
  CONTROLS,
  controlById,
  controlsExpectedAt,
  controlsOf,
  findControlBySlug,
  isControlId,
} from "./controls";
import { CROSSWALKS } from "./crosswalks";
import { TARGET_OF } from "./environments";
import { levelOfRequirement, REQUIREMENTS, TOP_LEVEL } from "./levels";
import { PHASE_OF, PHASES } from "./phases";
import { CONTROL_REFERENCES, REFERENCES } from "./references";
import { CATALOGUE_VERSION } from "./version";
import { AREA_IDS, CONTROL_IDS, type ControlId, ENVIRONMENTS, LEVELS } from "./words";

const idsOf = (controls: readonly { readonly id: ControlId }[]) => controls.map(({ id }) => id);

describe("controls", () => {
  test("stand in the checklist's order, each once: 35 of the seven areas and ten of the programme", () => {
    expect(idsOf(CONTROLS)).toEqual(CONTROL_IDS);
    expect(AREA_IDS.map((area) => controlsOf(area).length)).toEqual([6, 5, 5, 4, 5, 5, 5]);
    expect(controlsOf("programme")).toHaveLength(10);
  });

  test("belong to the group that their id names", () => {
    const groups = {
      IMG: "image",
      CTR: "container",
      SEC: "secrets",
      NET: "network",
      RUN: "runtime",
      BLD: "build",
      REG: "registry",
      PRG: "programme",
    };
    for (const { id, group } of CONTROLS) {
      expect([id, group]).toEqual([id, groups[id.slice(0, 3) as keyof typeof groups]]);
    }
  });

  test("are found by id and by slug, and no slug is used twice", () => {
    for (const control of CONTROLS) {
      expect(controlById(control.id)).toBe(control);
      expect(findControlBySlug(control.slug)).toBe(control);
      expect(control.slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
    expect(new Set(CONTROLS.map(({ slug }) => slug)).size).toBe(45);
    expect(findControlBySlug("constructor")).toBeNull();
  });

  test.each([
    ["IMG-1", true],
    ["PRG-10", true],
    ["PRG-11", false],
    ["img-1", false],
    ["__proto__", false],
    ["", false],
  ])("%j is the id of a control: %s", (text, expected) => {
    expect(isControlId(text)).toBe(expected);
  });

  test("never allow not applicable for images that must be scanned, limits, secrets, logging, monitoring and the programme", () => {
    const never = idsOf(CONTROLS.filter(({ na }) => na === "never"));
    expect(never).toEqual([
      "IMG-3",
      "CTR-3",
      "SEC-1",
      "RUN-1",
      "RUN-2",
      ...idsOf(controlsOf("programme")),
    ]);
  });

  test("are fresh for 90 days, but for those that age faster or slower", () => {
    const others = Object.fromEntries(
      CONTROLS.filter(({ freshDays }) => freshDays !== 90).map((it) => [it.id, it.freshDays]),
    );
    expect(others).toEqual({
      "IMG-3": 30,
      "IMG-4": 30,
      "PRG-1": 30,
      "PRG-2": 30,
      "REG-5": 183,
      "PRG-9": 365,
      "PRG-10": 365,
    });
  });

  test("are expected at the level that the facts name", () => {
    expect(idsOf(controlsExpectedAt(1))).toEqual([
      "IMG-2",
      "CTR-1",
      "SEC-1",
      "BLD-2",
      "BLD-3",
      "PRG-1",
    ]);
    expect(idsOf(controlsExpectedAt(2))).toEqual([
      ...["IMG-1", "IMG-3", "IMG-4", "IMG-6", "CTR-2", "CTR-3", "CTR-5", "SEC-2"],
      ...["NET-1", "NET-3", "NET-4", "RUN-1", "RUN-3", "RUN-4", "BLD-1"],
      ...["REG-1", "REG-2", "REG-3", "PRG-2"],
    ]);
    expect(idsOf(controlsExpectedAt(3))).toEqual([
      ...["IMG-5", "CTR-4", "SEC-3", "SEC-4", "SEC-5", "NET-2", "RUN-2", "RUN-5"],
      ...["BLD-4", "BLD-5", "REG-4", "REG-5", "PRG-3", "PRG-4", "PRG-5"],
    ]);
    expect(idsOf(controlsExpectedAt(4))).toEqual(["PRG-6", "PRG-7", "PRG-8", "PRG-9", "PRG-10"]);
  });

  test("weigh 151 together: the sum that coverage divides by when all controls apply", () => {
    expect(CONTROLS.reduce((sum, { risk }) => sum + risk, 0)).toBe(151);
    for (const { risk, effort } of CONTROLS) {
      expect([1, 2, 3, 4, 5]).toContain(risk);
      expect(["S", "M", "L"]).toContain(effort);
    }
  });

  test("come after controls that exist, are not themselves, and are expected no later", () => {
    for (const control of CONTROLS) {
      expect(new Set(control.after).size).toBe(control.after.length);
      for (const predecessor of control.after) {
        expect(predecessor).not.toBe(control.id);
        expect(
          controlById(predecessor).expectedLevel,
          `${control.id} after ${predecessor}`,
        ).toBeLessThanOrEqual(control.expectedLevel);
      }
    }
  });

  test("never wait for each other in a circle", () => {
    const placed = new Set<ControlId>();
    let before = -1;
    while (placed.size > before) {
      before = placed.size;
      for (const { id, after } of CONTROLS) if (after.every((it) => placed.has(it))) placed.add(id);
    }
    expect(placed.size).toBe(45);
  });

  test("name references of the list, each once, and at least one", () => {
    for (const id of CONTROL_IDS) {
      const references = CONTROL_REFERENCES[id];
      expect(references.length, id).toBeGreaterThan(0);
      expect(new Set(references).size, id).toBe(references.length);
      for (const reference of references) expect(Object.hasOwn(REFERENCES, reference)).toBe(true);
    }
  });

  test("are mapped to standards, each standard once per control and never with an empty place", () => {
    for (const id of CONTROL_IDS) {
      const crosswalk = CROSSWALKS[id];
      expect(crosswalk.length, id).toBeGreaterThan(0);
      const standards = crosswalk.map(({ standard }) => standard);
      expect(new Set(standards).size, id).toBe(standards.length);
      for (const { refs } of crosswalk) {
        expect(refs.length, id).toBeGreaterThan(0);
        expect(new Set(refs).size, id).toBe(refs.length);
        for (const ref of refs) expect(ref.trim(), id).toMatch(/^\S.*$/);
      }
    }
  });

  test("write places as their standard does", () => {
    const shapes = {
      "cis-docker": /^\d+(\.\d+)+(–\d+(\.\d+)+)?$/,
      "cis-kubernetes": /^\d+(\.\d+)+(–\d+(\.\d+)+)?$/,
      pss: /^(Baseline|Restricted)(: \w+)?$/,
      "nist-800-190": /^\d+(\.\d+)*(–\d+(\.\d+)+)?$/,
      "owasp-docker-cheat-sheet": /^#\d+a?$/,
      "owasp-docker-top-10": /^D(0[1-9]|10)$/,
      "owasp-dsomm": /^.+ \(level [1-5]\)$/,
      slsa: /^(Build|Provenance)/,
      "pci-dss": /^\d+(\.\d+)+(–\d+(\.\d+)+)?$/,
      "iso-27001": /^[5-8]\.\d+(–[5-8]\.\d+)?$/,
    };
    for (const crosswalk of Object.values(CROSSWALKS)) {
      for (const { standard, refs } of crosswalk) {
        for (const ref of refs) expect(ref).toMatch(shapes[standard]);
      }
    }
  });
});

describe("areas, levels, phases", () => {
  test("seven areas stand in the checklist's order, each with an analogy of its own", () => {
    expect(AREAS.map(({ id }) => id)).toEqual(AREA_IDS);
    expect(new Set(AREAS.map(({ analogy }) => analogy)).size).toBe(7);
  });

  test("19 requirements are numbered within their level: 4, 5, 5 and 5", () => {
    const expected = [4, 5, 5, 5].flatMap((count, index) =>
      Array.from({ length: count }, (_, place) => `L${index + 1}-${place + 1}`),
    );
    expect(REQUIREMENTS.map(({ id }) => id)).toEqual(expected);
    for (const { id, level } of REQUIREMENTS) {
      expect(levelOfRequirement(id)).toBe(level);
      expect(id.startsWith(`L${level}-`)).toBe(true);
    }
    expect(TOP_LEVEL).toBe(Math.max(...LEVELS));
  });

  test("requirements ask for 13 controls of the checklist and all ten of the programme, each once", () => {
    const asked = REQUIREMENTS.flatMap(({ controls }) => controls);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.filter((id) => !id.startsWith("PRG"))).toHaveLength(13);
    expect(asked.filter((id) => id.startsWith("PRG"))).toHaveLength(10);
  });

  test("a control that gates a level is expected at that level", () => {
    for (const { level, controls } of REQUIREMENTS) {
      for (const id of controls) expect([id, controlById(id).expectedLevel]).toEqual([id, level]);
    }
  });

  test("the four basics are the requirements of level 1, and their questions are its controls", () => {
    const basics = REQUIREMENTS.filter(({ level }) => level === 1);
    expect(basics.map(({ id }) => id)).toEqual(FOUR_BASICS);
    expect(BASIC_QUESTIONS).toEqual(["CTR-1", "IMG-2", "PRG-1", "SEC-1", "BLD-2"]);
    expect(basics.flatMap(({ controls }) => controls)).toEqual(BASIC_QUESTIONS);
  });

  test("each level has its phase, in order", () => {
    expect(LEVELS.map((level) => PHASE_OF[level])).toEqual(PHASES);
    expect(PHASES).toEqual(["basics", "staging", "production", "regulated"]);
  });

  test("each environment has its target", () => {
    expect(ENVIRONMENTS.map((environment) => TARGET_OF[environment])).toEqual([1, 2, 3, 4]);
  });

  test("the catalogue says its version", () => {
    expect(CATALOGUE_VERSION).toBe("2026.11");
  });
});

test("references are https addresses with a name, none twice", () => {
  const all = Object.values(REFERENCES);
  expect(all).toHaveLength(33);
  for (const { name, url } of all) {
    expect(name).not.toBe("");
    expect(new URL(url).protocol).toBe("https:");
  }
  expect(new Set(all.map(({ url }) => url)).size).toBe(all.length);
});
