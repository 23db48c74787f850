import { describe, expect, test } from "vitest";
import {
  basesLookedAt,
  cardsBasis,
  endingSentence,
  nothingExcessive,
  nothingUnscanned,
  unscannedNote,
} from "./cards";

describe("beside an unscanned image", () => {
  const image = {
    name: "acme/web:1",
    subject: "service web",
    command: "trivy …",
    isBuilt: false,
    isKnown: true,
    file: "compose.yaml",
    line: 3,
  };
  test.each([
    ["nothing, where its command is all", image, ""],
    [
      "that it is built first",
      { ...image, isBuilt: true },
      "Built first: it is made from these files.",
    ],
    [
      "that it has no name",
      { ...image, name: null, isBuilt: true, isKnown: false },
      "Built first. Nothing in the files names it: give it a name, so that its report is recognised.",
    ],
    [
      "what its name hangs on",
      { ...image, name: "acme/web:${TAG}", isKnown: false },
      "TAG stands nowhere in the files. Set it as where it runs; once the name is written out, its report is recognised.",
    ],
    [
      "all that its name hangs on, once each",
      { ...image, name: "${HOST}/${TEAM}/web:${TEAM}-${TAG}", isKnown: false },
      "HOST, TEAM and TAG stand nowhere in the files. Set them as where it runs; once the name is written out, its report is recognised.",
    ],
    [
      "that there is no command",
      { ...image, command: null },
      "Its name or its build can’t be put into a command.",
    ],
  ])("%s", (_, row, note) => {
    expect(unscannedNote(row)).toBe(note);
  });
});

describe("where there is no row, what was looked at", () => {
  test.each([
    [0, "No image in these files ships."],
    [1, "A report speaks of the one image that ships."],
    [4, "A report speaks of each of the 4 images that ship."],
  ])("%d images", (images, said) => {
    expect(nothingUnscanned({ images })).toBe(said);
  });

  test.each([
    [0, /^No container in these files ships\.$/],
    [1, /^Nothing found on 1 container\. Looked for: privileged/],
    [3, /^Nothing found on 3 containers\./],
  ])("%d containers", (containers, said) => {
    expect(nothingExcessive({ containers })).toMatch(said);
  });

  test.each([
    [{ carried: 0, unjudged: 0 }, "No image from elsewhere is named in these files."],
    [
      { carried: 2, unjudged: 0 },
      "None is past its end or within 180 days of it. 2 images looked up in tables of 22 Aug 2026.",
    ],
    [
      { carried: 3, unjudged: 1 },
      "None is past its end or within 180 days of it. 3 images looked up in tables of 22 Aug 2026. 1 is in no table or names no release: nothing is known of it.",
    ],
    [
      { carried: 2, unjudged: 2 },
      "2 images looked up in tables of 22 Aug 2026. 2 are in no table or name no release: nothing is known of them.",
    ],
  ])("%o", (counts, said) => {
    expect(basesLookedAt({ ...counts, bases: [] })).toBe(said);
  });
});

test.each([
  ["past", "2025-04-30", "Node.js 18: no fixes since 30 Apr 2025."],
  ["past", null, "Node.js 18: no fixes any more."],
  ["near", "2027-04-30", "Node.js 18: fixes until 30 Apr 2027."],
  ["extended", "2028-06-30", "Node.js 18: past its end, long-term fixes until 30 Jun 2028."],
] as const)("support that is %s, with the day %s", (state, ends, said) => {
  const base = { image: "node:18", file: "Dockerfile", line: 1, product: "Node.js 18" };
  expect(endingSentence({ ...base, state, ends })).toBe(said);
});

test("what the cards are made of, and what is missing", () => {
  expect(cardsBasis({ dates: ["2026-11-20"], unread: 0 })).toBe(
    "What the newest files show, of 20 Nov 2026.",
  );
  expect(cardsBasis({ dates: ["2026-11-02", "2026-11-20"], unread: 1 })).toBe(
    "What the newest files show, of 2 Nov 2026 to 20 Nov 2026. 1 file that ships was not read, and may say more.",
  );
});
