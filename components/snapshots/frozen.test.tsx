import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { compareStates } from "@/lib/core/snapshot/compare-states";
import { makeSnapshot } from "@/lib/core/snapshot/make";
import { inputOf, standing } from "@/lib/core/snapshot/testing/standing";
import type { Snapshot } from "@/lib/core/snapshot/types";
import { Comparison } from "./comparison";
import { FrozenAnswers } from "./frozen-answers";
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
