import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { compareStates } from "@/lib/core/snapshot/compare-states";
import { makeSnapshot } from "@/lib/core/snapshot/make";
import { inputOf, standing } from "@/lib/core/snapshot/testing/standing";
import type { Snapshot } from "@/lib/core/snapshot/types";
import { Comparison } from "./comparison";
import { FrozenAnswers } from "./frozen-answers";
import { FrozenEvidence } from "./frozen-evidence";
import { FrozenAreas, FrozenLevels, FrozenRequirements } from "./frozen-result";
import { FrozenRoadmap } from "./frozen-roadmap";

const now = makeSnapshot(inputOf([standing("CTR-1")])).snapshot;
/** Of a catalogue that named things which this one lacks. */
const old: Snapshot = {
  ...now,
  catalogue: "2025.02",
  answers: now.answers.map((answer) => ({ ...answer, control: "OLD-7" })),
  result: {
    ...now.result,
    declared: 3,
    levels: now.result.levels.map((level) => ({
      ...level,
      requirements: level.requirements.map((each) => ({ ...each, id: `old-${each.id}` })),
    })),
    areas: now.result.areas.map((area) => ({ ...area, area: `old-${area.area}` })),
  },
};
const words = (html: string) => html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
const comparison = (before: Snapshot, after: Snapshot) =>
  words(
    renderToStaticMarkup(
      <Comparison comparison={compareStates(before, after)} before="Then" after="Now" />,
    ),
  );

test("a snapshot says which files its answers stood beside, and what those said against them", () => {
  const said = { answer: "partly", basis: "configured", date: "2026-11-20" } as const;
  const evidence = {
    component: "0194",
    name: "web",
    upload: 3,
    date: "2026-11-20",
    complete: true,
    files: 12,
    set: `sha256:${"a".repeat(64)}`,
    assessment: `sha256:${"b".repeat(64)}`,
  };
  const { snapshot } = makeSnapshot(
    inputOf([standing("CTR-1")], { proposals: { "CTR-1": said }, evidence: [evidence] }),
  );
  const html = words(
    renderToStaticMarkup(
      <>
        <FrozenEvidence evidence={snapshot.evidence ?? []} />
        <FrozenAnswers answers={snapshot.answers} wordsOf={new Map()} />
      </>,
    ),
  );
  expect(html).toContain("12 files, a whole folder, of 20 Nov 2026, after upload 3");
  expect(html).toMatch(/aaaaaaaaaaaa….*bbbbbbbbbbbb…/);
  expect(html).toContain("Contradicted: the files said Partly.");
});

describe("a snapshot of another catalogue", () => {
  test("shows its own levels, and by its id what this catalogue lacks", () => {
    const html = words(
      renderToStaticMarkup(
        <>
          <FrozenLevels result={old.result} />
          <FrozenAreas areas={old.result.areas} />
          <FrozenRequirements levels={old.result.levels} />
          <FrozenAnswers answers={old.answers} wordsOf={new Map()} />
          <FrozenRoadmap roadmap={old.roadmap} />
        </>,
      ),
    );
    expect(html).toContain("declared level 3");
    for (const id of ["OLD-7", "old-L1-1", "old-image"]) expect(html).toContain(id);
  });

  test("is compared: what is gone and what is new stand side by side", () => {
    const html = comparison(old, now);
    expect(html).toMatch(/Declared 3 \w+ Below level 1/);
    expect(html).toMatch(/Removed 1 .*OLD-7 .*Met to Unanswered/);
    expect(html).toContain("Not in this catalogue");
  });
});

test("what was typed and is not kept any more is not made up", () => {
  const gone = new Map([["CTR-1", { words: null, owner: null }]]);
  const html = renderToStaticMarkup(<FrozenAnswers answers={now.answers} wordsOf={gone} />);
  expect(html).toContain("What was typed here is not kept any more.");
});

test("two states that are the same say so, and list nothing", () => {
  expect(comparison(now, now)).toContain("Nothing differs");
});

test("what is stale or backed otherwise says from which strength to which", () => {
  const proven = [standing("IMG-3", { strength: "verified" })];
  const then = makeSnapshot(inputOf(proven)).snapshot;
  const later = makeSnapshot(inputOf(proven, { asOf: "2026-12-30" })).snapshot;
  expect(comparison(then, later)).toMatch(/Verified Below level 1 Nothing proven/);
  expect(comparison(then, later)).toMatch(/Stale 1 .*Met: verified to asserted/);
});
