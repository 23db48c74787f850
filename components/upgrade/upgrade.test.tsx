import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { catalogueDifference } from "@/lib/core/catalogues/difference";
import { upgradeEffect } from "@/lib/core/catalogues/effect";
import { NEWER, OLDER } from "@/lib/core/catalogues/testing/versions";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { metUpTo, said, TODAY } from "@/lib/core/scoring/testing/said";
import type { AnswersByControl } from "@/lib/core/scoring/types";
import { CatalogueNote } from "./catalogue-note";
import { NewestPage } from "./newest-page";
import { UpgradePage } from "./upgrade-page";

const difference = catalogueDifference(OLDER.release, NEWER.release);
const upgrade = { from: OLDER, to: NEWER, difference };
const project = { id: "p1", may: { edit: true, snapshot: true } };
const words = (html: string) => html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

function page(answers: AnswersByControl, over: Partial<typeof project.may> = {}) {
  const options = { target: 3, asOf: TODAY, policy: DEFAULT_POLICY } as const;
  return renderToStaticMarkup(
    <UpgradePage
      project={{ ...project, may: { ...project.may, ...over } }}
      upgrade={upgrade}
      effect={upgradeEffect({ answers, proposals: {} }, options, upgrade)}
      move={<button type="button">Move to 2027.02</button>}
    />,
  );
}

describe("the page of what a newer catalogue changes", () => {
  const answers = { ...metUpTo(2), ...said({ "CTR-4": "not_met" }) };

  test("says what becomes of the project's levels by the same answers", () => {
    const text = words(page(answers));
    expect(text).toContain("By 2026.08 By 2027.02");
    expect(text).toMatch(/Declared 2 Standard 1 Basic \(differs\)/);
    expect(text).toContain("Answered 26 of 44 25 of 44 (differs)");
  });

  test("names every answer that needs somebody, with why, and leads to its question", () => {
    const html = page({
      ...answers,
      ...said({ "IMG-1": "not_applicable" }),
      ...said({ "PRG-1": "met" }, { strength: "verified", date: "2026-11-03" }),
    });
    const text = words(html);
    expect(text).toContain("Answers to look at again 3");
    expect(text).toMatch(/SEC-1 [^.]+ Its question or criteria read otherwise\./);
    expect(text).toMatch(/IMG-1 [^.]+ “Not applicable” is no answer to it any more\./);
    expect(text).toMatch(/PRG-1 [^.]+ Its evidence is too old by the new rules\./);
    expect(html).toContain('href="/projects/p1/checklist?control=SEC-1"');
    expect(text).toContain("New questions 1");
    expect(text).toContain("Answers that count no more 1");
    expect(text).toMatch(/They are kept with all their revisions, and stay in snapshots\. NET-4/);
  });

  test("shows what the catalogue asks otherwise: controls, words, rules, requirements", () => {
    const text = words(page({}));
    for (const part of [
      "New controls 1 REG-5",
      "Controls that are gone 1 NET-4",
      "Capability dropping Was Level 3: CTR-4 Is Level 2: CTR-4",
      "Question Was",
      "Is Is every secret kept out of code, images and their history?",
      "Was “Not applicable” is an answer Is Always applies",
      "Was Evidence counts for 30 days Is Evidence counts for 7 days",
    ]) {
      expect(text).toContain(part);
    }
  });

  test("offers the move to who may edit the project, and to nobody else", () => {
    expect(page(answers)).toContain("Move to 2027.02</button>");
    const other = page(answers, { edit: false, snapshot: false });
    expect(other).not.toContain("<button");
    expect(words(other)).toContain("You can look, not move");
  });

  test("says so where no answer needs anybody", () => {
    const back = catalogueDifference(NEWER.release, NEWER.release);
    const same = { from: NEWER, to: NEWER, difference: back };
    const options = { target: 3, asOf: TODAY, policy: DEFAULT_POLICY } as const;
    const effect = upgradeEffect({ answers, proposals: {} }, options, same);
    const html = renderToStaticMarkup(
      <UpgradePage project={project} upgrade={same} effect={effect} move={null} />,
    );
    expect(words(html)).toContain("No answer needs anybody.");
  });
});

describe("the page of a project on the newest catalogue", () => {
  const newest = (over: Partial<Parameters<typeof NewestPage>[0]> = {}) =>
    words(
      renderToStaticMarkup(
        <NewestPage
          projectId="p1"
          catalogue="2027.02"
          createdAt="2026-11-30T08:00:00Z"
          moved={null}
          lookAgain={[]}
          titleOf={(control) => `Title of ${control}`}
          {...over}
        />,
      ),
    );

  test("says since when", () => {
    expect(newest()).toContain("It has been on it since it was made, on 30 Nov 2026.");
    const moved = { from: "2026.11", to: "2027.02", at: "2027-02-03T09:00:00.000Z" };
    expect(newest({ moved })).toContain("It was moved from 2026.11 to 2027.02 on 3 Feb 2027.");
  });

  test("names what nobody has looked at since the move", () => {
    expect(newest()).not.toContain("look at again");
    const text = newest({ lookAgain: [{ control: "SEC-1", reasons: ["reworded"] }] });
    expect(text).toContain("Answers to look at again");
    expect(text).toContain("SEC-1 Title of SEC-1");
  });
});

describe("the note of a newer catalogue", () => {
  const note = (over: object = {}) =>
    renderToStaticMarkup(
      <CatalogueNote
        project={{ id: "p1", catalogue: "2026.11", isExample: false, archivedAt: null, ...over }}
        newest="2027.02"
      />,
    );

  test("leads to what changes, where the project can be moved", () => {
    expect(words(note())).toContain("There is a newer catalogue: 2027.02");
    expect(note()).toContain('href="/projects/p1/catalogue"');
  });

  test.each([
    ["it is on the newest", { catalogue: "2027.02" }],
    ["it is the example", { isExample: true }],
    ["it is archived", { archivedAt: "2026-12-01T00:00:00Z" }],
  ])("is not there where %s", (_, over) => {
    expect(note(over)).toBe("");
  });
});
