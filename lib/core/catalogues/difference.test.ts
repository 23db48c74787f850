import { expect, test } from "vitest";
import { EDITIONS } from "./bundle";
import { catalogueDifference } from "./difference";
import { editionOf, type Release } from "./edition";
import { NEWER, OLDER } from "./testing/versions";

const { release } = EDITIONS.newest;
const difference = catalogueDifference(OLDER.release, NEWER.release);

test("says which controls are new and which are gone, with the level that waits for them", () => {
  expect(difference).toMatchObject({ from: "2026.08", to: "2027.02" });
  const title = release.words.controls["REG-5"]?.title;
  expect(difference.added).toEqual([{ id: "REG-5", title, gates: null, expectedLevel: 3 }]);
  expect(difference.removed.map(({ id }) => id)).toEqual(["NET-4"]);
  const back = catalogueDifference(NEWER.release, OLDER.release);
  expect([back.added, back.removed]).toEqual([difference.removed, difference.added]);
});

test("says which words are others, before and after", () => {
  const before = release.words.controls["SEC-1"]?.question;
  const after = "Is every secret kept out of code, images and their history?";
  expect(difference.reworded).toEqual([
    {
      id: "CTR-1",
      title: "Run as a user of its own",
      parts: [
        {
          part: "title",
          before: release.words.controls["CTR-1"]?.title,
          after: "Run as a user of its own",
        },
      ],
    },
    {
      id: "SEC-1",
      title: release.words.controls["SEC-1"]?.title,
      parts: [{ part: "question", before, after }],
    },
  ]);
});

test("says which rules are others, before and after", () => {
  const said = difference.rules.map(({ id, changes }) => [id, changes]);
  expect(said).toEqual([
    ["IMG-1", [{ rule: "na", before: "allowed", after: "never" }]],
    ["CTR-4", [{ rule: "expectedLevel", before: 3, after: 2 }]],
    ["PRG-1", [{ rule: "freshDays", before: 30, after: 7 }]],
  ]);
});

test("says which requirements moved", () => {
  const { title, controls } = { title: "Capability dropping", controls: ["CTR-4"] };
  expect(difference.requirements).toEqual([
    { id: "L3-1", before: { title, level: 3, controls }, after: { title, level: 2, controls } },
  ]);
});

test("a requirement that is new, gone, or asks for other controls is named, too", () => {
  const other: Release = {
    ...release,
    requirements: release.requirements
      .filter(({ id }) => id !== "L4-5")
      .map((it) => (it.id === "L2-5" ? { ...it, controls: ["PRG-2"] } : it)),
  };
  expect(catalogueDifference(release, other).requirements).toEqual([
    {
      id: "L2-5",
      before: { title: "Regular scanning", level: 2, controls: ["PRG-2", "IMG-3"] },
      after: { title: "Regular scanning", level: 2, controls: ["PRG-2"] },
    },
    {
      id: "L4-5",
      before: { title: "Incident response", level: 4, controls: ["PRG-10"] },
      after: null,
    },
  ]);
  expect(catalogueDifference(other, release).requirements[1]).toMatchObject({ before: null });
});

test("between a version and itself there is none", () => {
  const none = { added: [], removed: [], reworded: [], rules: [], requirements: [] };
  expect(catalogueDifference(release, editionOf(release).release)).toMatchObject(none);
});

const first = release.controls[0];
const words = release.words.controls;

test.each([
  ["group", { group: "build" }],
  ["na", { na: "never" }],
  ["freshDays", { freshDays: 1 }],
  ["effort", { effort: "L" }],
  ["risk", { risk: 1 }],
  ["after", { after: ["REG-1"] }],
  ["expectedLevel", { expectedLevel: 4 }],
] as const)("no rule changes unseen: %s", (rule, change) => {
  const [control, ...others] = release.controls;
  if (!first || !control) throw new Error("The catalogue is empty");
  const other: Release = { ...release, controls: [{ ...control, ...change }, ...others] };
  const [seen] = catalogueDifference(release, other).rules;
  expect(seen).toMatchObject({ id: first.id, changes: [{ rule, before: first[rule] }] });
  expect(seen?.changes).toHaveLength(1);
});

test.each([
  ["title", { title: "Another" }],
  ["question", { question: "Another" }],
  ["naCondition", { naCondition: "Another" }],
  ["met", { criteria: { ...criteria(), met: "Another" } }],
  ["partly", { criteria: { ...criteria(), partly: "Another" } }],
  ["not_met", { criteria: { ...criteria(), not_met: "Another" } }],
])("no words change unseen: %s", (part, change) => {
  const given = words["IMG-1"];
  if (!given) throw new Error("IMG-1 has no words");
  const controls = { ...words, "IMG-1": { ...given, ...change } };
  const other: Release = { ...release, words: { ...release.words, controls } };
  expect(catalogueDifference(release, other).reworded).toMatchObject([
    { id: "IMG-1", parts: [{ part, after: "Another" }] },
  ]);
});

test("no need of a criterion changes unseen", () => {
  const other: Release = { ...release, criterionNeeds: { "PRG-3": ["BLD-4"] } };
  expect(catalogueDifference(release, other).rules).toMatchObject([
    { id: "PRG-3", changes: [{ rule: "needs", before: ["BLD-4", "REG-4"], after: ["BLD-4"] }] },
    { id: "PRG-4", changes: [{ rule: "needs", before: ["RUN-1", "RUN-2"], after: [] }] },
  ]);
});

function criteria() {
  const given = release.words.controls["IMG-1"]?.criteria;
  if (!given) throw new Error("IMG-1 has no criteria");
  return given;
}
