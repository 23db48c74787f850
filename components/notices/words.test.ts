import { expect, test } from "vitest";
import { noticeWords } from "./words";

const told = {
  control: "CTR-1",
  actor: "Ines Roth",
  fromLevel: null,
  toLevel: null,
  more: null,
} as const;

test.each([
  [{ ...told, kind: "mentioned" }, "Ines Roth mentioned you in a comment on CTR-1"],
  [{ ...told, kind: "assigned" }, "Ines Roth made you the owner of CTR-1"],
  [
    { ...told, kind: "level_fell", fromLevel: 3, toLevel: 2 },
    "The declared level fell from 3 to 2 when Ines Roth changed CTR-1",
  ],
  [
    { ...told, kind: "level_fell", fromLevel: 2, toLevel: 0 },
    "The declared level fell from 2 to below level 1 when Ines Roth changed CTR-1",
  ],
  [
    { ...told, kind: "evidence_regressed", control: "CTR-2", more: 0 },
    "The files that Ines Roth changed say less of CTR-2 than before",
  ],
  [
    { ...told, kind: "evidence_regressed", control: "CTR-2", more: 2 },
    "The files that Ines Roth changed say less of CTR-2 and 2 others than before",
  ],
  [
    { ...told, kind: "step_overdue", actor: null },
    "The due date of CTR-1 has passed, and it is not met",
  ],
] as const)("%j reads %j", (notice, words) => {
  expect(noticeWords(notice)).toBe(words);
});
